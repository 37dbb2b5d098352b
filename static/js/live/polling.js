// Plain HTTP while the live line is silent: the same messages, read every few seconds.

import { standingHeader } from "../commands/standing.js";

const EVERY = 3_000;
const PATIENCE = 4_000;

/**
 * @param {object} options
 * @param {string} options.path
 * @param {() => number | null} options.cursor
 * @param {(message: import("./types.js").Message) => void} options.onMessage
 */
export function createPolling({ path, cursor, onMessage }) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let on = false;

  async function round() {
    const since = cursor();
    const url = since === null ? path : `${path}?since=${since}`;
    try {
      const answer = await fetch(url, {
        headers: { Accept: "application/json", ...standingHeader() },
        signal: AbortSignal.timeout(PATIENCE),
      });
      if (answer.ok && on) onMessage(await answer.json());
    } catch {
      // The page already says that it is not live; the next round tries again.
    }
    if (on) timer = setTimeout(round, EVERY);
  }

  return {
    start() {
      if (on) return;
      on = true;
      void round();
    },
    stop() {
      on = false;
      clearTimeout(timer);
    },
  };
}
