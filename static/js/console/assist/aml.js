// The position that came with a telephone call (AML). A null fix is no position, and is never shown as one.
import { standingHeader } from "../../commands/standing.js";

/** @typedef {import("./link_state.js").Fix} Fix */
/** @typedef {{ latitude: number | null, longitude: number | null, radius: number | null, positioned_at: string | null, received_at: string }} Position */

/** @param {number} call @returns {Promise<Fix | null | undefined>} undefined: not known just now */
export async function readAml(call) {
  try {
    const answer = await fetch(`/api/v1/telephony/calls/${call}/`, {
      headers: { Accept: "application/json", ...standingHeader() }, signal: AbortSignal.timeout(5_000),
    });
    return answer.ok ? fixOf((await answer.json()).positions) : undefined;
  } catch {
    return undefined;
  }
}

/** The newest that is one. @param {Position[]} positions  the newest first @returns {Fix | null} */
export function fixOf(positions) {
  for (const { latitude, longitude, radius, positioned_at, received_at } of positions) {
    if (latitude === null || longitude === null) continue;
    return { latitude, longitude, accuracy: radius ?? 0, at: positioned_at ?? received_at, aml: true };
  }
  return null;
}
