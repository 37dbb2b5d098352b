// Where the caller's telephone is: as it came with the call (AML), or by a link that one key sends to it as an SMS.
import { serverNow } from "../../clocks/clocks.js";
import { send } from "../../commands/send.js";
import { explain, toastFailure } from "../../commands/outcome.js";
import { standingHeader } from "../../commands/standing.js";
import { clockTime } from "../../ui/connection.js";
import { word } from "../../words.js";
import { part } from "../parts.js";
import { createRefresher } from "../refresher.js";
import { readAml } from "./aml.js";
import { ageOf, coordinatesOf, newestOf, stateOf } from "./link_state.js";

/** @typedef {import("./link_state.js").Link} Link */
/** @typedef {import("./link_state.js").Fix} Fix */
/** @typedef {import("../draft.js").Draft} Draft */

const ADDRESS = "/api/v1/location-links/";
const LOOK_EVERY = 3_000;

/** @param {import("../room.js").Room} room */
export function start(room) {
  const box = part("link");
  /** @type {Link | null} */
  let link = null;
  /** Of which telephone call, and where it was last. @type {{ call: number, fix: Fix | null }} */
  let aml = { call: 0, fix: null };
  let asking = false;
  let trouble = "";
  let about = "";
  const refresh = createRefresher(read, { every: 1_000 });

  const present = () => room.call.draft.extra.link;

  async function ask() {
    if (asking) return;
    const { draft } = room.call;
    room.call.touch();
    asking = true;
    trouble = "";
    paint();
    const { number, language } = draft.fields;
    const outcome = await send(ADDRESS, { draft: draft.id, number: number.trim(), language });
    asking = false;
    if (outcome.kind === "done") keep(draft, outcome.data);
    else trouble = Object.values(explain(outcome)).filter(Boolean).join(" ");
    paint();
  }

  /** @param {Draft} draft @param {Link} told */
  function keep(draft, told) {
    draft.extra.link = { id: told.id };
    if (draft !== room.call.draft) return;
    link = told;
    room.call.touch();
  }

  async function read() {
    await Promise.all([readLink(), readCall()]);
    follow();
  }

  async function readLink() {
    const id = present()?.id;
    if (!id) return;
    try {
      const answer = await fetch(`${ADDRESS}?draft=${encodeURIComponent(room.call.draft.id)}`, {
        headers: { Accept: "application/json", ...standingHeader() }, signal: AbortSignal.timeout(5_000),
      });
      if (!answer.ok) return;
      /** @type {Link[]} */
      const links = await answer.json();
      if (present()?.id === id) link = links.find((one) => one.id === id) ?? null;
    } catch {
      // The age beside the position says how old it is.
    }
  }

  async function readCall() {
    const call = room.call.draft.extra.telephone?.id ?? 0;
    if (aml.call !== call) aml = { call, fix: null };
    const fix = call ? await readAml(call) : undefined;
    if (fix !== undefined && aml.call === call) aml.fix = fix;
  }

  const fixNow = () => newestOf(link?.fix ?? null, aml.call === (room.call.draft.extra.telephone?.id ?? 0) ? aml.fix : null);

  /** Only what the telephone itself said follows the caller; what the operator placed stays. */
  function follow() {
    const fix = fixNow();
    const { draft } = room.call;
    const at = fix && coordinatesOf(fix);
    if (fix && at && draft.startedAt !== null && at !== draft.fields.coordinates && draft.fields.coordinates === (draft.extra.position?.text ?? "")) {
      draft.extra.position = { text: at, accuracy: fix.accuracy, at: fix.at };
      room.call.propose({ coordinates: at });
    }
    paint();
  }

  function paint() {
    const { draft } = room.call;
    box.hidden = draft.startedAt === null;
    if (box.hidden) return;
    const now = serverNow();
    const fix = fixNow();
    const { key, tone } = asking ? { key: "link.sending", tone: "" } : stateOf(link, now);
    part("link-fix").hidden = fix === null;
    if (fix) {
      part("link-where").textContent = coordinatesOf(fix);
      part("link-how").textContent = word(fix.aml ? "link.how.aml" : "link.how", { metres: fix.accuracy, age: ageOf(fix.at, now) });
      part("link-use").hidden = draft.fields.coordinates === coordinatesOf(fix);
    }
    const line = part("link-state");
    line.hidden = !trouble && !key;
    line.dataset.tone = trouble ? "bad" : tone;
    tell(line, trouble || (key ? word(key, { number: (asking ? "" : link?.number) || draft.fields.number, time: link ? clockTime(link.expires_at) : "" }) : ""));
    part("link-other").hidden = !link || link.sms === "sent" || key === "link.over" || fix !== null;
    part("link-address").textContent = link?.address ?? "";
    part("link-close").hidden = !link || key === "link.over";
    part("link-send-text").textContent = word(link ? "link.again" : "link.send");
  }

  function use() {
    const fix = fixNow();
    if (!fix) return;
    const text = coordinatesOf(fix);
    room.call.draft.extra.position = { text, accuracy: fix.accuracy, at: fix.at };
    room.call.fill({ coordinates: text });
  }

  async function close() {
    if (!link) return;
    const outcome = await send(`${ADDRESS}${link.id}/close/`, {});
    if (outcome.kind !== "done") return toastFailure(outcome);
    link = outcome.data;
    paint();
  }

  part("link-send").addEventListener("click", () => void ask());
  part("link-close").addEventListener("click", () => void close());
  part("link-copy").addEventListener("click", () => void navigator.clipboard?.writeText(link?.address ?? ""));
  part("link-use").addEventListener("click", use);
  room.keys.add({ key: "F6", shift: true, label: "link.key", run: () => void ask() });
  room.call.onChange(() => {
    if (link && link.id !== present()?.id) link = null;
    if (about !== room.call.draft.id) trouble = "";
    about = room.call.draft.id;
    if (aml.call !== (room.call.draft.extra.telephone?.id ?? 0)) refresh();
    paint();
  });
  room.onLive(refresh);
  setInterval(() => {
    const { draft } = room.call;
    if (draft.extra.telephone || (present() && stateOf(link, serverNow()).key !== "link.over")) refresh();
    paint();
  }, LOOK_EVERY);
  room.sending.onSend((draft) => {
    const { text, accuracy } = draft.extra.position ?? {};
    return text && text === draft.fields.coordinates ? { uncertainty: accuracy } : {};
  });
  room.sending.onSaved((incident, draft) => {
    const id = draft.extra.link?.id;
    if (id) void send(`${ADDRESS}${id}/incident/`, { incident: incident.id });
  });
  refresh();
}

/** A line that is read aloud is written only when it changes. @param {HTMLElement} line @param {string} text */
function tell(line, text) {
  if (line.textContent !== text) line.textContent = text;
}
