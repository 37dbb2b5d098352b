// The call on the desk as the page shows it: begun, kept with every letter, shown anew.
import { serverNow } from "../clocks/clocks.js";
import { clockTime } from "../ui/connection.js";
import { word } from "../words.js";
import { isEmpty } from "./draft.js";
import { showErrors, showPriority, writeFields } from "./fields.js";
import { hideFailure, showRestored } from "./notices.js";
import { part } from "./parts.js";

/**
 * @param {import("./desk.js").Desk} desk
 * @param {ReturnType<typeof import("./agencies.js").createAgencies>} agencies
 * @param {ReturnType<typeof import("./bar.js").startBar>} bar
 */
export function createCall(desk, agencies, bar) {
  const now = () => new Date(serverNow()).toISOString();

  /** The clock runs from the first thing that is done about a call. */
  function begin() {
    if (desk.draft.startedAt !== null) return;
    desk.draft.startedAt = now();
    bar.showClock(desk.draft.startedAt);
  }

  function keep() {
    tellKept(desk.keep());
  }

  /** @param {boolean} safe */
  function tellKept(safe) {
    const line = part("draft-kept");
    const { draft } = desk;
    line.toggleAttribute("data-unsafe", !safe);
    line.textContent = safe ? "" : word("intake.no_storage");
    if (safe && !isEmpty(draft)) line.textContent = word("intake.kept", { time: clockTime(now()) });
    part("discard").hidden = draft.startedAt === null;
  }

  /** A place that is on no list goes with the address; said once the person has left the field. */
  function checkPlace() {
    const { place, placeText } = desk.draft.fields;
    part("place-free").hidden = place !== "" || placeText.trim() === "" || document.activeElement === part("in-place");
  }

  return {
    get draft() { return desk.draft; },
    begin,
    keep,
    checkPlace,
    /** Shows what is on the desk now. */
    show() {
      const { draft } = desk;
      writeFields(draft.fields);
      showErrors({});
      hideFailure();
      showRestored(null);
      showPriority(draft.fields.priority);
      agencies.set(draft.agencies);
      void agencies.ask(draft.fields.type, draft.fields.place);
      bar.showClock(draft.startedAt);
      checkPlace();
      keep();
    },
    planAgain: () => void agencies.ask(desk.draft.fields.type, desk.draft.fields.place),
  };
}

/** @typedef {ReturnType<typeof createCall>} Call */
