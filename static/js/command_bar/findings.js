// What the server finds for the command bar, and where each finding leads.
import { standingHeader } from "../commands/standing.js";
import { clockTime } from "../ui/connection.js";
import { word } from "../words.js";
import { openerOf } from "./registry.js";

/** @typedef {import("./registry.js").Found} Found */
/** @typedef {import("./registry.js").Command} Command */

/** Less says nothing. */
const SHORTEST = 2;

/** @param {string} query @param {AbortSignal} signal @returns {Promise<Command[]>} none when the server cannot say */
export async function findings(query, signal) {
  if (query.trim().length < SHORTEST) return [];
  try {
    const address = `/api/v1/commands/?q=${encodeURIComponent(query.trim().slice(0, 80))}`;
    const answer = await fetch(address, { headers: { Accept: "application/json", ...standingHeader() }, signal });
    if (!answer.ok) return [];
    const { results } = await answer.json();
    return results.map(commandOf);
  } catch {
    return [];
  }
}

/** @param {Found} found @param {number} at @returns {Command} */
function commandOf(found, at) {
  const open = openerOf(found.kind) ?? leave;
  const when = found.at ? `, ${clockTime(found.at)}` : "";
  return {
    id: `found-${at}`,
    label: found.label,
    detail: `${word(`commands.${found.kind}`)}: ${found.detail}${when}`,
    run: () => (found.kind === "agency" && found.phone ? location.assign(`tel:${found.phone}`) : open(found)),
  };
}

/** Where it is shown when this page has no place for it. @param {Found} found */
function leave({ incident, number, label }) {
  if (incident) location.assign(`/incidents/${incident}/`);
  // Behind the # : a caller's number stands in no server's log.
  else if (number) location.assign(`/console/#number=${encodeURIComponent(number)}`);
  else location.assign(`/board/#filter=${encodeURIComponent(label)}`);
}
