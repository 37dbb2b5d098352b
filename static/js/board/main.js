// The board page: feed, list, filter, keyboard and pane, put together.
import { startForms } from "../commands/forms.js";
import { runStep } from "../commands/dispatch.js";
import { startPageFeed } from "../live/page_feed.js";
import { openDialog } from "../ui/dialogs.js";
import { muteAlarms } from "../ui/sound_button.js";
import { raise, startRepeating } from "./attention.js";
import { startFilterBar } from "./filter_bar.js";
import { ALL } from "./filters.js";
import { startKeyboard } from "./keyboard.js";
import { createPane } from "./pane.js";
import { startPaneHistory } from "./pane_history.js";
import { createSelection } from "./selection.js";
import { stepByKey } from "./steps.js";
import { createTable } from "./table.js";
import { filterRows, showCounts, showWaiting } from "./view.js";

/** @template {HTMLElement} T @param {string} id @returns {T} */
const part = (id) => /** @type {T} */ (document.getElementById(id));

const board = part("board");
const list = part("board-list");
const body = part("rows");
const paneBox = part("pane");
const atAgency = board.dataset.scope === "agency";
let filters = ALL;
let loaded = false;
/** A pointer that moved over the list so lately is about to press something. */
const POINTING = 2_500;
let pointedAt = -POINTING;

const selection = createSelection(body);
const pane = createPane(paneBox);
const table = createTable(body, { busy, onWaiting: showWaiting, onChange: changed });
const visit = startPaneHistory({ open: showPane, close: hidePane });
const bar = startFilterBar(part("filters"), (chosen) => {
  filters = chosen;
  refilter();
});

/** In the list, scrolled down in it, or about to press something in it: nothing may jump. */
function busy() {
  const pointing = performance.now() - pointedAt < POINTING;
  return pointing || body.contains(document.activeElement) || list.scrollTop > 4 || (innerWidth < 640 && scrollY > 120);
}

/** @param {readonly number[]} ids */
function changed(ids) {
  refilter();
  selection.mend();
  if (pane.shown !== null) selection.markOpen(pane.shown);
  pane.refresh(ids);
}

function refilter() {
  showCounts(filterRows(table.elements(), filters), loaded);
}

function settleWhenFree() {
  if (!busy() && (table.waiting().size || body.querySelector("[data-left]"))) table.settle();
}

function showNew() {
  list.scrollTop = 0;
  table.settle();
  selection.jump("first");
}

/** @param {number} id */
function showPane(id) {
  selection.markOpen(id);
  return pane.open(id);
}

function hidePane() {
  const row = selection.current();
  pane.close();
  selection.markOpen(null);
  selection.focus(row);
}

function leave() {
  if (pane.shown !== null) return visit.close();
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  settleWhenFree();
}

/** @param {string} action */
async function step(action) {
  const row = selection.current();
  if (stepByKey(action, row, paneBox, pane.shown) || !row) return;
  await visit.open(Number(row.dataset.id));
  stepByKey(action, row, paneBox, pane.shown);
}

function openCurrent() {
  const row = selection.current();
  if (row) void visit.open(Number(row.dataset.id));
}

async function note() {
  const row = selection.current();
  if (pane.shown === null && row) await visit.open(Number(row.dataset.id));
  /** @type {HTMLElement | null} */ (paneBox.querySelector("textarea[name=text]"))?.focus();
}

/** Something is P1 and unacknowledged. At the centre only what has begun to climb repeats: the agency has it first. */
function isPressing() {
  const rows = [...table.elements()].filter((row) => row.dataset.unacknowledged === "1" && row.dataset.priority === "1");
  return rows.some((row) => atAgency || Number(row.dataset.level) > 0);
}

body.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  const button = /** @type {HTMLElement | null} */ (target.closest("[data-action]"));
  if (button) {
    void runStep(button);
    // A pointer leaves nothing behind that would hold the list still; the keyboard keeps its place.
    if (event.detail > 0) button.blur();
    return;
  }
  const row = /** @type {HTMLElement | null} */ (target.closest("tr[data-id]"));
  if (!row || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  row.blur();
  void visit.open(Number(row.dataset.id));
});
paneBox.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  const button = /** @type {HTMLElement | null} */ (target.closest("[data-action]"));
  if (button) void runStep(button);
  if (target.closest("[data-pane-close]")) visit.close();
});
body.addEventListener("focusin", (event) => {
  const row = /** @type {Element} */ (event.target).closest("tr[data-id]");
  for (const other of body.querySelectorAll('tr[tabindex="0"]')) if (other !== row) other.setAttribute("tabindex", "-1");
  row?.setAttribute("tabindex", "0");
});
body.addEventListener("focusout", () => setTimeout(settleWhenFree));
body.addEventListener("pointermove", () => (pointedAt = performance.now()), { passive: true });
setInterval(settleWhenFree, 1_000);
list.addEventListener("scroll", settleWhenFree, { passive: true });
part("waiting").addEventListener("click", showNew);
part("filtered-out").addEventListener("click", bar.clear);
for (const button of document.querySelectorAll("[data-keys-open]")) button.addEventListener("click", () => openDialog("keys"));

startForms(paneBox, () => pane.refresh([pane.shown ?? 0]));
startKeyboard({
  next: () => selection.walk(1),
  previous: () => selection.walk(-1),
  first: () => selection.jump("first"),
  last: () => selection.jump("last"),
  open: openCurrent,
  leave,
  note,
  acknowledge: () => step("acknowledge"),
  "en-route": () => step("en-route"),
  "on-scene": () => step("on-scene"),
  clear: () => step("clear"),
  decline: () => step("decline"),
  "show-new": showNew,
  mute: muteAlarms,
  filter: () => /** @type {HTMLElement | null} */ (document.querySelector("#filters input[type=search]"))?.focus(),
  help: () => openDialog("keys"),
});
startRepeating(isPressing);
startPageFeed({
  onRows(rows, all) {
    loaded = true;
    if (all) table.replace(rows);
    else table.apply(rows);
  },
  onAlarms: raise,
});
