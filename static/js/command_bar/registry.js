// What the command bar can do on this page: given by the page's scripts.

/**
 * @typedef {object} Command
 * @property {string} id
 * @property {string} label
 * @property {string} [detail]
 * @property {string[]} [keys]    that do the same
 * @property {() => unknown} run
 */
/**
 * @typedef {object} Found        one finding of the server (GET /api/v1/commands/)
 * @property {"incident" | "call" | "agency" | "place"} kind
 * @property {string} label
 * @property {string} detail
 * @property {string | null} at
 * @property {number | null} incident
 * @property {string} number
 * @property {string} phone
 * @property {string} place
 */

/** @type {(() => Command[])[]} */
const sources = [];
/** @type {Map<string, (found: Found) => unknown>} */
const openers = new Map();

/** @param {() => Command[]} source  asked each time the bar is opened */
export function registerActions(source) {
  sources.push(source);
}

/** @returns {Command[]} */
export function actions() {
  return sources.flatMap((source) => source());
}

/** What this page does with a finding, in place of leaving for another page. @param {Found["kind"]} kind @param {(found: Found) => unknown} open */
export function onFound(kind, open) {
  openers.set(kind, open);
}

/** @param {Found["kind"]} kind */
export function openerOf(kind) {
  return openers.get(kind);
}
