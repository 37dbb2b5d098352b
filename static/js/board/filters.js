// Which incidents a person wants to see. Pure.

/**
 * @typedef {object} Filters
 * @property {number[]} priorities  empty = all
 * @property {string} category      "" = all
 * @property {string} status        "" = all, "unacknowledged", or an incident status
 * @property {string} text
 */
/** @typedef {{ priority: number, category: string, status: string, unacknowledged: boolean, text: string }} Facts */

/** @type {Filters} */
export const ALL = { priorities: [], category: "", status: "", text: "" };

/** @param {Filters} filters @param {Facts} facts */
export function matches(filters, facts) {
  if (filters.priorities.length && !filters.priorities.includes(facts.priority)) return false;
  if (filters.category && filters.category !== facts.category) return false;
  if (filters.status === "unacknowledged" && !facts.unacknowledged) return false;
  if (filters.status && filters.status !== "unacknowledged" && filters.status !== facts.status) return false;
  return words(filters.text).every((part) => facts.text.includes(part));
}

/** @param {Filters} filters */
export function isActive({ priorities, category, status, text }) {
  return Boolean(priorities.length || category || status || text.trim());
}

/** @param {string} text @returns {string[]} */
export function words(text) {
  return fold(text).split(/\s+/).filter(Boolean);
}

/**
 * Lower case without accents: what is typed finds what is meant.
 * @param {string} text
 */
export function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/**
 * Filters kept from another day, mended where they do not fit.
 * @param {string | null} kept
 * @returns {Filters}
 */
export function parse(kept) {
  try {
    const found = JSON.parse(kept ?? "{}");
    return {
      priorities: Array.isArray(found.priorities) ? found.priorities.filter((/** @type {unknown} */ p) => [1, 2, 3, 4].includes(Number(p))).map(Number) : [],
      category: typeof found.category === "string" ? found.category : "",
      status: typeof found.status === "string" ? found.status : "",
      text: typeof found.text === "string" ? found.text : "",
    };
  } catch {
    return { ...ALL };
  }
}
