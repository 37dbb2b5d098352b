// The live list of the board: rows, filter, counts and selection as one thing.
import { startFilterBar } from "./filter_bar.js";
import { ALL } from "./filters.js";
import { mustHold, watchHold } from "./hold.js";
import { body, filterForm, filteredOut, list, waitingButton } from "./parts.js";
import { createSelection } from "./selection.js";
import { createTable } from "./table.js";
import { filterRows, showCounts, showWaiting } from "./view.js";

/** @typedef {import("../live/types.js").Row} Row */

/** @param {(ids: readonly number[]) => void} onChange  ids of incidents that changed */
export function startList(onChange) {
  let filters = ALL;
  let loaded = false;
  const selection = createSelection(body);
  const table = createTable(body, { busy: mustHold, onWaiting: showWaiting, onChange: changed });
  const bar = startFilterBar(filterForm, (chosen) => {
    filters = chosen;
    list.scrollTop = 0;
    refilter();
  });

  /** @param {readonly number[]} ids */
  function changed(ids) {
    refilter();
    selection.mend();
    onChange(ids);
  }

  function refilter() {
    showCounts(filterRows(table.elements(), filters), loaded);
  }

  function settle() {
    if (table.waiting().size || body.querySelector("[data-left]")) table.settle();
  }

  function showNew() {
    list.scrollTop = 0;
    table.settle();
    selection.jump("first");
  }

  watchHold(settle);
  waitingButton.addEventListener("click", showNew);
  filteredOut.addEventListener("click", bar.clear);
  return {
    selection,
    showNew,
    filterBy: bar.setText,
    /** @param {Row[]} rows @param {boolean} all */
    take(rows, all) {
      loaded = true;
      if (all) table.replace(rows);
      else table.apply(rows);
    },
    /** Leaves the list: what waits may come. */
    leave() {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      if (!mustHold()) settle();
    },
    /** What nobody of this agency has acknowledged; a row that waits behind the button is on no screen. */
    unanswered: () => [
      ...[...table.elements()].filter(({ dataset }) => isUnanswered(dataset)).map((row) => ({ dispatch: row.dataset.dispatch ?? "", row })),
      ...[...table.waiting().values()].map(facts).filter(isUnanswered).map(({ dispatch = "" }) => ({ dispatch, row: null })),
    ],
    /** Whether any incident, shown, filtered out or waiting, is P1 and unacknowledged at `level` or above. @param {number} level */
    pressing: (level) =>
      [...table.elements()].some((row) => isPressing(row.dataset, level)) ||
      [...table.waiting().values()].some((row) => isPressing(facts(row), level)),
  };
}

/** @param {Record<string, string | undefined>} row */
const isUnanswered = ({ dispatch, unacknowledged }) => Boolean(dispatch) && unacknowledged === "1";

/** @param {Record<string, string | undefined>} row @param {number} level */
function isPressing({ priority, unacknowledged, level: reached }, level) {
  return priority === "1" && unacknowledged === "1" && Number(reached) >= level;
}

/** What a row that is not in the page yet says of itself. @param {Row} row */
function facts(row) {
  const holder = document.createElement("template");
  holder.innerHTML = row.html ?? "";
  return { .../** @type {HTMLElement | null} */ (holder.content.querySelector("tr"))?.dataset };
}
