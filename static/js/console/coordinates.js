// Reads a position as people paste it: "-6.1783, 106.6319", "6,1783 LS; 106,6319 BT", degrees and minutes, a map's link. Pure.

/** @typedef {{ kind: "empty" } | { kind: "point", latitude: number, longitude: number } | { kind: "wrong", why: "unreadable" | "zero" | "range" }} Position */

const NUMBER = "[+-]?\\d{1,3}(?:\\.\\d+)?";
const PAIR = new RegExp(`^(${NUMBER})\\s*[,;\\s]\\s*(${NUMBER})$`);
/** A decimal comma is only clear when something else parts the two numbers. */
const COMMA_PAIR = /^([+-]?\d{1,3},\d+)(?:\s*;\s*|\s+|\s*,\s+)([+-]?\d{1,3},\d+)$/;
const LINK = [
  new RegExp(`!3d(${NUMBER})!4d(${NUMBER})`),
  new RegExp(`@(${NUMBER}),(${NUMBER})`),
  new RegExp(`[?&](?:q|query|ll|destination)=(?:loc:)?(${NUMBER})(?:,|%2C)\\+?(${NUMBER})`, "i"),
  new RegExp(`^geo:(${NUMBER}),(${NUMBER})`, "i"),
];
/** Lintang utara and selatan, bujur timur and barat beside the English letters. */
const SIDES = "LU|LS|BT|BB|N|S|E|W";
const PART = new RegExp(`(\\d{1,3}(?:[.,]\\d+)?)\\s*°?\\s*(?:(\\d{1,2}(?:[.,]\\d+)?)\\s*['′]\\s*)?(?:(\\d{1,2}(?:[.,]\\d+)?)\\s*["″]\\s*)?(${SIDES})`, "gi");
const NEGATIVE = new Set(["S", "LS", "W", "BB"]);
const NORTH_SOUTH = new Set(["N", "S", "LU", "LS"]);

/** @param {string} text @returns {Position} */
export function parseCoordinates(text) {
  const typed = text.trim();
  if (!typed) return { kind: "empty" };
  const pair = fromPair(typed) ?? fromLink(typed) ?? fromSides(typed);
  if (!pair) return { kind: "wrong", why: "unreadable" };
  const [latitude, longitude] = pair.map((value) => Math.round(value * 1e6) / 1e6);
  if (latitude === 0 && longitude === 0) return { kind: "wrong", why: "zero" };
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return { kind: "wrong", why: "range" };
  return { kind: "point", latitude, longitude };
}

/** @param {string} typed @returns {[number, number] | null} */
function fromPair(typed) {
  const bare = typed.replace(/^[([]|[)\]]$/g, "").trim();
  const found = PAIR.exec(bare) ?? COMMA_PAIR.exec(bare);
  return found ? [decimal(found[1]), decimal(found[2])] : null;
}

/** @param {string} typed @returns {[number, number] | null} */
function fromLink(typed) {
  for (const pattern of LINK) {
    const found = pattern.exec(typed);
    if (found) return [decimal(found[1]), decimal(found[2])];
  }
  return null;
}

/** @param {string} typed @returns {[number, number] | null} */
function fromSides(typed) {
  const parts = [...typed.matchAll(PART)];
  if (parts.length !== 2 || typed.replace(PART, "").replace(/[,;\s]/g, "") !== "") return null;
  const [first, second] = parts.map(degrees);
  if (first.isLatitude === second.isLatitude) return null;
  return first.isLatitude ? [first.value, second.value] : [second.value, first.value];
}

/** @param {RegExpMatchArray} part */
function degrees([, whole, minutes = "0", seconds = "0", side]) {
  const name = side.toUpperCase();
  const value = decimal(whole) + decimal(minutes) / 60 + decimal(seconds) / 3600;
  return { value: NEGATIVE.has(name) ? -value : value, isLatitude: NORTH_SOUTH.has(name) };
}

/** @param {string} text */
function decimal(text) {
  return Number(text.replace(",", "."));
}
