// An incident on its own page: kept current by the live feed, and by what is done here; the keys are the board's.
import { runStep } from "../commands/dispatch.js";
import { startForms } from "../commands/forms.js";
import { startEditing } from "../incident/edit.js";
import { startMerging } from "../incident/merge.js";
import { startPageFeed } from "../live/page_feed.js";
import { startPresence } from "../live/presence.js";
import { raise } from "./attention.js";
import { startKeyboard } from "./keyboard.js";
import { createPane } from "./pane.js";

const box = /** @type {HTMLElement} */ (document.getElementById("pane"));
const id = Number(box.dataset.incident);
const pane = createPane(box);
let seen = 0;

pane.adopt(id);
box.addEventListener("click", (event) => {
  const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-action]"));
  if (button) void runStep(button).then(() => pane.refresh([id]));
});
startForms(box, () => pane.refresh([id]));
startEditing(() => pane.refresh([id]));
startMerging(() => pane.refresh([id]));

/** The one step of that name; of several agencies the person chooses. @param {string} action */
function step(action) {
  const buttons = /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll(`[data-action="${action}"]`));
  if (buttons.length === 1) buttons[0].click();
  else buttons[0]?.focus();
}

const edit = () => /** @type {HTMLElement | null} */ (box.querySelector("[data-edit]"))?.click();

startKeyboard({
  note: () => /** @type {HTMLElement | null} */ (box.querySelector("textarea[name=text]"))?.focus(),
  ...(box.querySelector("[data-edit]") ? { edit } : {}),
  acknowledge: () => step("acknowledge"),
  "en-route": () => step("en-route"),
  "on-scene": () => step("on-scene"),
  clear: () => step("clear"),
  decline: () => step("decline"),
});
const feed = startPageFeed({
  onRows(rows) {
    const row = rows.find((one) => one.id === id);
    if (row && row.version > seen) {
      seen = row.version;
      pane.refresh([id]);
    }
  },
  onAlarms: (alarms) => raise(alarms.filter((alarm) => alarm.incident === id)),
});
// Whoever works here sits at a board too.
startPresence(feed.say);
