// The intake's fields: what they hold, and what is wrong with them.
import { form, part } from "./parts.js";

/** @typedef {import("./draft.js").Fields} Fields */

const TEXTS = /** @type {const} */ (["number", "name", "language", "typeText", "where", "placeText", "landmark", "address", "coordinates", "narrative"]);
/** The order in which a person meets them: the first wrong one gets the focus. */
const ORDER = ["number", "name", "type", "priority", "where", "place", "landmark", "address", "coordinates", "narrative", "agencies"];
/** What the API calls them. @type {Record<string, string>} */
const OURS = {
  caller_number: "number", caller_name: "name", incident_type: "type", latitude: "coordinates", longitude: "coordinates",
};

/** @param {string} name @returns {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} */
const control = (name) => /** @type {any} */ (form.elements.namedItem(name));

/** Reads the texts into `fields`; type, place and priority are set where they are chosen. @param {Fields} fields */
export function readTexts(fields) {
  for (const name of TEXTS) fields[name] = control(name).value;
}

/** @param {Fields} fields */
export function writeFields(fields) {
  for (const name of TEXTS) control(name).value = fields[name];
  part("in-type").toggleAttribute("data-chosen", fields.type !== "");
  part("in-place").toggleAttribute("data-chosen", fields.place !== "");
}

/** @param {number | null} value */
export function showPriority(value) {
  for (const radio of form.querySelectorAll("input[name=priority]")) {
    const box = /** @type {HTMLInputElement} */ (radio);
    box.checked = Number(box.value) === value;
  }
}

/**
 * Shows these messages at their fields and no others. Returns those that have no field here.
 * @param {Record<string, string[]>} messages  by the API's names or ours
 */
export function showErrors(messages) {
  /** @type {Map<string, string[]>} */
  const by = new Map();
  /** @type {string[]} */
  const rest = [];
  for (const [name, texts] of Object.entries(messages)) {
    const own = OURS[name] ?? name;
    if (ORDER.includes(own)) by.set(own, [...new Set([...(by.get(own) ?? []), ...texts])]);
    else rest.push(...texts);
  }
  for (const name of ORDER) showError(name, by.get(name) ?? []);
  return rest;
}

/** @param {string} name @param {string[]} texts */
export function showError(name, texts) {
  const place = document.getElementById(`error-${name}`);
  if (!place) return;
  place.textContent = texts.join(" ");
  place.hidden = texts.length === 0;
  const input = document.getElementById(`in-${name}`);
  if (texts.length) input?.setAttribute("aria-invalid", "true");
  else input?.removeAttribute("aria-invalid");
}

export function focusFirstError() {
  const wrong = ORDER.find((name) => document.getElementById(`in-${name}`)?.getAttribute("aria-invalid") === "true");
  if (wrong) focusField(wrong);
}

/** @param {string} name */
export function focusField(name) {
  const element = part(`in-${name}`);
  const stop = element.matches("input, textarea, select") ? element : element.querySelector("input:checked, [tabindex='0'], input");
  /** @type {HTMLElement | null} */ (stop)?.focus();
}

/** The field after this one; the narrative is the last that Enter leads to. @param {HTMLElement} from */
export function focusNext(from) {
  const stops = /** @type {HTMLElement[]} */ ([...form.querySelectorAll("[data-stop]")]).filter((one) => one.offsetParent);
  stops.find((one) => from.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING)?.focus();
}
