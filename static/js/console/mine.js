// Which rows an operator looks at: the incidents logged by oneself, or all. Pure.

/** @typedef {"mine" | "all"} View */
/** @typedef {Record<string, string | undefined>} Data  the data attributes of a row */

/** @param {string} text  kept from another day, or said by the page @returns {View} */
export function viewOf(text) {
  return text === "all" ? "all" : "mine";
}

/** @param {Data} row @param {number} user */
export function isMine(row, user) {
  return row.createdBy === String(user);
}

/** @param {Data} row @param {View} view @param {number} user */
export function fitsView(row, view, user) {
  return view === "all" || isMine(row, user);
}

/**
 * @param {readonly Data[]} rows @param {number} user
 * @returns {{ mine: number, all: number, unseen: number }} unseen: unacknowledged and not one's own
 */
export function countRows(rows, user) {
  const own = rows.filter((row) => isMine(row, user));
  const unseen = rows.filter((row) => row.unacknowledged === "1" && !isMine(row, user));
  return { mine: own.length, all: rows.length, unseen: unseen.length };
}
