// The intake: from "a call is answered" to "saved and dispatched", without losing a letter on the way.
import { toast } from "../ui/toast.js";
import { word } from "../words.js";
import { createAgencies } from "./agencies.js";
import { startAttendance } from "./attendance.js";
import { startBar } from "./bar.js";
import { createCall } from "./call.js";
import { createDesk } from "./desk.js";
import { isEmpty } from "./draft.js";
import { focusField } from "./fields.js";
import { showAside, showRestored } from "./notices.js";
import { bar as barBox, form, part } from "./parts.js";
import { keepOnServer } from "./kept_on_server.js";
import { createSending } from "./sending.js";
import { startTyping } from "./typing.js";

/**
 * @param {object} on
 * @param {(incident: number) => void} on.showIncident
 * @param {import("./function_keys.js").FunctionKeys} on.keys
 * @param {(listener: () => void) => void} on.onLive
 */
export function startIntake({ showIncident, keys, onLive }) {
  const bar = startBar({ onClassify: (...what) => void sending.classify(...what), onUndo: () => void sending.takeBack() });
  const desk = createDesk({
    onAside: (drafts) => showAside(drafts, openAside),
    onLost: lost,
    onDone: (id) => void server.forget(id),
  });
  const server = keepOnServer({ desk });
  const agencies = createAgencies((chosen) => {
    call.begin();
    call.draft.agencies = chosen;
    call.keep();
  });
  const call = createCall(desk, agencies, bar);
  const sending = createSending({ desk, call, bar, agencies, showIncident });

  function newCall() {
    bar.hush();
    if (!isEmpty(desk.draft)) {
      desk.putAside();
      call.show();
    }
    call.begin();
    call.keep();
    barBox.focus();
  }

  /** @param {string} id */
  function openAside(id) {
    if (sending.isBusy() || !desk.open(id)) return desk.look();
    call.show();
    focusField(call.draft.fields.type ? "narrative" : "type");
  }

  function lost() {
    call.show();
    toast({ title: word("intake.elsewhere"), tone: "bad" });
  }

  const lookAtBoards = startAttendance(() => desk.draft.startedAt !== null, agencies.attend);
  call.onChange(() => void lookAtBoards());
  call.onChange(server.keep);
  onLive(sending.flush);
  startTyping(call);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void sending.save();
  });
  part("new-call").addEventListener("click", newCall);
  for (const id of ["discard", "restored-discard"]) part(id).addEventListener("click", sending.discard);

  const restored = desk.restore();
  call.show();
  if (restored && !isEmpty(call.draft)) showRestored(call.draft.startedAt);
  barBox.focus();

  return {
    /** @type {import("./room.js").Room} */
    room: { call, desk, bar, keys, showIncident, newCall, sending, onLive },
    newCall,
    save: sending.save,
    undo: sending.takeBack,
    classify: bar.press,
    /** A letter typed on the call bar begins the search for a type. @param {string} letter */
    search(letter) {
      const input = /** @type {HTMLInputElement} */ (part("in-type"));
      input.focus();
      input.value = call.draft.fields.type === "" ? input.value + letter : letter;
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    },
    toBar: () => barBox.focus(),
  };
}
