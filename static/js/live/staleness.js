// How far the page may be trusted, from the age of its last proof of being current. Pure.

export const AMBER_AFTER = 5_000;
export const RED_AFTER = 10_000;

/** @typedef {"live" | "amber" | "red"} Link */

/**
 * @param {number} age  milliseconds since the page was last known to hold the centre's state
 * @returns {Link}
 */
export function linkAt(age) {
  if (age >= RED_AFTER) return "red";
  return age >= AMBER_AFTER ? "amber" : "live";
}

/**
 * What a change of the link calls for: the alarm sounds once, on turning red.
 * @param {Link} before @param {Link} after
 * @returns {"alarm" | "relief" | null}
 */
export function turn(before, after) {
  if (after === "red" && before !== "red") return "alarm";
  return before === "red" && after === "live" ? "relief" : null;
}

/**
 * Measures an age by two clocks and believes the larger: the steady one stops while a laptop sleeps, the
 * wall clock can be set back. Either alone would call an old page live.
 * @param {() => number} steady @param {() => number} wall
 */
export function createAge(steady = () => performance.now(), wall = () => Date.now()) {
  let marks = [steady(), wall()];
  return {
    prove() {
      marks = [steady(), wall()];
    },
    value: () => Math.max(steady() - marks[0], wall() - marks[1]),
  };
}
