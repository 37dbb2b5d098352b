// The server's clock, estimated from the times its messages carry. Pure.

const REMEMBERED = 12;

/**
 * A message arrives late, never early: the largest difference seen lately is the nearest to the truth.
 * @returns {{ observe(server: number, local: number): void, value(): number }}
 */
export function createOffset() {
  /** @type {number[]} */
  const seen = [];
  return {
    observe(server, local) {
      if (!Number.isFinite(server)) return;
      seen.push(server - local);
      if (seen.length > REMEMBERED) seen.shift();
    },
    value: () => (seen.length ? Math.max(...seen) : 0),
  };
}
