// The calls that are not sent yet, as the page shows them, and the sending of them when the server is back.
import { send } from "../commands/send.js";
import { clockTime } from "../ui/connection.js";
import { sayNow } from "../ui/announce.js";
import { toast } from "../ui/toast.js";
import { word } from "../words.js";
import { createDraftStore } from "./drafts.js";
import { createOutbox } from "./outbox.js";
import { data, part } from "./parts.js";
import { logCall, saveIncident } from "./saving.js";

/** @typedef {import("./outbox.js").Entry} Entry */
/** @typedef {import("./draft.js").Draft} Draft */

const FAMILY = "dispatch112.outbox";
const RETRY = 5_000;

/**
 * @param {object} on
 * @param {string} on.owner                                    names this window
 * @param {(draft: Draft) => import("./draft.js").Body} on.additions
 * @param {(draft: Draft) => void} on.onOpen                   the operator wants it back on the desk
 * @param {(entry: Entry, incident: any) => void} on.onSaved
 */
export function startOutage({ owner, additions, onOpen, onSaved }) {
  const prefix = `${FAMILY}.${data.user}.${data.centre}`;
  const store = createDraftStore({ storage: localStorage, prefix, owner });
  const means = { send, additions, keep: (/** @type {Draft} */ draft) => void store.keep(draft) };
  const box = createOutbox({
    store,
    deliver: (entry) => (entry.waiting.action === "save" ? saveIncident(entry, means) : logCall(entry, entry.waiting.action, means)),
    onSent: told,
    onChange: paint,
  });

  /** @param {Entry} entry @param {import("./outbox.js").Result} result */
  function told(entry, result) {
    const time = clockTime(entry.waiting.at);
    if (result.kind === "saved") {
      toast({ title: word("outage.saved", { number: result.incident.number, time }) });
      onSaved(entry, result.incident);
    } else toast({ title: word("outage.sent", { label: entry.waiting.label, time }) });
  }

  function paint() {
    const entries = box.waiting();
    const others = countOthers();
    part("outage").hidden = entries.length === 0 && others === 0;
    part("outage-title").textContent = title(entries.length, others);
    part("outage-text").textContent = entries.length ? word(box.sending ? "outage.sending" : "outage.text") : word("outage.others.text");
    part("outage-list").replaceChildren(...entries.map(line));
  }

  /** Calls that other people left on this device: only they can send them. */
  function countOthers() {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(`${FAMILY}.`));
    return keys.filter((key) => !key.startsWith(`${prefix}.`)).length;
  }

  /** @param {Entry} entry */
  function line(entry) {
    const { at, label, telephone, trouble } = entry.waiting;
    const item = document.createElement("li");
    const what = document.createElement("b");
    what.textContent = `${clockTime(at)} ${label}`;
    const who = document.createElement("span");
    who.textContent = trouble ? word("outage.trouble", { why: trouble }) : telephone;
    const open = document.createElement("button");
    open.type = "button";
    open.className = "button is-small";
    open.textContent = word("outage.open");
    open.addEventListener("click", () => {
      const draft = box.take(entry.id);
      if (draft) onOpen(draft);
    });
    item.append(what, " ", who, " ", open);
    return item;
  }

  const flush = () => {
    if (box.waiting().some(({ waiting }) => !waiting.trouble)) void box.flush();
  };
  setInterval(flush, RETRY);
  setInterval(paint, 30_000);
  paint();

  return {
    flush,
    /** @param {string} id */
    take: box.take,
    /**
     * Keeps a call that the server did not take. Whom to telephone is said at once.
     * @param {Draft} draft @param {import("./outbox.js").Waiting} why @returns {boolean}
     */
    put(draft, why) {
      const kept = box.put(draft, why);
      if (kept && why.action === "save") sayNow([part("outage-title").textContent, why.telephone].join(" "));
      return kept;
    },
  };
}

/** @param {number} own @param {number} others */
function title(own, others) {
  if (own) return own === 1 ? word("outage.one") : word("outage.many", { count: own });
  return others === 1 ? word("outage.others.one") : word("outage.others.many", { count: others });
}

/** @typedef {ReturnType<typeof startOutage>} Outage */
