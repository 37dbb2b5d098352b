// Which category a call is likely to be referred under, from what was typed. Pure.
import { fold } from "../board/filters.js";

/** @typedef {import("./matching.js").IncidentType} IncidentType */

/** Shorter words say nothing. */
const TELLING = 3;

/**
 * @param {readonly IncidentType[]} types  those that can be referred
 * @param {string} text
 * @returns {string} the code of the one with the most words in the text, "" when none has any
 */
export function likelyType(types, text) {
  const words = wordsOf(text);
  let best = { code: "", score: 0 };
  for (const type of types) {
    const score = scoreOf(type, words, fold(text));
    if (score > best.score) best = { code: type.code, score };
  }
  return best.code;
}

/** A keyword counts twice: it was chosen to tell. @param {IncidentType} type @param {string[]} words @param {string} whole */
function scoreOf({ label, other, keywords }, words, whole) {
  const named = wordsOf(`${label} ${other}`).filter((name) => words.some((word) => word.startsWith(name))).length;
  return named + 2 * keywords.filter((key) => whole.includes(fold(key))).length;
}

/** @param {string} text */
function wordsOf(text) {
  return fold(text).split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= TELLING);
}
