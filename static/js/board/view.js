// What the list shows of what it holds: the filter, the counts, and the words when it is empty.
import { fold, matches } from "./filters.js";
import { word } from "../words.js";

/** @param {HTMLElement} row @returns {import("./filters.js").Facts} */
function factsOf(row) {
  const { priority, category = "", status = "", unacknowledged } = row.dataset;
  const text = fold(row.textContent ?? "");
  return { priority: Number(priority), category, status, unacknowledged: unacknowledged === "1", text };
}

/**
 * @param {Iterable<HTMLElement>} rows
 * @param {import("./filters.js").Filters} filters
 * @returns {{ total: number, shown: number, missed: number }} missed: unacknowledged and hidden by the filter
 */
export function filterRows(rows, filters) {
  const count = { total: 0, shown: 0, missed: 0 };
  for (const row of rows) {
    const facts = factsOf(row);
    const fits = matches(filters, facts);
    if (row.hidden === fits) row.hidden = !fits;
    count.total += 1;
    if (fits) count.shown += 1;
    else if (facts.unacknowledged) count.missed += 1;
  }
  return count;
}

/** @param {{ total: number, shown: number, missed: number }} count @param {boolean} loaded */
export function showCounts({ total, shown, missed }, loaded) {
  const all = shown === total;
  text("shown-count", all ? String(total) : word("board.shown", { shown, total }));
  const warning = document.getElementById("filtered-out");
  if (warning) {
    warning.hidden = missed === 0;
    warning.textContent = word("board.missed", { count: missed });
  }
  const empty = document.getElementById("no-rows");
  if (!empty) return;
  empty.hidden = shown > 0;
  const state = !loaded ? "loading" : total === 0 ? "empty" : "none";
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (empty.querySelectorAll("b, span"))) {
    part.hidden = !(state in part.dataset);
  }
}

/** @param {readonly import("../live/types.js").Row[]} waiting */
export function showWaiting(waiting) {
  const button = document.getElementById("waiting");
  if (!button) return;
  button.hidden = waiting.length === 0;
  button.toggleAttribute("data-pressing", waiting.some((row) => row.html?.includes('data-priority="1"')));
  const label = button.querySelector("[data-waiting-text]");
  if (label) label.textContent = waiting.length === 1 ? word("board.waiting.one") : word("board.waiting.many", { count: waiting.length });
}

/** @param {string} id @param {string} value */
function text(id, value) {
  const element = document.getElementById(id);
  if (element && element.textContent !== value) element.textContent = value;
}
