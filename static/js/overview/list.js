// The overview's list, and the large numbers above it: each number also chooses what the list shows.
import { createLiveList } from "../console/live_list.js";
import { FIGURES, countFigures } from "./figures.js";

/** @typedef {import("./figures.js").Figure} Figure */

/** @param {HTMLElement} row @returns {import("./figures.js").Facts} */
function factsOf(row) {
  const { priority, status = "", unacknowledged, level } = row.dataset;
  return {
    priority: Number(priority),
    status,
    unacknowledged: unacknowledged === "1",
    level: Number(level),
    late: row.querySelector('.step[data-state="acknowledged"] .is-late') !== null,
    failed: row.querySelector('.step:not([data-state="acknowledged"]) .is-late') !== null,
  };
}

/** @param {HTMLElement} box  the large numbers: buttons with data-figure */
export function startList(box) {
  /** @type {Figure} */
  let chosen = "open";
  const list = createLiveList({ fits: (row) => FIGURES[chosen](factsOf(row)), onPaint: paint });

  /** @param {HTMLElement[]} rows */
  function paint(rows) {
    const counts = countFigures(rows.map(factsOf));
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll("[data-figure]"))) {
      const name = /** @type {Figure} */ (button.dataset.figure);
      button.setAttribute("aria-pressed", String(name === chosen));
      button.toggleAttribute("data-some", counts[name] > 0);
      const value = button.querySelector("[data-figure-value]");
      if (value) value.textContent = String(counts[name]);
    }
  }

  box.addEventListener("click", (event) => {
    const name = /** @type {Element} */ (event.target).closest("[data-figure]")?.getAttribute("data-figure");
    if (!name) return;
    chosen = name === chosen ? "open" : /** @type {Figure} */ (name);
    list.look();
  });
  return list;
}
