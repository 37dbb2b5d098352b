// What the overview counts, from the rows it shows: the numbers can never differ from the list. Pure.

/** @typedef {"open" | "unacknowledged" | "escalated" | "late" | "p1" | "nobody"} Figure */
/**
 * @typedef {object} Facts
 * @property {number} priority
 * @property {string} status
 * @property {boolean} unacknowledged
 * @property {number} level      of the ladder, the highest that was reached
 * @property {boolean} late      acknowledged, and not en route in time
 * @property {boolean} failed    a step of the ladder could not be taken: it counts as climbed
 */

/** Without a live dispatch an open incident is in one of these. */
const NOBODY_ON_IT = new Set(["active", "reopened"]);

/** @type {Record<Figure, (row: Facts) => boolean>} */
export const FIGURES = {
  open: () => true,
  p1: ({ priority }) => priority === 1,
  unacknowledged: ({ unacknowledged }) => unacknowledged,
  escalated: ({ unacknowledged, level, failed }) => unacknowledged && (level > 0 || failed),
  late: ({ late }) => late,
  nobody: ({ status }) => NOBODY_ON_IT.has(status),
};

/** @param {readonly Facts[]} rows @returns {Record<Figure, number>} */
export function countFigures(rows) {
  const count = (/** @type {Figure} */ name) => rows.filter(FIGURES[name]).length;
  return {
    open: count("open"), p1: count("p1"), unacknowledged: count("unacknowledged"),
    escalated: count("escalated"), late: count("late"), nobody: count("nobody"),
  };
}

/**
 * How an escalation engine is, by its last tick.
 * @param {number | null | undefined} age  seconds; null: it never ran; undefined: nobody says
 * @param {number} limit
 * @returns {"ticks" | "silent" | "never" | "unknown"}
 */
export function engineState(age, limit) {
  if (age === undefined) return "unknown";
  if (age === null) return "never";
  return age <= limit ? "ticks" : "silent";
}
