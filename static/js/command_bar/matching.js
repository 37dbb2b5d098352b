// Which commands fit what is typed, the best first. Pure.
import { fold } from "../board/filters.js";

/** A word found inside another counts less than any at its beginning. */
const INSIDE = 50;

/**
 * Every word typed must be found in the label or the detail.
 * @template {{ label: string, detail?: string }} T
 * @param {readonly T[]} all @param {string} query @param {number} limit
 * @returns {T[]}
 */
export function matching(all, query, limit) {
  const words = fold(query).split(/\s+/).filter(Boolean);
  return all
    .map((one) => ({ one, rank: rankOf(one, words) }))
    .filter(({ rank }) => rank !== null)
    .sort((a, b) => Number(a.rank) - Number(b.rank))
    .slice(0, limit)
    .map(({ one }) => one);
}

/** @param {{ label: string, detail?: string }} one @param {string[]} words @returns {number | null} */
function rankOf({ label, detail = "" }, words) {
  const text = fold(`${label} ${detail}`);
  const parts = text.split(/[^\p{L}\p{N}]+/u);
  let total = 0;
  for (const word of words) {
    const begins = parts.findIndex((part) => part.startsWith(word));
    if (begins < 0 && !text.includes(word)) return null;
    total += begins < 0 ? INSIDE : begins;
  }
  return total;
}
