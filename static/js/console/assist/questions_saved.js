// The questions go on about an incident that was just saved; what is answered is kept here until the server has it.
import { send } from "../../commands/send.js";
import { toastFailure } from "../../commands/outcome.js";
import { toast } from "../../ui/toast.js";
import { word } from "../../words.js";
import { data } from "../parts.js";
import { deliver, isUnsent } from "./questions_delivery.js";
import { groupOf, priorityOf } from "./questions_draft.js";
import * as state from "./questions_state.js";

/** @typedef {import("./questions_delivery.js").Entry} Entry */
/** @typedef {import("./questions_draft.js").Subject} Subject */

const NAME = `dispatch112.questions.${data.user}.${data.centre}`;
const FOLLOWED = "dispatch112.questions.followed";
const RETRY = 5_000;
/** Nobody is on the line any more (ms). */
const LONGEST = 30 * 60_000;

/** @param {import("../room.js").Room} room @param {() => void} changed */
export function followSaved(room, changed) {
  /** @type {Entry[]} */
  let entries = read();
  let followed = Number(sessionStorage.getItem(FOLLOWED));
  let busy = false;

  const setOf = (/** @type {Entry} */ entry) => data.questions.sets.find(({ category }) => category === entry.category);
  const unsent = () => entries.filter((entry) => isUnsent(entry, setOf(entry)));

  function keep() {
    const now = Date.now();
    entries = entries.filter((entry) => now - entry.savedAt < 48 * 3_600_000 && (entry.incident === followed || isUnsent(entry, setOf(entry))));
    try {
      localStorage.setItem(NAME, JSON.stringify(entries));
    } catch {
      // Without storage they are sent all the same, unless the page goes away first.
    }
    changed();
  }

  async function flush() {
    if (busy) return;
    busy = true;
    try {
      for (const entry of unsent()) if (!(await deliverOne(entry))) break;
    } finally {
      busy = false;
    }
    keep();
  }

  /** Until nothing was answered meanwhile. @param {Entry} entry */
  async function deliverOne(entry) {
    const set = setOf(entry);
    while (isUnsent(entry, set)) {
      if (!set || !(await deliver(entry, set, { send, priorityOf, onRaised, onRefused: toastFailure }))) return false;
    }
    return true;
  }

  /** @param {Entry} entry */
  function onRaised({ number, priority }) {
    toast({ title: word("questions.raised", { number, priority }) });
  }

  /** @param {number} incident */
  function follow(incident) {
    followed = incident;
    sessionStorage.setItem(FOLLOWED, String(incident));
  }

  room.sending.onSaved((incident, draft) => {
    const kept = /** @type {state.Kept | undefined} */ (draft.extra.questions);
    const { fields, hand } = draft;
    const set = kept && state.setOf(data.questions, { group: groupOf(fields.type), byHand: Boolean(hand.type) }, kept);
    if (!kept || !set || state.givenOf(set, kept).length === 0) return;
    entries.push({
      incident: incident.id, number: incident.number, priority: incident.priority, type: incident.incident_type,
      typeByHand: Boolean(hand.type), priorityByHand: fields.byHand, category: set.category, spoken: fields.language,
      kept, mayCall: Boolean(draft.extra.quiet?.byHand && !draft.extra.quiet.on), sent: "", savedAt: Date.now(),
    });
    // One that had waited for the server is not on the line any more.
    if (!draft.waiting) follow(incident.id);
    keep();
    void flush();
  });
  room.onLive(() => {
    if (unsent().length) void flush();
  });
  setInterval(() => {
    if (unsent().length) void flush();
    else if (followed) changed();
  }, RETRY);
  if (unsent().length) void flush();

  return {
    unsent: () => unsent().length > 0,
    /** @returns {Subject | null} */
    subject() {
      const entry = entries.find((one) => one.incident === followed && Date.now() - one.savedAt < LONGEST);
      const set = entry && setOf(entry);
      if (!entry || !set) return null;
      return {
        id: String(entry.incident),
        name: entry.number,
        kept: entry.kept,
        set,
        spoken: entry.spoken,
        first: "",
        found: state.proposal(set, entry.kept, { type: entry.type, byHand: true, priorityOf }),
        priority: entry.priorityByHand ? entry.priority : null,
        keep(kept) {
          entry.kept = kept;
          keep();
          void flush();
        },
        end() {
          follow(0);
          keep();
        },
      };
    },
  };
}

/** @returns {Entry[]} */
function read() {
  try {
    return JSON.parse(localStorage.getItem(NAME) ?? "[]");
  } catch {
    return [];
  }
}
