// An incident on its own page: kept current by the live feed, and by what is done here.
import { runStep } from "../commands/dispatch.js";
import { startForms } from "../commands/forms.js";
import { startPageFeed } from "../live/page_feed.js";
import { raise } from "./attention.js";
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
startPageFeed({
  onRows(rows) {
    const row = rows.find((one) => one.id === id);
    if (row && row.version > seen) {
      seen = row.version;
      pane.refresh([id]);
    }
  },
  onAlarms: (alarms) => raise(alarms.filter((alarm) => alarm.incident === id)),
});
