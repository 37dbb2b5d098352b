// What a client knows of the centre: a cursor in its journal and the version of each row. Pure.

/** @typedef {import("./types.js").Row} Row */
/** @typedef {import("./types.js").Snapshot | import("./types.js").Frame} Content */
/** @typedef {{ cursor: number | null, versions: ReadonlyMap<number, number>, at?: string }} Known  `at`: the database's time of it */
/** @typedef {{ known: Known, verdict: "replace" | "apply" | "repeat" | "gap", rows: Row[] }} Step */

/** @type {Known} */
export const NOTHING = { cursor: null, versions: new Map() };

/**
 * Takes in a snapshot or a frame. `replace`: show these rows and no others. `apply`: change these rows.
 * `repeat`: all of it is known. `gap`: something between is missing, ask for everything since the cursor.
 * @param {Known} known
 * @param {Content} message
 * @returns {Step}
 */
export function take(known, message) {
  if (message.type === "snapshot") return replace(known, message);
  if (known.cursor !== null && message.to <= known.cursor) return { known, verdict: "repeat", rows: [] };
  if (message.from !== known.cursor) return { known, verdict: "gap", rows: [] };
  const rows = message.rows.filter((row) => isNews(known.versions, row));
  return { known: { cursor: message.to, versions: withVersions(known.versions, rows), at: message.at }, verdict: "apply", rows };
}

/**
 * Whether the centre stands elsewhere than this client: further, or, later, at less. Then the database was brought
 * back from a copy that had missed the last changes, and its numbers count on from there.
 * @param {Known} known
 * @param {{ head: number, at: string }} beat
 */
export function isBehind(known, { head, at }) {
  return known.cursor === null || head > known.cursor || (head < known.cursor && isLater(at, known.at));
}

/** @param {Known} known @param {import("./types.js").Snapshot} message @returns {Step} */
function replace(known, message) {
  // A snapshot that was under way while newer frames arrived must not turn the board back; a database that was does.
  if (known.cursor !== null && message.to < known.cursor && !isLater(message.at, known.at)) return { known, verdict: "repeat", rows: [] };
  const versions = withVersions(new Map(), message.rows);
  return { known: { cursor: message.to, versions, at: message.at }, verdict: "replace", rows: message.rows };
}

/**
 * A row that left keeps its version, so that an older copy of it cannot come back.
 * @param {ReadonlyMap<number, number>} versions @param {Row} row
 */
function isNews(versions, row) {
  return row.version >= (versions.get(row.id) ?? -1);
}

/** @param {ReadonlyMap<number, number>} versions @param {Row[]} rows */
function withVersions(versions, rows) {
  const next = new Map(versions);
  for (const row of rows) next.set(row.id, row.version);
  return next;
}

/** @param {string} at @param {string | undefined} than */
function isLater(at, than) {
  return than !== undefined && Date.parse(at) > Date.parse(than);
}
