// The board page: feed, list, pane and keyboard, put together.
import { onFound } from "../command_bar/registry.js";
import { runStep } from "../commands/dispatch.js";
import { startForms } from "../commands/forms.js";
import { startEditing } from "../incident/edit.js";
import { startMerging } from "../incident/merge.js";
import { startPageFeed } from "../live/page_feed.js";
import { startPresence } from "../live/presence.js";
import { muteAlarms } from "../ui/sound_button.js";
import { toast } from "../ui/toast.js";
import { word } from "../words.js";
import { raise, startRepeating } from "./attention.js";
import { startKeyboard } from "./keyboard.js";
import { startList } from "./list.js";
import { createPane } from "./pane.js";
import { startPaneHistory } from "./pane_history.js";
import { board, body, filterForm, paneBox } from "./parts.js";
import { startReceipts } from "./receipts.js";
import { stepByKey } from "./steps.js";

const pane = createPane(paneBox);
const rows = startList((ids) => {
  if (pane.shown !== null) rows.selection.markOpen(pane.shown);
  pane.refresh(ids);
});
const visit = startPaneHistory({ open: showPane, close: hidePane });

/** @param {number} id */
function showPane(id) {
  rows.selection.markOpen(id);
  return pane.open(id);
}

function hidePane() {
  const row = rows.selection.current();
  pane.close();
  rows.selection.markOpen(null);
  rows.selection.focus(row);
}

function leave() {
  if (pane.shown !== null) visit.close();
  else rows.leave();
}

async function openCurrent() {
  const row = rows.selection.current();
  if (row) await visit.open(Number(row.dataset.id));
  else toast({ title: word("keys.no_row") });
}

/** @param {string} action */
async function step(action) {
  const row = rows.selection.current();
  if (stepByKey(action, row, paneBox, pane.shown)) return;
  await openCurrent();
  stepByKey(action, row, paneBox, pane.shown);
}

async function note() {
  if (pane.shown === null) await openCurrent();
  /** @type {HTMLElement | null} */ (paneBox.querySelector("textarea[name=text]"))?.focus();
}

async function edit() {
  if (pane.shown === null) await openCurrent();
  /** @type {HTMLElement | null} */ (paneBox.querySelector("[data-edit]"))?.click();
}

/** @param {Event} event @param {string} selector @returns {HTMLElement | null} */
const within = (event, selector) => /** @type {Element} */ (event.target).closest(selector);

body.addEventListener("click", (event) => {
  const button = within(event, "[data-action]");
  const row = within(event, "tr[data-id]");
  if (button) {
    void runStep(button);
    // A pointer leaves nothing behind that would hold the list still; the keyboard keeps its place.
    if (event.detail > 0) button.blur();
  } else if (row && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    row.blur();
    void visit.open(Number(row.dataset.id));
  }
});
paneBox.addEventListener("click", (event) => {
  const button = within(event, "[data-action]");
  if (button) void runStep(button);
  if (within(event, "[data-pane-close]")) visit.close();
});

startForms(paneBox, () => pane.refresh([pane.shown ?? 0]));
startEditing((id) => pane.refresh([id]));
startMerging((id) => pane.refresh([id]));
startKeyboard({
  next: () => rows.selection.walk(1),
  previous: () => rows.selection.walk(-1),
  first: () => rows.selection.jump("first"),
  last: () => rows.selection.jump("last"),
  open: openCurrent,
  leave,
  note,
  ...(board.dataset.scope === "agency" ? {} : { edit }),
  acknowledge: () => step("acknowledge"),
  "en-route": () => step("en-route"),
  "on-scene": () => step("on-scene"),
  clear: () => step("clear"),
  decline: () => step("decline"),
  "show-new": rows.showNew,
  mute: muteAlarms,
  filter: () => /** @type {HTMLElement | null} */ (filterForm.querySelector("input[type=search]"))?.focus(),
});
onFound("incident", ({ incident }) => visit.open(Number(incident)));
for (const kind of /** @type {const} */ (["agency", "place"])) onFound(kind, ({ label }) => rows.filterBy(label));
rows.filterBy(new URLSearchParams(location.hash.slice(1)).get("filter") ?? "");
// At the centre only what has begun to climb sounds again: until then it is the agency's to answer.
startRepeating(() => rows.pressing(board.dataset.scope === "agency" ? 0 : 1));
const feed = startPageFeed({ onRows: rows.take, onAlarms: raise });
if (board.dataset.scope === "agency") {
  startPresence(feed.say);
  startReceipts(rows.unanswered);
}
