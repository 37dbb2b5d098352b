// Working with a live list: the incident beside it, its steps by key and click, the telephone calls.
import { startRepeating } from "../board/attention.js";
import { createPane } from "../board/pane.js";
import { startPaneHistory } from "../board/pane_history.js";
import { stepByKey } from "../board/steps.js";
import { runStep } from "../commands/dispatch.js";
import { startForms } from "../commands/forms.js";
import { startEditing } from "../incident/edit.js";
import { startMerging } from "../incident/merge.js";
import { muteAlarms } from "../ui/sound_button.js";
import { toast } from "../ui/toast.js";
import { word } from "../words.js";
import { part } from "./parts.js";

/** @param {Event} event @param {string} selector @returns {HTMLElement | null} */
const within = (event, selector) => /** @type {Element} */ (event.target).closest(selector);

/** @param {import("./live_list.js").LiveList} list */
export function startIncidents(list) {
  const box = part("pane");
  const pane = createPane(box);
  const visit = startPaneHistory({ open, close });

  /** @param {number} id */
  function open(id) {
    list.selection.markOpen(id);
    return pane.open(id);
  }

  function close() {
    const row = list.selection.current();
    const inside = box.contains(document.activeElement) || document.activeElement === document.body;
    pane.close();
    list.selection.markOpen(null);
    if (inside) list.selection.focus(row);
  }

  async function openCurrent() {
    const row = list.selection.current();
    if (row) await visit.open(Number(row.dataset.id));
    else toast({ title: word("keys.no_row") });
  }

  /** @param {string} action */
  async function step(action) {
    const row = list.selection.current();
    if (stepByKey(action, row, box, pane.shown)) return;
    await openCurrent();
    stepByKey(action, row, box, pane.shown);
  }

  async function note() {
    if (pane.shown === null) await openCurrent();
    /** @type {HTMLElement | null} */ (box.querySelector("textarea[name=text]"))?.focus();
  }

  async function edit() {
    if (pane.shown === null) await openCurrent();
    /** @type {HTMLElement | null} */ (box.querySelector("[data-edit]"))?.click();
  }

  list.onChange((ids) => {
    if (pane.shown !== null) list.selection.markOpen(pane.shown);
    pane.refresh(ids);
  });
  list.body.addEventListener("click", (event) => {
    const row = within(event, "tr[data-id]");
    if (!row || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    row.blur();
    void visit.open(Number(row.dataset.id));
  });
  document.addEventListener("click", (event) => {
    const link = within(event, "[data-tasks] [data-incident], .assist [data-incident], .incident [data-incident]");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    void visit.open(Number(link.dataset.incident));
  });
  box.addEventListener("click", (event) => {
    const button = within(event, "[data-action]");
    if (button) void runStep(button);
    if (within(event, "[data-pane-close]")) visit.close();
  });
  startForms(box, () => pane.refresh([pane.shown ?? 0]));
  startEditing((id) => pane.refresh([id]));
  startMerging((id) => pane.refresh([id]));
  startRepeating(list.pressing);

  return {
    visit,
    /** By the names of the board's key map. @type {Record<string, () => unknown>} */
    actions: {
      next: () => list.selection.walk(1),
      previous: () => list.selection.walk(-1),
      first: () => list.selection.jump("first"),
      last: () => list.selection.jump("last"),
      open: openCurrent,
      leave: () => (pane.shown !== null ? visit.close() : list.leave()),
      note,
      edit,
      acknowledge: () => step("acknowledge"),
      "en-route": () => step("en-route"),
      "on-scene": () => step("on-scene"),
      clear: () => step("clear"),
      "show-new": list.showNew,
      mute: muteAlarms,
    },
  };
}
