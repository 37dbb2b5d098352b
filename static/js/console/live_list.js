// A live list of incidents as the console and the overview show it: which rows are seen is theirs to say.
import { mustHold, watchHold } from "../board/hold.js";
import { createSelection } from "../board/selection.js";
import { createTable } from "../board/table.js";
import { showWaiting } from "../board/view.js";
import { part } from "./parts.js";

/**
 * @param {object} view
 * @param {(row: HTMLElement) => boolean} view.fits
 * @param {(rows: HTMLElement[], shown: number) => void} view.onPaint
 */
export function createLiveList({ fits, onPaint }) {
  const body = part("rows");
  const scroller = part("board-list");
  /** @type {((ids: readonly number[]) => void)[]} */
  const listeners = [];
  let loaded = false;
  const selection = createSelection(body);
  const table = createTable(body, { busy: mustHold, onWaiting: showWaiting, onChange: changed });

  /** @param {readonly number[]} ids */
  function changed(ids) {
    paint();
    selection.mend();
    for (const listener of listeners) listener(ids);
  }

  function paint() {
    const rows = [...table.elements()];
    for (const row of rows) row.hidden = !fits(row);
    const shown = rows.filter((row) => !row.hidden).length;
    showEmpty(shown, rows.length);
    onPaint(rows, shown);
  }

  /** @param {number} shown @param {number} all */
  function showEmpty(shown, all) {
    part("no-rows").hidden = shown > 0;
    const state = !loaded ? "loading" : all === 0 ? "empty" : "none";
    for (const line of part("no-rows").children) line.toggleAttribute("hidden", !line.hasAttribute(`data-${state}`));
  }

  function settle() {
    if (table.waiting().size || body.querySelector("[data-left]")) table.settle();
  }

  function showNew() {
    scroller.scrollTop = 0;
    table.settle();
    selection.jump("first");
  }

  part("waiting").addEventListener("click", showNew);
  watchHold(settle);

  return {
    body,
    selection,
    showNew,
    /** @param {(ids: readonly number[]) => void} listener  told which incidents changed */
    onChange(listener) {
      listeners.push(listener);
    },
    /** What is to be seen has changed. */
    look() {
      scroller.scrollTop = 0;
      paint();
      selection.mend();
    },
    /** @param {import("../live/types.js").Row[]} rows @param {boolean} all */
    take(rows, all) {
      loaded = true;
      if (all) table.replace(rows);
      else table.apply(rows);
    },
    /** Puts the focus into the list: on the row it was on last, else on the first. @returns {boolean} */
    enter() {
      const row = selection.current() ?? body.querySelector('tr[tabindex="0"]:not([hidden])');
      selection.focus(/** @type {HTMLElement | null} */ (row));
      return row !== null;
    },
    leave() {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      if (!mustHold()) settle();
    },
    /** Whether any P1 of the centre, seen or not, has begun to climb unacknowledged. */
    pressing: () =>
      [...table.elements()].some(({ dataset }) => dataset.priority === "1" && dataset.unacknowledged === "1" && Number(dataset.level) >= 1),
  };
}

/** @typedef {ReturnType<typeof createLiveList>} LiveList */
