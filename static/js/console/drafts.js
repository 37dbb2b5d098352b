// Drafts kept on this device: one record each, so that two windows never overwrite one another. Pure, given a storage.

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">} Kept */
/** @typedef {{ draft: Draft, savedAt: number, owner: string, beatAt: number }} Record_ */

/** An owner that did not tell of itself for so long is gone: its window was closed or has crashed. */
export const GONE_AFTER = 6_000;
export const BEAT_EVERY = 2_000;
/** A window in the background may tell of itself only once a minute. */
export const HIDDEN_BEAT = 90_000;
/** A shared desk must not keep callers' data for ever. */
export const FORGET_AFTER = 48 * 3_600_000;

/**
 * @param {object} means
 * @param {Kept} means.storage
 * @param {string} means.prefix       names the person and the centre
 * @param {string} means.owner        names this window, anew with each load
 * @param {() => number} [means.now]
 */
export function createDraftStore({ storage, prefix, owner, now = Date.now }) {
  const name = (/** @type {string} */ id) => `${prefix}.${id}`;

  /** @param {string} id @returns {Record_ | null} */
  function read(id) {
    try {
      const found = JSON.parse(storage.getItem(name(id)) ?? "null");
      return found?.draft?.id === id && found.draft.fields && found.draft.keys ? found : null;
    } catch {
      return null;
    }
  }

  /** @param {Draft} draft @param {string} by @param {{ savedAt?: number, ahead?: number }} [when] @returns {boolean} whether it is kept */
  function write(draft, by, { savedAt = now(), ahead = 0 } = {}) {
    try {
      storage.setItem(name(draft.id), JSON.stringify({ draft, savedAt, owner: by, beatAt: by ? now() + ahead : 0 }));
      return true;
    } catch {
      return false;
    }
  }

  /** @param {Record_} record */
  const isTaken = (record) => record.owner !== "" && record.owner !== owner && now() - record.beatAt < GONE_AFTER;

  /** @returns {Record_[]} */
  function all() {
    const ids = [];
    for (let at = 0; at < storage.length; at += 1) {
      const key = storage.key(at) ?? "";
      if (key.startsWith(`${prefix}.`)) ids.push(key.slice(prefix.length + 1));
    }
    return ids.map(read).filter((found) => found !== null);
  }

  return {
    all,
    /** Whether this device has it. @param {string} id */
    has: (id) => read(id) !== null,
    /** Keeps it as this window's. @param {Draft} draft */
    keep: (draft) => write(draft, owner),
    /** Whether this window still has it: another one may have taken over what seemed abandoned. @param {string} id */
    isMine(id) {
      const record = read(id);
      return record === null || record.owner === owner || record.owner === "";
    },
    /**
     * Says that this window still has it, for `ahead` milliseconds longer than usual; what is kept stays as it is.
     * @param {string} id @param {number} [ahead]
     */
    beat(id, ahead = 0) {
      const record = read(id);
      if (record && record.owner === owner) write(record.draft, owner, { savedAt: record.savedAt, ahead });
    },
    /** Keeps it for any window to take. @param {Draft} draft */
    lay: (draft) => write(draft, ""),
    /** Lets any window take it. @param {string} id */
    release(id) {
      const record = read(id);
      if (record && record.owner === owner) write(record.draft, "", { savedAt: record.savedAt });
    },
    /** Takes it over, unless a living window has it. @param {string} id @returns {Record_ | null} */
    claim(id) {
      const record = read(id);
      if (!record || isTaken(record)) return null;
      write(record.draft, owner, { savedAt: record.savedAt });
      return record;
    },
    /** @param {string} id */
    remove(id) {
      storage.removeItem(name(id));
    },
    /** Those that no living window has, the newest first. @param {string} [except] @returns {Record_[]} */
    abandoned(except = "") {
      return all()
        .filter((record) => record.draft.id !== except && record.owner !== owner && !isTaken(record))
        .sort((a, b) => b.savedAt - a.savedAt);
    },
    /** Forgets what is too old. */
    prune() {
      for (const { draft, savedAt } of all()) if (now() - savedAt > FORGET_AFTER) storage.removeItem(name(draft.id));
    },
  };
}
