// Which of the calls that ring or wait are this operator's to take, which alarm, and which comes first. Pure.

/**
 * @typedef {object} Ring
 * @property {number} id
 * @property {string} state       ringing, answered, held or ended
 * @property {string} whose       own, common or other
 * @property {boolean} claimed    by this operator
 * @property {string} lateAt      from when on it is anybody's, ISO; "" for never
 * @property {boolean} kept       a draft of this browser is about it
 */
/** @typedef {{ shown: boolean, late: boolean, alarms: boolean, rank: number | null }} Look  rank null: not to be taken */

/** @param {Ring} ring @param {number} now  by the server's clock @returns {Look} */
export function lookOf({ state, whose, claimed, lateAt, kept }, now) {
  const ringing = state === "ringing";
  const late = ringing && lateAt !== "" && now > Date.parse(lateAt);
  const shown = whose !== "other" || late;
  const alarms = ringing && shown && !claimed && !kept;
  return { shown, late, alarms, rank: shown && !kept ? rankOf(state, whose, claimed) : null };
}

/** A caller one speaks with comes first, then one's own telephone, then the queue. @param {string} state @param {string} whose @param {boolean} claimed */
function rankOf(state, whose, claimed) {
  if (state === "ringing") return whose === "own" ? 1 : 2;
  if (state === "ended" || claimed) return 4;
  return whose === "own" ? 0 : 3;
}

/** @template {Ring} T @param {readonly T[]} rings  the oldest first @param {number} now @returns {T | undefined} */
export function nextOf(rings, now) {
  const takeable = rings.map((ring) => ({ ring, rank: lookOf(ring, now).rank })).filter(({ rank }) => rank !== null);
  takeable.sort((one, other) => Number(one.rank) - Number(other.rank));
  return takeable[0]?.ring;
}

/** Whether it was answered at one's own telephone, and is nowhere on a desk. @param {Ring} ring */
export function waitsForDesk({ state, whose, claimed, kept }) {
  return (state === "answered" || state === "held") && whose === "own" && !claimed && !kept;
}
