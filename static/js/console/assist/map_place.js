// Asks which place of the centre the coordinates lie in, and proposes it for the call.
import { standingHeader } from "../../commands/standing.js";

/** @typedef {{ inside: boolean | null, place: { code: string, name: string } | null, neighbours: { id: number, name: string }[] }} Found */

const AFTER = 250;

/**
 * @param {import("../call.js").Call} call
 * @param {(found: Found | null) => void} tell
 */
export function createPlaceFinder(call, tell) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let soon;
  let asked = 0;

  /** @param {{ latitude: number, longitude: number }} at @param {number} turn */
  async function ask({ latitude, longitude }, turn) {
    const { id } = call.draft;
    try {
      const answer = await fetch(`/api/v1/map/point/?latitude=${latitude}&longitude=${longitude}`, {
        headers: { Accept: "application/json", ...standingHeader() }, signal: AbortSignal.timeout(5_000),
      });
      if (!answer.ok || turn !== asked || call.draft.id !== id) return;
      /** @type {Found} */
      const found = await answer.json();
      if (found.place) call.propose({ place: found.place.code });
      tell(found);
    } catch {
      // The operator's own choice of a place stays.
    }
  }

  return {
    /** @param {{ latitude: number, longitude: number } | null} at */
    look(at) {
      clearTimeout(soon);
      asked += 1;
      const turn = asked;
      tell(null);
      if (at) soon = setTimeout(() => void ask(at, turn), AFTER);
    },
  };
}
