// The list of the page's keys (?): written from the tables by which the keys are handled, so that it cannot lie.
import { word } from "../words.js";

/**
 * @typedef {object} KeyRow     one line of a key table
 * @property {string[]} keys    as a key press names them; the first is the one to learn
 * @property {boolean} [ctrl]   with Ctrl, or Cmd on a Mac
 * @property {boolean} [shift]
 * @property {string} label     the key of the word that says what it does
 * @property {string[]} [shown] what stands in the list instead of `keys`
 */

/** @type {Record<string, string>} */
const SIGNS = { ArrowDown: "↓", ArrowUp: "↑", Escape: "Esc" };

/** @param {KeyRow} row @returns {string[]} as they stand on a keyboard */
export function shownKeys({ keys, ctrl = false, shift = false, shown }) {
  const names = (shown ?? keys).map((key) => SIGNS[key] ?? key);
  return [...(ctrl ? ["Ctrl"] : []), ...(shift ? ["Shift"] : []), ...names];
}

/** @param {string} group  the key of the word above them @param {readonly KeyRow[]} rows */
export function listKeys(group, rows) {
  const body = document.getElementById("keys-body");
  if (!body) return;
  const list = body.querySelector(`[data-keys-of="${group}"]`) ?? newGroup(body, group);
  for (const row of rows) list.append(...lineOf(row));
}

/** @param {HTMLElement} body @param {string} group */
function newGroup(body, group) {
  const title = document.createElement("h3");
  title.textContent = word(group);
  const list = document.createElement("dl");
  list.className = "keys";
  list.dataset.keysOf = group;
  body.append(title, list);
  return list;
}

/** @param {KeyRow} row */
function lineOf(row) {
  const term = document.createElement("dt");
  for (const name of shownKeys(row)) {
    const key = document.createElement("kbd");
    key.textContent = name;
    term.append(key);
  }
  const meaning = document.createElement("dd");
  meaning.textContent = word(row.label);
  return [term, meaning];
}
