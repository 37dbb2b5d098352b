// What a text in the location field is, when nothing was chosen for it. Pure.
import { parseCoordinates } from "./coordinates.js";

/** RT and RW, a street or an alley, a house's number: an address; anything else is a landmark. */
const ADDRESS = /\b(?:rt|rw)\s*\.?\s*\d|^(?:jl|jln|jalan|gg|gang|blok|perum|perumahan|komplek|kompleks|kp|kampung|kav)\b|\bno\.?\s*\d/i;
/** They lead to a map only by way of their own server. */
const SHORT_LINK = /^https?:\/\/(?:maps\.app\.goo\.gl|goo\.gl|g\.co|bit\.ly)\//i;
const LINK = /^(?:https?:\/\/|geo:)/i;
const NUMBERS = /^[\s\d.,;()+°'"′″-]+$/;

/** @param {string} text @returns {"landmark" | "address" | null} null: it is no name of anything */
export function fieldOf(text) {
  if (text.trim() === "" || LINK.test(text) || NUMBERS.test(text)) return null;
  return ADDRESS.test(text) ? "address" : "landmark";
}

/** What is wrong with it: the key of a word, or none. @param {string} text */
export function problemOf(text) {
  const typed = text.trim();
  if (SHORT_LINK.test(typed)) return "where.short_link";
  const position = parseCoordinates(typed);
  if (position.kind === "point") return isSwapped(position) ? "where.swapped" : "";
  if (position.kind === "empty" || (!LINK.test(typed) && !NUMBERS.test(typed))) return "";
  const numbers = typed.match(/-?\d+(?:[.,]\d+)?/g)?.map((one) => Number(one.replace(",", "."))) ?? [];
  if (position.kind === "wrong" && position.why === "range" && numbers.length === 2 && Math.abs(numbers[1]) <= 90) return "where.swapped";
  return position.kind === "wrong" && position.why !== "unreadable" ? `field.coordinates.${position.why}` : LINK.test(typed) ? "where.no_position" : "";
}

/** Indonesia lies between 12 degrees south and 8 north: a larger latitude is most often a longitude. @param {{ latitude: number, longitude: number }} at */
function isSwapped({ latitude, longitude }) {
  return Math.abs(latitude) > 12 && latitude >= 90 - 12 && Math.abs(longitude) <= 12;
}
