// Whether somebody sits at an agency's board: read while a call is on, shown before the operator saves.
import { standingHeader } from "../commands/standing.js";

/** @typedef {{ agency: number, state: string, state_label: string, since: string | null }} Attendance */

const EVERY = 15_000;

/** @param {() => boolean} wanted @param {(found: Map<number, Attendance>) => void} onFound */
export function startAttendance(wanted, onFound) {
  let last = -EVERY;

  async function read() {
    if (!wanted() || performance.now() - last < EVERY) return;
    last = performance.now();
    try {
      const answer = await fetch("/api/v1/attendance/", {
        headers: { Accept: "application/json", ...standingHeader() }, signal: AbortSignal.timeout(4_000),
      });
      if (!answer.ok) return;
      /** @type {Attendance[]} */
      const found = await answer.json();
      onFound(new Map(found.map((one) => [one.agency, one])));
    } catch {
      // What is not known is not shown; the next look tries again.
      onFound(new Map());
    }
  }

  setInterval(() => void read(), 1_000);
  return read;
}
