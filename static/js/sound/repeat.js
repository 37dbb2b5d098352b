// When an unanswered alarm sounds again. Pure.

export const REPEAT_EVERY = 6_000;
export const MUTE_FOR = 30_000;

/**
 * @param {object} facts
 * @param {boolean} facts.pressing    something P1 is unacknowledged
 * @param {number} facts.lastPlayed   milliseconds, any clock
 * @param {number} facts.mutedUntil   the same clock; 0 for never
 * @param {number} facts.now          the same clock
 */
export function shallRepeat({ pressing, lastPlayed, mutedUntil, now }) {
  return pressing && now >= mutedUntil && now - lastPlayed >= REPEAT_EVERY;
}
