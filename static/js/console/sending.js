// What becomes of a call: logged by one key, saved and dispatched, discarded, or taken back within ten seconds.
import { serverNow } from "../clocks/clocks.js";
import { send } from "../commands/send.js";
import { clockTime } from "../ui/connection.js";
import { toast } from "../ui/toast.js";
import { word } from "../words.js";
import { hasIncident, isEmpty, problems } from "./draft.js";
import { focusField, focusFirstError, showErrors } from "./fields.js";
import { explainFailure, hideFailure, showFailure, telephoneLine } from "./notices.js";
import { bar as barBox, intakeBox, part } from "./parts.js";
import { startOutage } from "./outage.js";
import { logCall, saveIncident } from "./saving.js";
import { createUndo } from "./undoing.js";

/** @typedef {import("./draft.js").Draft} Draft */
/**
 * @typedef {object} Room
 * @property {import("./desk.js").Desk} desk
 * @property {import("./call.js").Call} call
 * @property {ReturnType<typeof import("./bar.js").startBar>} bar
 * @property {ReturnType<typeof import("./agencies.js").createAgencies>} agencies
 * @property {(incident: number) => void} showIncident
 */

/** @param {Room} room */
export function createSending({ desk, call, bar, agencies, showIncident }) {
  /** @type {((draft: Draft) => Record<string, unknown>)[]} */
  const additions = [];
  /** @type {((incident: any, draft: Draft) => void)[]} */
  const heirs = [];
  const means = { send, keep: desk.keepThis, additions: (/** @type {Draft} */ draft) => Object.assign(taken(draft), ...additions.map((add) => add(draft))) };
  let busy = false;
  const undo = createUndo({ desk, call, bar, isBusy: () => busy });

  /** @param {string} value @param {string} label @param {string} key */
  async function classify(value, label, key) {
    if (busy || (hasIncident(desk.draft.fields) && !bar.isMeant(key, label))) return;
    const { draft } = desk;
    call.begin();
    const result = await hold(() => logCall(draft, value, means));
    if (result.kind === "failed") return isAway(result.outcome) && putOff(draft, value, label) ? undefined : fail(draft, result.outcome);
    finish(draft);
    undo.offer(draft, () => reopen(draft), `${word("intake.logged", { label })}, ${clockTime(draft.startedAt ?? "")}`);
  }

  async function save() {
    if (busy) return;
    const { draft } = desk;
    const wrong = Object.entries(problems(draft.fields)).map(([name, key]) => [name, [word(key)]]);
    if (wrong.length) return refuse(Object.fromEntries(wrong));
    call.begin();
    hideFailure();
    const result = await hold(() => saveIncident(draft, means));
    if (result.kind === "failed") {
      if (!isAway(result.outcome) || !putOff(draft, "save", nameOf(draft))) fail(draft, result.outcome);
    } else if (result.kind === "already") already(draft, result.incident);
    else saved(draft, result);
  }

  const outage = startOutage({
    owner: desk.owner,
    additions: means.additions,
    onOpen(draft) {
      desk.revive(draft);
      call.show();
      focusField(draft.fields.type ? "narrative" : "type");
    },
    onSaved(draft, incident) {
      desk.clear(draft.id);
      for (const heir of heirs) heir(incident, draft);
    },
  });

  /**
   * The server is away: the call is kept on this device and sent when it is back; the desk is free for the next.
   * @param {Draft} draft @param {string} action @param {string} label @returns {boolean} false: this device keeps nothing
   */
  function putOff(draft, action, label) {
    const telephone = action === "save" ? telephoneLine(agencies.toTelephone()) : "";
    const at = new Date(serverNow()).toISOString();
    if (!outage.put(draft, { action, at, label, telephone })) return false;
    finish(draft, { sent: false });
    if (action === "save") bar.tell(word("outage.kept", { telephone }), { tone: "bad", stays: true });
    else undo.offer(draft, () => outage.take(draft.id) ?? reopen(draft), word("outage.kept_call", { label }));
    return true;
  }

  /** @param {Draft} draft @param {import("./saving.js").Saved} result */
  function saved(draft, { incident, later, agencies: sent }) {
    const title = word("intake.saved", { number: incident.number });
    if (later === "not_saved") {
      showIncident(incident.id);
      return showFailure(title, [word("intake.not_corrected")]);
    }
    finish(draft);
    for (const heir of heirs) heir(incident, draft);
    const names = incident.dispatches.map((/** @type {any} */ one) => one.agency_name).join(", ");
    const lines = [title, names ? word("intake.alerted", { agencies: names }) : word("intake.nobody")];
    if (later === "saved") lines.push(word("intake.corrected"));
    if (sent === "differ") lines.push(word("intake.agencies_differ"));
    bar.tell(lines.join(" · "), { tone: names ? "good" : "warn" });
    if (!names || sent === "differ") showIncident(incident.id);
  }

  /** @param {Draft} draft @param {number} incident */
  function already(draft, incident) {
    finish(draft);
    bar.tell(word("intake.already"));
    showIncident(incident);
  }

  /** Two presses at once are one. @template T @param {() => Promise<T>} work @returns {Promise<T>} */
  async function hold(work) {
    busy = true;
    part("save").setAttribute("aria-busy", "true");
    bar.setBusy(true);
    try {
      return await work();
    } finally {
      busy = false;
      part("save").removeAttribute("aria-busy");
      bar.setBusy(false);
    }
  }

  /**
   * It is done with; another call may be on the desk by now.
   * @param {Draft} draft @param {{ sent?: boolean }} [how]  sent: false when it only went to the outbox
   */
  function finish(draft, { sent = true } = {}) {
    undo.forget();
    const present = desk.draft.id === draft.id;
    if (sent) desk.clear(draft.id);
    else desk.handOver(draft.id);
    if (!present) return;
    // Whoever went on to the list while it was under way stays there.
    const here = document.activeElement === document.body || intakeBox.contains(document.activeElement);
    call.show();
    if (here) barBox.focus();
  }

  /** The call is one to be answered again. @param {Draft} draft */
  async function reopen(draft) {
    const result = await hold(() => logCall(draft, "normal", means));
    if (result.kind === "failed") fail(draft, result.outcome);
  }

  function discard() {
    if (busy) return;
    const { draft } = desk;
    finish(draft);
    if (!isEmpty(draft)) undo.offer(draft, async () => {}, word("intake.discarded"));
  }

  /** @param {Draft} draft @param {import("./saving.js").Failure} outcome */
  function fail(draft, outcome) {
    const { title, lines } = explainFailure(outcome, agencies.toTelephone());
    if (desk.draft.id !== draft.id) return toast({ title, text: lines.join(" "), tone: "bad" });
    if (outcome.kind === "refused" && outcome.status === 400) return refuse(outcome.fields);
    showFailure(title, lines);
  }

  /** @param {Record<string, string[]>} messages */
  function refuse(messages) {
    const rest = showErrors(messages);
    showFailure(word("intake.fail.invalid"), [...rest, word("intake.fail.invalid.text")]);
    focusFirstError();
  }

  return {
    classify,
    save,
    flush: outage.flush,
    takeBack: undo.takeBack,
    discard,
    reopen,
    finish,
    offerUndo: undo.offer,
    isBusy: () => busy,
    /**
     * Does something with the call on the desk that the server must hear of, one at a time: the call is logged first
     * if it was not. Returns null when that failed, which the page has said then.
     * @template T @param {(draft: Draft) => Promise<T>} work @returns {Promise<T | null>}
     */
    async withCall(work) {
      if (busy) return null;
      const { draft } = desk;
      call.begin();
      const logged = await hold(() => logCall(draft, draft.call?.class ?? "normal", means));
      if (logged.kind !== "failed") return hold(() => work(draft));
      fail(draft, logged.outcome);
      return null;
    },
    /** What is sent with the incident besides the fields. @param {(draft: Draft) => Record<string, unknown>} add */
    onSend: (add) => void additions.push(add),
    /** Hears of each incident that was saved here, after its draft was cleared. @param {(incident: any, draft: Draft) => void} heir */
    onSaved: (heir) => void heirs.push(heir),
  };
}

/**
 * When the operator meant it to be saved: however late it arrives, it tells when the call was taken.
 * @param {Draft} draft @returns {Record<string, unknown>}
 */
function taken({ waiting, extra }) {
  return { reported_at: extra.takenAt ?? waiting?.at ?? new Date(serverNow()).toISOString() };
}

/** Whether waiting helps. @param {import("./saving.js").Failure} outcome */
function isAway({ kind }) {
  return kind === "offline" || kind === "unavailable";
}

/** What an incident is called before it has a number. @param {Draft} draft */
function nameOf({ fields }) {
  return [fields.typeText, fields.landmark || fields.address || fields.placeText].filter(Boolean).join(", ");
}

/** @typedef {ReturnType<typeof createSending>} Sending */
