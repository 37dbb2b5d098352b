// The filter form above the list; its state is kept on this device.
import { ALL, isActive, parse } from "./filters.js";

const REMEMBERED = "dispatch112.board.filters";

/**
 * @param {HTMLFormElement} form
 * @param {(filters: import("./filters.js").Filters) => void} onChange
 */
export function startFilterBar(form, onChange) {
  write(form, parse(localStorage.getItem(REMEMBERED)));
  const changed = () => {
    const filters = read(form);
    localStorage.setItem(REMEMBERED, JSON.stringify(filters));
    form.toggleAttribute("data-active", isActive(filters));
    onChange(filters);
  };
  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  const clear = () => {
    write(form, ALL);
    changed();
  };
  changed();
  return {
    clear,
    /** Shows those with this text and no others; without a text nothing is changed. @param {string} text */
    setText(text) {
      if (!text) return;
      write(form, { ...ALL, text });
      changed();
    },
  };
}

/** @param {HTMLFormElement} form @returns {import("./filters.js").Filters} */
function read(form) {
  const data = new FormData(form);
  return {
    priorities: data.getAll("priority").map(Number),
    category: String(data.get("category") ?? ""),
    status: String(data.get("status") ?? ""),
    text: String(data.get("text") ?? ""),
  };
}

/** @param {HTMLFormElement} form @param {import("./filters.js").Filters} filters */
function write(form, filters) {
  for (const control of form.elements) {
    if (control instanceof HTMLInputElement && control.name === "priority") {
      control.checked = filters.priorities.includes(Number(control.value));
    } else if (control instanceof HTMLInputElement && control.name === "text") control.value = filters.text;
    else if (control instanceof HTMLSelectElement) {
      const value = control.name === "category" ? filters.category : filters.status;
      control.value = [...control.options].some((option) => option.value === value) ? value : "";
    }
  }
}
