// Colleagues help one another: asked by F10 who speaks the caller's language, answered on the other console.
import { send } from "../commands/send.js";
import { toastFailure } from "../commands/outcome.js";
import { standingHeader } from "../commands/standing.js";
import { toast } from "../ui/toast.js";
import { word } from "../words.js";
import { completed } from "./draft.js";
import { focusField } from "./fields.js";
import { part } from "./parts.js";
import { createRefresher } from "./refresher.js";

/** @typedef {{ id: number, kind: string, state: string, colleague: string, draft: string, version: number }} Asked */
/** @typedef {{ id: number, name: string, extension: string }} Speaker */

const ADDRESS = "/api/v1/help-requests/";

/** @param {import("./room.js").Room} room */
export function startHelp(room) {
  const box = part("help-requests");
  /** Answers that were told already. @type {Set<string>} */
  const told = new Set();
  let busy = false;
  const refresh = createRefresher(look, { every: 1_000 });

  /** The first of those who speak it, who was not asked yet. */
  async function askNext(/** @type {string} */ kind) {
    const { language } = room.call.draft.fields;
    if (room.call.draft.startedAt === null || room.sending.isBusy() || busy) return;
    const speakers = await read(`/api/v1/speakers/?${new URLSearchParams({ language })}`);
    if (speakers === null) return room.bar.tell(word("help.unknown"), { tone: "warn" });
    const asked = new Set(Object.keys(room.call.draft.extra.help ?? {}));
    const next = /** @type {Speaker[]} */ (speakers).find(({ id }) => !asked.has(String(id)));
    if (!next) return room.bar.tell(word(asked.size ? "help.nobody_else" : "help.nobody"), { tone: "warn" });
    await ask(next, kind);
  }

  /** @param {Speaker} colleague @param {string} kind */
  async function ask(colleague, kind) {
    const { draft } = room.call;
    busy = true;
    const outcome = await send(ADDRESS, { colleague: colleague.id, kind, language: draft.fields.language, draft: draft.id, content: draft });
    busy = false;
    if (outcome.kind !== "done") return toastFailure(outcome);
    draft.extra.help = { ...draft.extra.help, [colleague.id]: outcome.data.id };
    if (draft === room.call.draft) room.call.touch();
    room.bar.tell(word(`help.asked.${kind}`, { name: colleague.name }), { tone: "warn", stays: true });
  }

  /** @param {Asked} one */
  function tell({ id, kind, state, colleague }) {
    if (told.has(`${id} ${state}`)) return;
    told.add(`${id} ${state}`);
    room.bar.tell(word(`help.${state}.${kind}`, { name: colleague }), { tone: state === "accepted" ? "good" : "warn", stays: true });
  }

  /** What the colleagues have answered about the call on the desk. */
  async function look() {
    const { draft } = room.call;
    if (!draft.extra.help) return;
    const answers = /** @type {Asked[] | null} */ (await read(`${ADDRESS}?${new URLSearchParams({ draft: draft.id })}`));
    if (!answers || draft !== room.call.draft) return;
    // A call that was handed to and fro has older answers too.
    const asked = new Set(Object.values(draft.extra.help));
    for (const one of answers) {
      if (one.state === "asked" || one.state === "withdrawn" || !asked.has(one.id)) continue;
      tell(one);
      // It lies on the other desk now, and nothing of it stays here: two would make two incidents of it.
      if (one.state === "accepted" && one.kind === "take_over") room.sending.finish(draft);
    }
  }

  /** @param {HTMLElement} line @param {boolean} accept */
  async function answer(line, accept) {
    if (busy) return;
    busy = true;
    const outcome = await send(`${ADDRESS}${line.dataset.help}/answer/`, { version: Number(line.dataset.version), accept });
    busy = false;
    line.remove();
    box.hidden = box.querySelector("[data-help]") === null;
    if (outcome.kind !== "done") return toastFailure(outcome);
    const { content, asked_by: name } = outcome.data;
    if (!accept) return toast({ title: word("help.you_declined", { name }) });
    if (!content?.fields) return toast({ title: word("help.you_join", { name }) });
    room.newCall();
    room.desk.revive(completed({ ...content, extra: { ...content.extra, help: undefined } }));
    room.call.show();
    room.bar.tell(word("help.yours", { name }), { tone: "warn", stays: true });
    focusField(content.fields.type ? "narrative" : "type");
  }

  box.addEventListener("click", (event) => {
    const button = /** @type {Element} */ (event.target).closest("[data-answer]");
    const line = /** @type {HTMLElement | null} */ (button?.closest("[data-help]") ?? null);
    if (line) void answer(line, button?.getAttribute("data-answer") === "yes");
  });
  room.keys.add({ key: "F10", label: "help.key", run: () => void askNext("take_over") });
  part("speakers").addEventListener("click", (event) => {
    const kind = /** @type {Element} */ (event.target).closest("[data-help-ask]")?.getAttribute("data-help-ask");
    if (kind) void askNext(kind);
  });
  room.onLive(refresh);
}

/** @param {string} address @returns {Promise<any>} null: not known just now */
async function read(address) {
  try {
    const answer = await fetch(address, { headers: { Accept: "application/json", ...standingHeader() }, signal: AbortSignal.timeout(5_000) });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}
