// The form of a correction as a thing: its values, what is wrong with them, what became of them meanwhile.
import { showErrors } from "../commands/forms.js";
import { word } from "../words.js";

/** @typedef {import("./changes.js").Values} Values */

/** The form as the server shows the incident now. @param {number} id @returns {Promise<HTMLFormElement | null>} */
export async function readForm(id) {
  try {
    const answer = await fetch(`/incidents/${id}/edit/`, { headers: { Accept: "text/html" }, signal: AbortSignal.timeout(8_000) });
    if (!answer.ok) return null;
    const holder = document.createElement("template");
    holder.innerHTML = await answer.text();
    return holder.content.querySelector("form");
  } catch {
    return null;
  }
}

/** @param {HTMLFormElement} form @returns {Values} */
export function valuesOf(form) {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
}

/** @param {HTMLFormElement} form @param {Values} values */
export function setValues(form, values) {
  for (const [name, value] of Object.entries(values)) {
    const control = form.elements.namedItem(name);
    // Both a single control and a group of radios take a value.
    if (control) /** @type {HTMLInputElement | RadioNodeList} */ (control).value = value;
  }
}

/** @param {HTMLFormElement} form @param {Record<string, string[]>} fields */
export function showWrong(form, { latitude = [], longitude = [], ...fields }) {
  const pair = [...new Set([...latitude, ...longitude])];
  showErrors(form, pair.length ? { ...fields, coordinates: pair } : fields);
  /** @type {HTMLElement | null} */ (form.querySelector('[aria-invalid="true"]'))?.focus();
}

/** @param {HTMLFormElement} form @param {string} title @param {string} text */
export function showNotice(form, title, text) {
  const notice = /** @type {HTMLElement} */ (form.querySelector(".notice[role=alert]"));
  /** @type {HTMLElement} */ (notice.querySelector("[data-notice-title]")).textContent = title;
  /** @type {HTMLElement} */ (notice.querySelector("[data-notice-text]")).textContent = text;
  notice.hidden = false;
  notice.scrollIntoView({ block: "nearest" });
}

/**
 * Says at each field what somebody else made of it. The form still shows the present state.
 * @param {HTMLFormElement} form @param {string[]} names
 */
export function showMeanwhile(form, names) {
  for (const name of names) {
    const place = /** @type {HTMLElement | null} */ (form.querySelector(`[data-now-for="${name}"]`));
    if (!place) continue;
    place.textContent = word("edit.now", { value: shownValue(form.elements.namedItem(name)) || word("edit.empty") });
    place.hidden = false;
  }
}

/** @param {RadioNodeList | Element | null} control */
function shownValue(control) {
  if (control instanceof HTMLSelectElement) return control.selectedOptions[0]?.text ?? "";
  if (control instanceof RadioNodeList) return `P${control.value}`;
  return /** @type {HTMLInputElement} */ (control).value;
}
