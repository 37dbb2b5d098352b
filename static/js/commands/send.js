// Sends a command: idempotent, tried twice on a broken network, every answer made into one of a few outcomes.

import { standingHeader } from "./standing.js";

/** @typedef {{ kind: "done", data: any }} Done */
/** @typedef {{ kind: "stale", message: string, current: any }} Stale */
/** @typedef {{ kind: "refused", status: number, message: string, fields: Record<string, string[]> }} Refused */
/** @typedef {{ kind: "slow" | "unavailable", seconds: number }} Later */
/** @typedef {{ kind: "offline" }} Offline  it is not known whether it was done */
/** @typedef {Done | Stale | Refused | Later | Offline} Outcome */
/**
 * @typedef {object} Means
 * @property {typeof fetch} fetch
 * @property {() => string} newKey
 * @property {() => string} csrf
 * @property {number} [patience]  milliseconds for each try
 */

/** Keys of commands whose fate is unknown: pressing again repeats them and does not add one. @type {Map<string, string>} */
const unsettled = new Map();

/** @type {Means} */
const BROWSER = {
  fetch: (...given) => fetch(...given),
  newKey: () => newKey(),
  csrf: () => /** @type {HTMLInputElement | null} */ (document.querySelector("input[name=csrfmiddlewaretoken]"))?.value ?? "",
};

/** A random key, also on a page without https, where randomUUID is missing. */
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * @param {string} url
 * @param {Record<string, unknown>} body
 * @param {Partial<Means> & { method?: string }} [options]
 * @returns {Promise<Outcome>}
 */
export async function send(url, body, { method = "POST", ...given } = {}) {
  const means = { ...BROWSER, ...given };
  const text = JSON.stringify(body);
  const name = `${method} ${url} ${text}`;
  const key = unsettled.get(name) ?? means.newKey();
  unsettled.set(name, key);
  const answer = (await attempt(means, url, method, text, key)) ?? (await attempt(means, url, method, text, key));
  if (!answer) return { kind: "offline" };
  const outcome = await read(answer);
  // A server that failed half-way may have done it: the key stays for the next press.
  if (answer.status < 500) unsettled.delete(name);
  return outcome;
}

/**
 * @param {Means} means @param {string} url @param {string} method @param {string} body @param {string} key
 * @returns {Promise<Response | null>} null when there was no answer
 */
async function attempt({ fetch, csrf, patience = 8_000 }, url, method, body, key) {
  try {
    return await fetch(url, {
      method,
      body,
      headers: {
        "Content-Type": "application/json",
        Accept: "application/json",
        "Idempotency-Key": key,
        "X-CSRFToken": csrf(),
        ...standingHeader(),
      },
      signal: AbortSignal.timeout(patience),
    });
  } catch {
    return null;
  }
}

/** @param {Response} answer @returns {Promise<Outcome>} */
async function read(answer) {
  const data = await answer.json().catch(() => ({}));
  if (answer.ok) return { kind: "done", data };
  if (answer.status === 409) return { kind: "stale", message: data.message ?? "", current: data.current ?? null };
  const seconds = Number(answer.headers.get("Retry-After")) || 5;
  if (answer.status === 429) return { kind: "slow", seconds };
  if (answer.status >= 500) return { kind: "unavailable", seconds };
  return { kind: "refused", status: answer.status, message: data.message ?? data.detail ?? "", fields: data.fields ?? {} };
}
