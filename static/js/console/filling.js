// Filling the intake from outside its fields: what belongs to a value comes with it.
import { data } from "./parts.js";

/** @typedef {Partial<import("./draft.js").Fields>} Values */

/**
 * A type brings its name, and its priority unless that was chosen; a place brings its name.
 * @param {Values} values @param {boolean} byHand  the priority was chosen
 * @returns {Values}
 */
export function labelled(values, byHand) {
  const type = values.type && data.types.find(({ code }) => code === values.type);
  const place = values.place && data.places.find(({ code }) => code === values.place);
  return {
    ...(type ? { typeText: type.label } : {}),
    ...(type && !byHand ? { priority: type.priority } : {}),
    ...(place ? { placeText: place.name } : {}),
    ...values,
  };
}

/** Adds a line at the end; the cursor of somebody who types there stays. @param {HTMLTextAreaElement} box @param {string} line @returns {string} all of it */
export function appendLine(box, line) {
  const { selectionStart, selectionEnd, value } = box;
  const focused = document.activeElement === box;
  const end = value.length;
  box.value = `${value}${value === "" || value.endsWith("\n") ? "" : "\n"}${line}`.slice(0, box.maxLength);
  if (focused && selectionEnd < end) box.setSelectionRange(selectionStart, selectionEnd);
  return box.value;
}
