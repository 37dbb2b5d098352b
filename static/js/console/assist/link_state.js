// What a location link's state says to the operator. Pure.
import { duration } from "../../clocks/format.js";

/** @typedef {{ latitude: number, longitude: number, accuracy: number, at: string, aml?: boolean }} Fix  aml: it came with the call */
/**
 * @typedef {object} Link
 * @property {number} id
 * @property {string} number
 * @property {string} address
 * @property {string} sms   state of its message; empty when none was sent
 * @property {string} expires_at
 * @property {string | null} opened_at
 * @property {string | null} refused_at
 * @property {string | null} closed_at
 * @property {Fix | null} fix
 */

/**
 * The word to say and its tone; none before a link was sent.
 * @param {Link | null} link @param {number} now  server's time (ms) @returns {{ key: string, tone: string }}
 */
export function stateOf(link, now) {
  if (!link) return { key: "", tone: "" };
  if (link.closed_at !== null || now >= Date.parse(link.expires_at)) return { key: "link.over", tone: "" };
  if (link.fix) return { key: "link.shares", tone: "good" };
  if (link.refused_at !== null) return { key: "link.refused", tone: "warn" };
  if (link.sms === "failed") return { key: "link.failed", tone: "bad" };
  if (link.sms === "") return { key: link.number ? "link.no_gateway" : "link.no_number", tone: "warn" };
  return link.sms === "sent" ? { key: "link.sent", tone: "" } : { key: "link.sending", tone: "" };
}

/** As the field of coordinates takes it: five decimals are a metre. @param {{ latitude: number, longitude: number }} fix */
export function coordinatesOf({ latitude, longitude }) {
  return `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
}

/** @param {string} at @param {number} now */
export function ageOf(at, now) {
  return duration(now - Date.parse(at));
}

/** The one of two that the telephone took later. @param {Fix | null} one @param {Fix | null} other */
export function newestOf(one, other) {
  if (!one || !other) return one ?? other;
  return Date.parse(other.at) > Date.parse(one.at) ? other : one;
}
