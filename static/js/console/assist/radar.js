// The duplicate radar: which open incidents the call on the desk may be about, read again while it is typed; F7 attaches.
import { send } from "../../commands/send.js";
import { toastFailure } from "../../commands/outcome.js";
import { standingHeader } from "../../commands/standing.js";
import { say } from "../../ui/announce.js";
import { word } from "../../words.js";
import { summaryOf } from "../draft.js";
import { part } from "../parts.js";
import { createRefresher } from "../refresher.js";
import { radarBody } from "./radar_body.js";
import { radarLine } from "./radar_line.js";
import { radarOrder } from "./radar_order.js";
import { startSurges } from "./surge_list.js";

/** @typedef {import("../draft.js").Draft} Draft */
/**
 * @typedef {object} Known
 * @property {number} id
 * @property {string} number
 * @property {number} priority
 * @property {string} type_label
 * @property {string} where
 * @property {number} callers
 * @property {number} score
 * @property {boolean} strong
 * @property {string} reason
 * @property {boolean} [surge]  many calls are about it
 */

/** A pause in the typing, and never more often than this, however fast somebody types (ms). */
const PAUSE = 250;
const EVERY = 600;
/** Of what others do meanwhile (ms): a busy room must not be asked by every console at every change. */
const EVERY_LIVE = 5_000;

/** @param {import("../room.js").Room} room */
export function startRadar(room) {
  /** @type {Known[]} */
  let found = [];
  /** @type {Known[]} */
  let shown = [];
  let asked = "";
  let told = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;

  const surges = startSurges(paint);
  const refresh = createRefresher(read, { every: EVERY });
  const refreshLive = createRefresher(read, { every: EVERY_LIVE });

  /** Something was typed: asked about after a pause, unless it says nothing new. */
  function typed() {
    if (JSON.stringify(radarBody(room.call.draft)) === asked) return;
    clearTimeout(pause);
    pause = setTimeout(refresh, PAUSE);
  }

  async function read() {
    const body = radarBody(room.call.draft);
    asked = JSON.stringify(body);
    const answer = body === null ? [] : await ask(asked);
    // The desk may hold another call by now; what could not be read stays as it was.
    if (!answer || asked !== JSON.stringify(radarBody(room.call.draft))) return;
    found = answer;
    paint();
  }

  function paint() {
    shown = radarOrder(found, surges.running());
    const list = part("radar-list");
    const held = /** @type {HTMLElement | null} */ (list.contains(document.activeElement) ? document.activeElement : null)?.dataset.attach;
    list.replaceChildren(...shown.map((one, at) => radarLine(one, at === 0)));
    if (held) /** @type {HTMLElement | null} */ (list.querySelector(`[data-attach="${held}"]`))?.focus();
    part("radar").hidden = shown.length === 0;
    announce(found[0]);
  }

  /** Said once for each incident that comes first, and only when it is likely. @param {Known | undefined} first */
  function announce(first) {
    const name = first?.strong ? `${room.call.draft.id} ${first.number}` : "";
    if (first && name && name !== told) say(word("radar.found", { number: first.number, type: first.type_label, reason: first.reason }));
    told = name;
  }

  /** @param {Known | undefined} known */
  async function attach(known) {
    if (room.sending.isBusy()) return;
    if (!known) return room.bar.tell(word("radar.none"), { tone: "warn" });
    const outcome = await room.sending.withCall((draft) => post(draft, known.id));
    // Null: the page has said why the call itself could not be logged.
    if (outcome === null) return;
    if (outcome.kind !== "done") return toastFailure(outcome);
    const { draft } = room.call;
    room.sending.finish(draft);
    room.sending.offerUndo(draft, () => detach(draft, known, outcome.data), word("radar.attached", { number: known.number }));
  }

  /** @param {Draft} draft @param {number} incident */
  async function post(draft, incident) {
    const call = /** @type {NonNullable<Draft["call"]>} */ (draft.call);
    const { fields } = draft;
    const body = { call: call.id, note: summaryOf(fields), caller_number: fields.number.trim(), caller_name: fields.name.trim() };
    const newKey = () => `${draft.keys.call}-attach-${incident}-${call.version}`;
    const outcome = await send(`/api/v1/incidents/${incident}/calls/`, body, { newKey });
    if (outcome.kind === "done") remember(draft, outcome.data);
    return outcome;
  }

  /** Within ten seconds: the call is one to be answered again. @param {Draft} draft @param {Known} known @param {any} call */
  async function detach(draft, known, call) {
    const outcome = await send(`/api/v1/calls/${call.id}/detach/`, { version: call.version });
    if (outcome.kind !== "done") return toastFailure(outcome);
    remember(draft, outcome.data);
    room.call.keep();
    room.bar.tell(word("radar.detached", { number: known.number }), { tone: "warn" });
  }

  part("radar-list").addEventListener("click", (event) => {
    const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-attach]"));
    if (button) void attach(shown.find(({ id }) => id === Number(button.dataset.attach)));
  });
  room.keys.add({ key: "F7", label: "radar.key", run: () => void attach(shown[0]) });
  room.call.onChange(typed);
  // Others report, attach and close meanwhile; asked only while something is shown or could be.
  room.onLive(() => {
    if (radarBody(room.call.draft)) refreshLive();
  });
  paint();
  typed();
}

/** @param {Draft} draft @param {any} call */
function remember(draft, call) {
  draft.call = { id: call.id, version: call.version, class: call.call_class };
}

/** @param {string} body @returns {Promise<Known[] | null>} null: it could not be read now */
async function ask(body) {
  try {
    const csrf = /** @type {HTMLInputElement | null} */ (document.querySelector("input[name=csrfmiddlewaretoken]"))?.value ?? "";
    const headers = { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": csrf, ...standingHeader() };
    const answer = await fetch("/api/v1/duplicates/", { method: "POST", body, headers, signal: AbortSignal.timeout(3_000) });
    return answer.ok ? (await answer.json()).results : null;
  } catch {
    return null;
  }
}
