// The surges that stand above the list, as lines of the radar.
import { word } from "../../words.js";
import { part } from "../parts.js";

/** @typedef {import("./radar.js").Known} Known */

/** @param {() => void} onChange  the list above was read again */
export function startSurges(onChange) {
  const box = part("surges");
  new MutationObserver(onChange).observe(box, { subtree: true, childList: true });
  return {
    /** @returns {Known[]} */
    running: () => /** @type {HTMLElement[]} */ ([...box.querySelectorAll("[data-surge]")]).map(known),
  };
}

/** @param {HTMLElement} line @returns {Known} */
function known({ dataset }) {
  return {
    id: Number(dataset.surge), number: dataset.number ?? "", priority: Number(dataset.priority), type_label: dataset.type ?? "",
    where: dataset.where ?? "", callers: Number(dataset.callers), score: 0, strong: false, surge: true, reason: word("radar.surge"),
  };
}
