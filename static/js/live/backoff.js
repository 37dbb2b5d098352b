// How long to wait before the next try to connect. Pure.

const FIRST = 500;
const LONGEST = 10_000;

/**
 * Full jitter within a doubling ceiling: 500 boards that lost one server do not return in one instant.
 * @param {number} tries   failed tries so far, from 0
 * @param {number} chance  0 to 1
 * @returns {number} milliseconds, never under a fifth of the ceiling
 */
export function waitBefore(tries, chance) {
  const ceiling = Math.min(LONGEST, FIRST * 2 ** Math.min(tries, 10));
  return Math.round(ceiling * (0.2 + 0.8 * chance));
}
