// Who on shift speaks the language of the call, while it is not the centre's own.
import { standingHeader } from "../../commands/standing.js";
import { word } from "../../words.js";
import { part } from "../parts.js";
import { createRefresher } from "../refresher.js";

const OWN = "id";
/** Shifts change a few times a day (ms). */
const EVERY_LIVE = 30_000;

/** @param {import("../room.js").Room} room */
export function start(room) {
  let asked = "";
  const wanted = () => (room.call.draft.startedAt === null || room.call.draft.fields.language === OWN ? "" : room.call.draft.fields.language);

  async function read() {
    const language = wanted();
    const found = language ? await ask(language) : null;
    if (language !== wanted()) return;
    part("speakers").hidden = language === "";
    if (!language) return;
    const select = /** @type {HTMLSelectElement} */ (part("in-language"));
    const name = select.selectedOptions[0]?.textContent ?? language;
    const who = (found ?? []).map((one) => (one.extension ? word("speakers.extension", one) : one.name)).join(", ");
    const nobody = found === null ? word("speakers.failed") : word("speakers.none", { language: name });
    part("speakers-text").textContent = who ? word("speakers.some", { language: name, who }) : nobody;
  }

  const refresh = createRefresher(read, { every: EVERY_LIVE });
  function changed() {
    if (wanted() === asked) return;
    asked = wanted();
    void read();
  }
  room.call.onChange(changed);
  room.onLive(() => {
    if (wanted()) refresh();
  });
  changed();
}

/** @param {string} language @returns {Promise<{ name: string, extension: string }[] | null>} null: it could not be read now */
async function ask(language) {
  try {
    const headers = { Accept: "application/json", ...standingHeader() };
    const answer = await fetch(`/api/v1/speakers/?${new URLSearchParams({ language })}`, { headers, signal: AbortSignal.timeout(3_000) });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}
