// What the radar is asked about: of the call on the desk, what says where and what. Pure.
import { parseCoordinates } from "../coordinates.js";

/** @param {import("../draft.js").Draft} draft @returns {Record<string, unknown> | null} null: nothing to ask about yet */
export function radarBody({ startedAt, fields }) {
  const { type, typeText, place, placeText, landmark, address, narrative, coordinates, number } = fields;
  const position = parseCoordinates(coordinates);
  const at = position.kind === "point" ? position : null;
  const text = [landmark, address, place ? "" : placeText, narrative, type ? "" : typeText].map((one) => one.trim()).filter(Boolean).join("\n");
  const caller = number.replace(/\D/g, "").length >= 6 ? number.trim() : "";
  if (startedAt === null || !(text.length >= 3 || type || place || at || caller)) return null;
  return {
    text: text.slice(0, 4000),
    incident_type: type || null,
    place: place || null,
    latitude: at ? at.latitude : null,
    longitude: at ? at.longitude : null,
    caller_number: caller.slice(0, 40),
  };
}
