// One finding of a search field: priority, name with the letters found marked, and what tells it from its namesakes.
import { marked } from "./matching.js";

/** @typedef {{ value: string, label: string, detail: string, mark?: number, weak?: boolean }} Option  mark: a priority; weak: only alike, never chosen by itself */

/** @param {Option} option @param {string} id @param {string} query */
export function buildOption(option, id, query) {
  const item = document.createElement("li");
  item.id = id;
  item.setAttribute("role", "option");
  if (option.mark) item.append(priority(option.mark));
  const label = document.createElement("span");
  for (const { text, found } of marked(option.label, query)) {
    const piece = document.createElement(found ? "mark" : "span");
    piece.textContent = text;
    label.append(piece);
  }
  const detail = document.createElement("small");
  detail.className = "combo-detail";
  detail.textContent = option.detail;
  item.append(label, detail);
  return item;
}

/** @param {number} value */
function priority(value) {
  const sign = document.createElement("b");
  sign.className = "priority";
  sign.dataset.p = String(value);
  sign.textContent = `P${value}`;
  return sign;
}
