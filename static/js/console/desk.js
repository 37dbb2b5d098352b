// The draft on the desk: kept on this device with every letter, brought back after a reload, put aside for another call.
import { completed, isEmpty, newDraft } from "./draft.js";
import { BEAT_EVERY, HIDDEN_BEAT, createDraftStore } from "./drafts.js";
import { data } from "./parts.js";

/** @typedef {import("./draft.js").Draft} Draft */

const MINE = "dispatch112.draft.mine";

/** A random key, also on a page without https. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * @param {object} on
 * @param {(drafts: Draft[]) => void} on.onAside    calls put aside, here or in a window that is gone
 * @param {() => void} on.onLost     another window has taken the draft over
 * @param {(id: string) => void} on.onDone   a draft is done with
 */
export function createDesk({ onAside, onLost, onDone }) {
  const prefix = `dispatch112.draft.${data.user}.${data.centre}`;
  const owner = newKey();
  const store = createDraftStore({ storage: localStorage, prefix, owner });
  let draft = newDraft(newKey, data.language);
  store.prune();

  function look() {
    onAside(store.abandoned(draft.id).map((record) => record.draft).filter((one) => !isEmpty(one)));
  }

  /** @returns {boolean} whether the draft is safe */
  function keep() {
    if (draft.startedAt === null) return true;
    if (!store.isMine(draft.id)) {
      start();
      onLost();
      return true;
    }
    sessionStorage.setItem(MINE, draft.id);
    return store.keep(draft);
  }

  function start() {
    draft = newDraft(newKey, data.language);
    sessionStorage.removeItem(MINE);
    look();
  }

  /** The desk is needed for another call. */
  function leave() {
    if (isEmpty(draft)) store.remove(draft.id);
    else store.lay(draft);
  }

  /** Another part of the page keeps it from now on. @param {string} id */
  function handOver(id) {
    store.remove(id);
    if (id === draft.id) start();
  }

  /** @param {string} id @returns {boolean} */
  function take(id) {
    const record = store.claim(id);
    if (!record) return false;
    draft = completed(record.draft);
    sessionStorage.setItem(MINE, draft.id);
    return true;
  }

  setInterval(() => {
    store.beat(draft.id, document.hidden ? HIDDEN_BEAT : 0);
    look();
  }, BEAT_EVERY);
  document.addEventListener("visibilitychange", () => store.beat(draft.id, document.hidden ? HIDDEN_BEAT : 0));
  addEventListener("pagehide", () => store.release(draft.id));
  addEventListener("pageshow", (event) => event.persisted && store.claim(draft.id));

  return {
    owner,
    get draft() { return draft; },
    /** The draft on the desk and those put aside. */
    all: () => [draft, ...store.abandoned(draft.id).map((record) => record.draft)],
    keep,
    /** Keeps a draft that is being sent, also when another one is on the desk by now. @param {Draft} sent */
    keepThis(sent) {
      if (sent.id === draft.id) keep();
      else store.lay(sent);
    },
    look,
    /** Brings back this window's draft, else the newest that no window has. @returns {boolean} */
    restore() {
      const mine = sessionStorage.getItem(MINE);
      const newest = store.abandoned().find((record) => !isEmpty(record.draft))?.draft.id;
      const found = (mine !== null && take(mine)) || (newest !== undefined && take(newest));
      look();
      return found;
    },
    /** Lets the draft lie, and begins another. */
    putAside() {
      store.lay(draft);
      start();
    },
    /** Puts the present draft aside if there is one, and takes up this one. @param {string} id */
    open(id) {
      leave();
      const found = take(id);
      look();
      return found;
    },
    /** Takes up a draft that is kept nowhere any more. @param {Draft} old */
    revive(old) {
      leave();
      draft = completed(old);
      keep();
      look();
    },
    /** It is done with: nothing of it stays on this device. @param {string} id */
    clear(id) {
      handOver(id);
      onDone(id);
    },
    handOver,
    /** Takes in what was typed elsewhere and is not on this device. @param {Draft[]} drafts */
    bring(drafts) {
      const fresh = drafts.filter((one) => !store.has(one.id) && one.id !== draft.id && !isEmpty(one));
      for (const one of fresh) store.lay({ ...one, extra: { ...one.extra, elsewhere: true } });
      if (fresh.length) look();
    },
    /** Lets go of what was taken in and has been finished elsewhere since. @param {Set<string>} present  the drafts that the server has */
    dropFinished(present) {
      const gone = store.abandoned(draft.id).filter(({ draft: one }) => one.extra?.elsewhere && !present.has(one.id));
      for (const { draft: one } of gone) store.remove(one.id);
      if (gone.length) look();
    },
  };
}

/** @typedef {ReturnType<typeof createDesk>} Desk */
