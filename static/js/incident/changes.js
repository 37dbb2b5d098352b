// What somebody changed in the form of an incident, as the API wants it. Pure.
import { parseCoordinates } from "../console/coordinates.js";

/** @typedef {Record<string, string>} Values  by the names of the form's fields */

/** @param {Values} before @param {Values} now @returns {Values} what differs, as it is now */
export function changesOf(before, now) {
  const names = Object.keys(now).filter((name) => trimmed(now[name]) !== trimmed(before[name] ?? ""));
  return Object.fromEntries(names.map((name) => [name, now[name]]));
}

/**
 * The names of changed fields that somebody else set to something else meanwhile: saving would undo that unseen.
 * @param {{ before: Values, fresh: Values, changed: Values }} three
 */
export function contested({ before, fresh, changed }) {
  return Object.keys(changed).filter(
    (name) => trimmed(fresh[name]) !== trimmed(before[name]) && trimmed(fresh[name]) !== trimmed(changed[name]),
  );
}

/**
 * @param {Values} changed
 * @returns {{ body: Record<string, unknown>, wrong: Record<string, "unreadable" | "zero" | "range"> }}
 */
export function bodyOf({ coordinates, uncertainty, priority, ...texts }) {
  /** @type {Record<string, unknown>} */
  const body = { ...texts };
  if (priority !== undefined) body.priority = Number(priority);
  if (uncertainty !== undefined) body.uncertainty = wholeNumber(uncertainty);
  if (coordinates === undefined) return { body, wrong: {} };
  const position = parseCoordinates(coordinates);
  if (position.kind === "wrong") return { body, wrong: { coordinates: position.why } };
  if (position.kind === "empty") return { body: { ...body, latitude: null, longitude: null, uncertainty: null }, wrong: {} };
  return { body: { ...body, latitude: position.latitude, longitude: position.longitude }, wrong: {} };
}

/** What is no number goes as it was typed: the API says at the field what it wants. @param {string} text */
function wholeNumber(text) {
  const typed = text.trim();
  return typed === "" ? null : /^\d+$/.test(typed) ? Number(typed) : typed;
}

/** @param {string | undefined} text  the browser and the database may differ in how they end a line */
const trimmed = (text) => (text ?? "").replace(/\r\n?/g, "\n").trim();
