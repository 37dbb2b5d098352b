// Tells the centre which dispatches reached this board, and which stood on its screen: two different facts.
import { send } from "../commands/send.js";

const EVERY = 1_000;
const MOST = 50;

/** @typedef {{ dispatch: string, row: HTMLElement | null }} Waiting  a dispatch that nobody has acknowledged; null: behind the button */

/** @param {() => Waiting[]} read  what waits on this board now */
export function startReceipts(read) {
  /** @type {Set<string>} */
  const delivered = new Set();
  /** @type {Set<string>} */
  const displayed = new Set();
  let telling = false;

  async function tell() {
    const waiting = read();
    const got = waiting.filter(({ dispatch }) => !delivered.has(dispatch)).slice(0, MOST);
    const seen = waiting.filter(({ dispatch, row }) => row && !displayed.has(dispatch) && isOnScreen(row)).slice(0, MOST);
    if (!got.length && !seen.length) return;
    const outcome = await send("/api/v1/board/receipts/", { delivered: got.map(idOf), displayed: seen.map(idOf) });
    // What was not taken is told again at the next look.
    if (outcome.kind !== "done") return;
    for (const { dispatch } of got) delivered.add(dispatch);
    for (const { dispatch } of seen) displayed.add(dispatch);
  }

  setInterval(async () => {
    if (telling) return;
    telling = true;
    await tell();
    telling = false;
  }, EVERY);
}

/** @param {Waiting} waiting */
const idOf = ({ dispatch }) => Number(dispatch);

/** Whether a person in front of the page could see it: nothing covers its beginning. @param {HTMLElement} row */
function isOnScreen(row) {
  if (document.visibilityState !== "visible" || row.offsetParent === null) return false;
  const { left, top, height } = row.getBoundingClientRect();
  return row.contains(document.elementFromPoint(left + 12, top + Math.min(12, height / 2)));
}
