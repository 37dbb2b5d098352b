// What is known of the caller's number, beside the call: flags, earlier junk calls, open incidents, last calls.
import { standingHeader } from "../../commands/standing.js";
import { say } from "../../ui/announce.js";
import { word } from "../../words.js";
import { part } from "../parts.js";
import { callLine, flagLine, incidentLine } from "./caller_lines.js";
import { callerQuery } from "./caller_query.js";

/** A pause in the typing of a number (ms): each reading is recorded, so that none is made for half a number. */
const PAUSE = 600;
/** @typedef {import("./caller_lines.js").History} History */

/** @param {import("../room.js").Room} room */
export function start(room) {
  let asked = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;

  /** Read once for each number of a call, not again with every letter of the rest. */
  function changed() {
    const query = callerQuery(room.call.draft);
    const name = query && `${room.call.draft.id} ${query.number}`;
    if ((name ?? "") === asked) return;
    asked = name ?? "";
    clearTimeout(pause);
    hide();
    if (query) pause = setTimeout(() => void read(query), PAUSE);
  }

  /** @param {{ number: string, leave_out?: string }} query */
  async function read(query) {
    const mine = asked;
    const history = await ask(query);
    // The desk may hold another call by now.
    if (mine !== asked) return;
    if (history) paint(history);
    else tell(word("caller.failed"));
    part("caller").hidden = false;
  }

  room.call.onChange(changed);
  changed();
}

function hide() {
  part("caller").hidden = true;
  paint({ flags: [], incidents: [], calls: [], reputation: { calls: 0, level: "none", text: "" } });
}

/** @param {History} history */
function paint({ flags, incidents, calls, reputation }) {
  fill("caller-flags", flags.map(flagLine));
  fill("caller-incidents", incidents.map(incidentLine));
  fill("caller-calls", calls.map(callLine));
  const junk = part("caller-reputation");
  junk.hidden = reputation.text === "";
  junk.textContent = reputation.text;
  junk.dataset.level = reputation.level;
  const many = reputation.calls === 1 ? word("caller.calls.one") : word("caller.calls", { count: reputation.calls });
  part("caller-count").textContent = reputation.calls ? many : "";
  tell(calls.length || incidents.length ? "" : word("caller.none"));
  if (flags.length) say(word("caller.flagged", { reason: flags[0].reason }));
  else if (reputation.text) say(reputation.text);
}

/** @param {string} text */
function tell(text) {
  part("caller-note").hidden = text === "";
  part("caller-note").textContent = text;
}

/** @param {string} id @param {HTMLElement[]} lines */
function fill(id, lines) {
  part(id).replaceChildren(...lines);
  part(id).hidden = lines.length === 0;
}

/** @param {Record<string, string>} query @returns {Promise<History | null>} null: it could not be read now */
async function ask(query) {
  try {
    const headers = { Accept: "application/json", ...standingHeader() };
    const answer = await fetch(`/api/v1/callers/?${new URLSearchParams(query)}`, { headers, signal: AbortSignal.timeout(3_000) });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}
