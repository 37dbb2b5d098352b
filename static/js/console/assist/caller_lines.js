// The lines of a caller's history.
import { centreMoment } from "../../clocks/moment.js";
import { word } from "../../words.js";

/** @typedef {{ reason: string, by: string, ends_at: string }} Flag */
/** @typedef {{ id: number, number: string, priority: number, type_label: string, where: string, created_at: string }} Incident */
/** @typedef {{ presented_at: string, call_class_label: string, summary: string, incident: number | null, incident_number: string }} PastCall */
/**
 * @typedef {object} History
 * @property {Flag[]} flags
 * @property {Incident[]} incidents
 * @property {PastCall[]} calls
 * @property {{ calls: number, level: string, text: string }} reputation
 */

/** @param {Flag} flag */
export function flagLine({ reason, by, ends_at }) {
  const line = document.createElement("li");
  line.append(text("b", `⚑ ${reason}`), text("span", word("caller.flag", { until: centreMoment(ends_at), by })));
  return line;
}

/** @param {Incident} incident */
export function incidentLine({ id, number, priority, type_label, where, created_at }) {
  const line = document.createElement("li");
  const sign = text("b", `P${priority}`, "priority");
  sign.dataset.p = String(priority);
  const what = text("span", "", "caller-what");
  what.append(link(id, type_label), ` ${[word("caller.open"), number, where].filter(Boolean).join(" · ")}`);
  line.append(sign, what, moment(created_at));
  return line;
}

/** @param {PastCall} call */
export function callLine({ presented_at, call_class_label, summary, incident, incident_number }) {
  const line = document.createElement("li");
  const what = text("span", summary.replaceAll("\n", ", "), "caller-what");
  if (incident !== null) what.prepend(link(incident, incident_number), " ");
  line.append(text("span", call_class_label, "chip"), what, moment(presented_at));
  return line;
}

/** @param {number} id @param {string} label */
function link(id, label) {
  const anchor = /** @type {HTMLAnchorElement} */ (text("a", label));
  anchor.href = `/incidents/${id}/`;
  anchor.dataset.incident = String(id);
  return anchor;
}

/** @param {string} iso */
function moment(iso) {
  const time = /** @type {HTMLTimeElement} */ (text("time", centreMoment(iso)));
  time.dateTime = iso;
  return time;
}

/** @param {string} name @param {string} content @param {string} [className] */
function text(name, content, className) {
  const element = document.createElement(name);
  element.textContent = content;
  if (className) element.className = className;
  return element;
}
