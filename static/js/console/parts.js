// The parts of the console's page, by their ids.

/** @template {HTMLElement} T @param {string} id @returns {T} */
export const part = (id) => /** @type {T} */ (document.getElementById(id));

/** What the page came with. @type {PageData} */
export const data = JSON.parse(document.getElementById("intake-data")?.textContent ?? "{}");

/**
 * @typedef {object} PageData
 * @property {number} user
 * @property {number} centre
 * @property {string} language
 * @property {"mine" | "all"} view  what the list shows until the person chooses
 * @property {import("./matching.js").IncidentType[]} types
 * @property {import("./matching.js").Place[]} places
 * @property {Agency[]} agencies
 * @property {{ key: string, value: string, label: string }[]} classes
 * @property {{ partner: number, name: string, phone: string, types: string[] } | null} referral
 * @property {import("./assist/questions_state.js").QuestionData} questions
 */
/** @typedef {{ id: number, short: string, name: string, phone: string }} Agency */

/** @type {HTMLFormElement} */
export const form = part("intake-form");
export const bar = part("call-bar");
export const intakeBox = part("intake");
