// Enters what was taken on a paper form: with its number and its own time, then like any other call.
import { serverNow } from "../clocks/clocks.js";
import { clockTime } from "../ui/connection.js";
import { openDialog } from "../ui/dialogs.js";
import { word } from "../words.js";
import { momentOf, wallClock } from "./paper_time.js";
import { part } from "./parts.js";

const LONGEST_AGO = 72 * 3_600_000;

/** @param {import("./room.js").Room} room */
export function startPaper(room) {
  const form = /** @type {HTMLFormElement} */ (part("paper-form"));
  const dialog = /** @type {HTMLDialogElement} */ (part("paper-entry"));
  const number = /** @type {HTMLInputElement} */ (part("paper-number"));
  const at = /** @type {HTMLInputElement} */ (part("paper-at"));
  const offset = dialog.dataset.offset ?? "+00:00";

  function open() {
    if (room.sending.isBusy()) return;
    tell("");
    number.value = "";
    at.value = wallClock(serverNow(), offset);
    openDialog("paper-entry");
    number.focus();
  }

  function begin() {
    const moment = momentOf(at.value, offset);
    if (!number.value.trim()) return tell(word("paper.no_number"));
    if (moment === null) return tell(word("paper.no_time"));
    if (moment > serverNow()) return tell(word("paper.future"));
    if (serverNow() - moment > LONGEST_AGO) return tell(word("paper.too_old"));
    const taken = new Date(moment).toISOString();
    dialog.close();
    room.newCall();
    const { draft } = room.call;
    Object.assign(draft, { startedAt: taken });
    Object.assign(draft.extra, { takenAt: taken, paper: { form: number.value.trim() } });
    room.bar.showClock(taken);
    room.call.touch();
    room.bar.tell(word("paper.begun", { form: number.value.trim(), time: clockTime(taken) }), { tone: "warn", stays: true });
  }

  /** @param {string} text */
  function tell(text) {
    part("paper-error").hidden = text === "";
    part("paper-error").textContent = text;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    begin();
  });
  room.keys.add({ key: "F2", shift: true, label: "paper.key", run: open });
}
