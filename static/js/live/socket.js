// The live line: a WebSocket that comes back by itself, from where the page is.
import { waitBefore } from "./backoff.js";

/** Closed for good: signed out, no post, role changed. Trying again would not help. */
export const FINAL_CODES = new Set([4401, 4403, 4409]);

/**
 * @typedef {object} LineOptions
 * @property {string} path                                        path on this origin
 * @property {() => number | null} cursor                         where to go on from
 * @property {(message: import("./types.js").Message) => void} onMessage
 * @property {(code: number) => void} onEnd                       closed for good
 */

/** @param {LineOptions} options */
export function openLine({ path, cursor, onMessage, onEnd }) {
  /** @type {WebSocket | null} */
  let socket = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let tries = 0;

  function connect() {
    const since = cursor();
    const url = new URL(path, location.href.replace(/^http/, "ws"));
    if (since !== null) url.searchParams.set("since", String(since));
    const { standing } = document.body.dataset;
    if (standing) url.searchParams.set("standing", standing);
    const line = new WebSocket(url);
    socket = line;
    line.onmessage = (event) => {
      tries = 0;
      onMessage(JSON.parse(event.data));
    };
    line.onclose = (event) => {
      if (socket !== line) return;
      socket = null;
      if (FINAL_CODES.has(event.code)) onEnd(event.code);
      else timer = setTimeout(connect, waitBefore(tries++, Math.random()));
    };
  }

  /** Drops a line that is open but silent and dials anew. */
  function redial() {
    const old = socket;
    socket = null;
    clearTimeout(timer);
    old?.close();
    connect();
  }

  connect();
  window.addEventListener("online", redial);
  /** @param {Record<string, unknown>} message @returns {boolean} whether it went out */
  function say(message) {
    if (socket?.readyState !== WebSocket.OPEN) return false;
    socket.send(JSON.stringify(message));
    return true;
  }

  return {
    redial,
    say,
    /** @param {number | null} since */
    ask(since) {
      say({ type: "since", cursor: since });
    },
  };
}
