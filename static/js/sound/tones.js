// What each alarm sounds like: notes as [hertz, start s, length s]. Told apart by rhythm, not by pitch alone. Pure.

/** @typedef {"new" | "new_p1" | "overdue" | "stale" | "ring" | "test"} Alarm */
/** @typedef {[hertz: number, start: number, length: number]} Note */

/** @type {Record<Alarm, Note[]>} */
export const TONES = {
  new: [[740, 0, 0.14], [988, 0.17, 0.22]],
  new_p1: [[880, 0, 0.1], [880, 0.15, 0.1], [1175, 0.3, 0.28]],
  overdue: [[1047, 0, 0.16], [784, 0.2, 0.16], [1047, 0.4, 0.16], [784, 0.6, 0.16]],
  stale: [[523, 0, 0.35], [392, 0.4, 0.35], [294, 0.8, 0.6]],
  ring: [[587, 0, 0.3], [740, 0.02, 0.3], [587, 0.45, 0.3], [740, 0.47, 0.3]],
  test: [[740, 0, 0.14], [988, 0.17, 0.14], [740, 0.34, 0.14]],
};

/** How pressing each is: of several at once only the first is played. @type {Alarm[]} */
const RANK = ["stale", "overdue", "new_p1", "ring", "new", "test"];

/** @param {Alarm[]} alarms @returns {Alarm | null} */
export function mostPressing(alarms) {
  return RANK.find((name) => alarms.includes(name)) ?? null;
}
