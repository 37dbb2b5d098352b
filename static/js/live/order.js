// Where rows go in a list in which a person may be working. Pure.

/** @typedef {import("./types.js").Row} Row */
/** @typedef {{ id: number, sort: string }} Shown */
/**
 * @typedef {object} Plan
 * @property {Row[]} update                                  change in place
 * @property {{ row: Row, before: number | null }[]} insert  in this order; before this id, null = at the end
 * @property {{ id: number, before: number | null }[]} move
 * @property {number[]} remove
 * @property {number[]} fade     left the view, but the person is on it: keep it, greyed
 * @property {Row[]} wait        new rows that would disturb: keep them behind the button
 */

/**
 * @param {readonly Shown[]} shown      the list as it stands, in order
 * @param {readonly Row[]} rows         what has arrived
 * @param {{ focused: number | null, busy: boolean }} person  busy: works in the list or has scrolled it
 * @returns {Plan}
 */
export function place(shown, rows, { focused, busy }) {
  const order = shown.map((item) => ({ ...item }));
  /** @type {Plan} */
  const plan = { update: [], insert: [], move: [], remove: [], fade: [], wait: [] };
  for (const row of rows) {
    const at = order.findIndex((item) => item.id === row.id);
    if (row.html === null) leave(plan, order, at, focused);
    else if (at < 0) arrive(plan, order, row, busy);
    else change(plan, order, at, row, busy);
  }
  return plan;
}

/** @param {Plan} plan @param {Shown[]} order @param {number} at @param {number | null} focused */
function leave(plan, order, at, focused) {
  if (at < 0) return;
  const { id } = order[at];
  if (id === focused) plan.fade.push(id);
  else {
    plan.remove.push(id);
    order.splice(at, 1);
  }
}

/** @param {Plan} plan @param {Shown[]} order @param {Row} row @param {boolean} busy */
function arrive(plan, order, row, busy) {
  if (busy) plan.wait.push(row);
  else plan.insert.push({ row, before: put(order, { id: row.id, sort: row.sort }) });
}

/** @param {Plan} plan @param {Shown[]} order @param {number} at @param {Row} row @param {boolean} busy */
function change(plan, order, at, row, busy) {
  plan.update.push(row);
  if (busy || order[at].sort === row.sort) return;
  order.splice(at, 1);
  plan.move.push({ id: row.id, before: put(order, { id: row.id, sort: row.sort }) });
}

/**
 * Puts `item` into `order` by its sort string.
 * @param {Shown[]} order @param {Shown} item
 * @returns {number | null} the id it stands before
 */
function put(order, item) {
  const next = order.findIndex((other) => compare(item, other) < 0);
  if (next < 0) order.push(item);
  else order.splice(next, 0, item);
  return next < 0 ? null : order[next + 1].id;
}

/**
 * By the server's sort string, then by id; plain code units, so that every client sorts alike.
 * @param {Shown} a @param {Shown} b
 */
export function compare(a, b) {
  if (a.sort !== b.sort) return a.sort < b.sort ? -1 : 1;
  return a.id - b.id;
}
