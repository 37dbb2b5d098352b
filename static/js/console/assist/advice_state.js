// Which advice is shown and which step of it has come, since when. Pure.
import { outcome } from "./questions_engine.js";
import { answersOf, givenOf } from "./questions_state.js";

/** @typedef {import("./questions_state.js").QuestionSet} QuestionSet */
/** @typedef {import("./questions_state.js").Kept} Kept */
/** @typedef {import("./questions_engine.js").Advice} Advice */
/** @typedef {{ key: string, step: number, at: string }} Step  `at`: when the step came, by the server's clock */

/** The advice that the answers call for, the most important first. @param {QuestionSet} set @param {Kept} kept @returns {Advice[]} */
export function adviceOf(set, kept) {
  const wanted = outcome(set.content, answersOf(set.content, givenOf(set, kept))).advice;
  return (set.content.advice ?? []).filter(({ key }) => wanted.includes(key));
}

/**
 * What an answer changes: advice that is new and more important than the present one takes its place.
 * @param {QuestionSet} set @param {Kept} before @param {Kept} after @param {string} now @returns {Kept}
 */
export function advised(set, before, after, now) {
  const [had, has] = [before, after].map((kept) => adviceOf(set, kept).map(({ key }) => key));
  const present = has.indexOf(after.advice?.key ?? "");
  const fresh = has.findIndex((key) => !had.includes(key));
  if (present >= 0 && (fresh < 0 || fresh > present)) return after;
  const key = has[fresh >= 0 ? fresh : 0];
  return { ...after, advice: key === undefined ? null : { key, step: 0, at: now } };
}

/** The next step, or the one before; null at an end. @param {QuestionSet} set @param {Kept} kept @param {number} by @param {string} now @returns {Kept | null} */
export function stepped(set, kept, by, now) {
  const { advice } = kept;
  const steps = adviceOf(set, kept).find(({ key }) => key === advice?.key)?.step ?? [];
  const step = (advice?.step ?? 0) + by;
  return advice && step >= 0 && step < steps.length ? { ...kept, advice: { ...advice, step, at: now } } : null;
}

/** Another advice, from its beginning. @param {QuestionSet} set @param {Kept} kept @param {string} key @param {string} now @returns {Kept | null} */
export function turnedTo(set, kept, key, now) {
  if (kept.advice?.key === key || !adviceOf(set, kept).some((one) => one.key === key)) return null;
  return { ...kept, advice: { key, step: 0, at: now } };
}

/** The advice beside the present one. @param {QuestionSet} set @param {Kept} kept @param {number} by @returns {string} */
export function beside(set, kept, by) {
  const keys = adviceOf(set, kept).map(({ key }) => key);
  return keys[keys.indexOf(kept.advice?.key ?? "") + by] ?? "";
}
