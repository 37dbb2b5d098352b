// What becomes of a call: logged by one key, saved and dispatched, discarded, or taken back within ten seconds.
import { send } from "../commands/send.js";
import { clockTime } from "../ui/connection.js";
import { toast } from "../ui/toast.js";
import { word } from "../words.js";
import { TAKE_BACK_FOR } from "./bar.js";
import { hasIncident, isEmpty, problems } from "./draft.js";
import { focusFirstError, showErrors } from "./fields.js";
import { explainFailure, hideFailure, showFailure } from "./notices.js";
import { bar as barBox, intakeBox, part } from "./parts.js";
import { logCall, saveIncident } from "./saving.js";

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
  const means = { send, keep: desk.keepThis, additions: (/** @type {Draft} */ draft) => Object.assign({}, ...additions.map((add) => add(draft))) };
  let busy = false;
  /** @type {{ draft: Draft, undo: () => Promise<unknown>, until: number } | null} */
  let undoable = null;

  /** @param {string} value @param {string} label @param {string} key */
  async function classify(value, label, key) {
    if (busy || (hasIncident(desk.draft.fields) && !bar.isMeant(key, label))) return;
    const { draft } = desk;
    call.begin();
    const result = await hold(() => logCall(draft, value, means));
    if (result.kind === "failed") return fail(draft, result.outcome);
    finish(draft);
    offerUndo(draft, () => reopen(draft), `${word("intake.logged", { label })}, ${clockTime(draft.startedAt ?? "")}`);
  }

  async function save() {
    if (busy) return;
    const { draft } = desk;
    const wrong = Object.entries(problems(draft.fields)).map(([name, key]) => [name, [word(key)]]);
    if (wrong.length) return refuse(Object.fromEntries(wrong));
    call.begin();
    hideFailure();
    const result = await hold(() => saveIncident(draft, means));
    if (result.kind === "failed") fail(draft, result.outcome);
    else if (result.kind === "already") already(draft, result.incident);
    else saved(draft, result);
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

  /** It is done with; another call may be on the desk by now. @param {Draft} draft */
  function finish(draft) {
    undoable = null;
    const present = desk.draft.id === draft.id;
    desk.clear(draft.id);
    if (!present) return;
    // Whoever went on to the list while it was under way stays there.
    const here = document.activeElement === document.body || intakeBox.contains(document.activeElement);
    call.show();
    if (here) barBox.focus();
  }

  /**
   * Ten seconds in which the call comes back onto the desk as it was.
   * @param {Draft} draft @param {() => Promise<unknown>} undo  what the server must be told then @param {string} text
   */
  function offerUndo(draft, undo, text) {
    undoable = { draft, undo, until: performance.now() + TAKE_BACK_FOR };
    bar.tell(text, { undoable: true });
  }

  async function takeBack() {
    if (!undoable || busy || performance.now() > undoable.until) return;
    const { draft, undo } = undoable;
    undoable = null;
    desk.revive(draft);
    call.show();
    bar.tell(word("intake.undone"), { tone: "warn" });
    barBox.focus();
    await undo();
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
    if (!isEmpty(draft)) offerUndo(draft, async () => {}, word("intake.discarded"));
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
    takeBack,
    discard,
    finish,
    offerUndo,
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

/** @typedef {ReturnType<typeof createSending>} Sending */
