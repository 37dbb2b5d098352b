// Calls that could not be sent: kept on this device, sent by themselves once the server answers, each once. Pure, given a store.

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {ReturnType<typeof import("./drafts.js").createDraftStore>} Store */
/**
 * @typedef {object} Waiting
 * @property {string} action      "save", or the class as which the call is logged
 * @property {string} at          when the operator meant it to be sent, by the server's clock
 * @property {string} label       what it is, for the list
 * @property {string} telephone   whom to telephone meanwhile
 * @property {string} [trouble]   why the server refused it: a person must look at it
 */
/** @typedef {Draft & { waiting: Waiting }} Entry */
/** @typedef {import("./saving.js").Saved | import("./saving.js").Already | import("./saving.js").Logged | import("./saving.js").Failed} Result */

/** What may go away by waiting. */
const PASSING = new Set(["offline", "unavailable", "slow"]);

/**
 * @param {object} means
 * @param {Store} means.store
 * @param {(entry: Entry) => Promise<Result>} means.deliver
 * @param {(entry: Entry, result: Result) => void} means.onSent
 * @param {() => void} means.onChange
 */
export function createOutbox({ store, deliver, onSent, onChange }) {
  let sending = false;

  /** @returns {Entry[]} the earliest first */
  function waiting() {
    const found = /** @type {Entry[]} */ (store.all().map(({ draft }) => draft));
    return found.filter((one) => one.waiting).sort((a, b) => a.waiting.at.localeCompare(b.waiting.at));
  }

  /** @param {Entry} entry @returns {Promise<boolean>} whether to go on with the next */
  async function sendOne(entry) {
    if (!store.claim(entry.id)) return true;
    const result = await deliver(entry);
    if (result.kind !== "failed") {
      store.remove(entry.id);
      onSent(entry, result);
      return true;
    }
    const passing = PASSING.has(result.outcome.kind);
    if (!passing) entry.waiting.trouble = "message" in result.outcome ? result.outcome.message : result.outcome.kind;
    store.lay(entry);
    return !passing;
  }

  return {
    waiting,
    get sending() { return sending; },
    /** @param {Draft} draft @param {Waiting} why @returns {boolean} whether it is kept */
    put(draft, why) {
      const kept = store.lay({ ...draft, waiting: why });
      onChange();
      return kept;
    },
    /** Gives an entry back to the desk. @param {string} id @returns {Draft | null} null: it is being sent, or gone */
    take(id) {
      if (sending) return null;
      const record = store.claim(id);
      if (!record) return null;
      store.remove(id);
      onChange();
      const { waiting: { at }, ...draft } = /** @type {Entry} */ (record.draft);
      // However long it is worked on now: it was taken then.
      return { ...draft, extra: { ...draft.extra, takenAt: at } };
    },
    /** Sends what waits, in order; ends at the first that the server cannot take now. */
    async flush() {
      if (sending) return;
      sending = true;
      onChange();
      try {
        for (const entry of waiting()) {
          if (!entry.waiting.trouble && !(await sendOne(entry))) break;
          onChange();
        }
      } finally {
        sending = false;
        onChange();
      }
    },
  };
}

/** @typedef {ReturnType<typeof createOutbox>} Outbox */
