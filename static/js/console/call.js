// The call on the desk as the page shows it: begun, kept with every letter, shown anew.
import { serverNow } from "../clocks/clocks.js";
import { clockTime } from "../ui/connection.js";
import { word } from "../words.js";
import { isEmpty, settable } from "./draft.js";
import { showErrors, showPriority, writeFields } from "./fields.js";
import { appendLine, labelled } from "./filling.js";
import { hideFailure, showRestored } from "./notices.js";
import { part } from "./parts.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {Partial<import("./draft.js").Fields>} Values */

/**
 * @param {import("./desk.js").Desk} desk
 * @param {ReturnType<typeof import("./agencies.js").createAgencies>} agencies
 * @param {ReturnType<typeof import("./bar.js").startBar>} bar
 */
export function createCall(desk, agencies, bar) {
  /** @type {((draft: Draft) => void)[]} */
  const listeners = [];
  const now = () => new Date(serverNow()).toISOString();

  /** The clock runs from the first thing that is done about a call. */
  function begin() {
    if (desk.draft.startedAt !== null) return;
    desk.draft.startedAt = now();
    bar.showClock(desk.draft.startedAt);
  }

  function keep() {
    tellKept(desk.keep());
    for (const listener of listeners) listener(desk.draft);
  }

  function touch() {
    begin();
    keep();
  }

  /** @param {boolean} safe */
  function tellKept(safe) {
    const line = part("draft-kept");
    const { draft } = desk;
    line.toggleAttribute("data-unsafe", !safe);
    line.textContent = safe ? "" : word("intake.no_storage");
    if (safe && !isEmpty(draft)) line.textContent = word("intake.kept", { time: clockTime(now()) });
    part("discard").hidden = draft.startedAt === null;
  }

  /** A place that is on no list goes with the address; said once the person has left the field. */
  function checkPlace() {
    const { place, placeText } = desk.draft.fields;
    part("place-free").hidden = place !== "" || placeText.trim() === "" || document.activeElement === part("in-place");
  }

  /** @param {Values} values */
  function set(values) {
    const { draft } = desk;
    Object.assign(draft.fields, labelled(values, draft.fields.byHand));
    writeFields(draft.fields);
    showPriority(draft.fields.priority);
    planAgain();
    checkPlace();
    touch();
  }

  const planAgain = () => void agencies.ask(desk.draft.fields.type, desk.draft.fields.place);

  return {
    get draft() { return desk.draft; },
    begin,
    keep,
    touch,
    checkPlace,
    planAgain,
    /** Hears of every change: something typed, chosen, proposed, restored, or another call on the desk. @param {(draft: Draft) => void} listener */
    onChange: (listener) => void listeners.push(listener),
    /** Sets what the operator chose outside the fields, as if typed. @param {Values} values */
    fill(values) {
      for (const name of Object.keys(values)) desk.draft.hand[name] = true;
      if ("priority" in values) desk.draft.fields.byHand = true;
      set(values);
    },
    /** Sets what somebody or something else knows; what was typed by hand stays. @param {Values} values @returns {string[]} the names set */
    propose(values) {
      const free = settable(desk.draft, values);
      if (Object.keys(free).length) set(free);
      return Object.keys(free);
    },
    /** Adds a line to the narrative, whoever is typing there meanwhile. @param {string} line */
    addToNarrative(line) {
      desk.draft.fields.narrative = appendLine(/** @type {HTMLTextAreaElement} */ (part("in-narrative")), line);
      touch();
    },
    /** Shows what is on the desk now. */
    show() {
      const { draft } = desk;
      writeFields(draft.fields);
      showErrors({});
      hideFailure();
      showRestored(null);
      showPriority(draft.fields.priority);
      agencies.set(draft.agencies);
      planAgain();
      bar.showClock(draft.startedAt);
      checkPlace();
      keep();
    },
  };
}

/** @typedef {ReturnType<typeof createCall>} Call */
