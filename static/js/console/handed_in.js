// Emergencies that the other centre hands over: onto the desk by one key, with what it told of them.
import { send } from "../commands/send.js";
import { toastFailure } from "../commands/outcome.js";
import { say } from "../ui/announce.js";
import { word } from "../words.js";
import { focusField } from "./fields.js";
import { part } from "./parts.js";

/** @param {import("./room.js").Room} room */
export function startHandedIn(room) {
  const box = part("incoming");
  let busy = false;

  /** The longest waiting of those that nobody has. */
  function acceptNext() {
    const button = /** @type {HTMLElement | null} */ (box.querySelector('[data-referral]:not([data-state="accepted"]) [data-accept]'));
    if (button) void accept(button);
    else say(word("referral.none"));
  }

  /** @param {HTMLElement} button */
  async function accept(button) {
    if (busy) return;
    busy = true;
    button.setAttribute("aria-busy", "true");
    const outcome = await send(`/api/v1/referrals/${button.dataset.accept}/accept/`, { version: Number(button.dataset.version) });
    button.removeAttribute("aria-busy");
    busy = false;
    if (outcome.kind === "done") lay(outcome.data);
    else toastFailure(outcome);
  }

  /** Onto the desk; a call begun before is put aside. @param {any} told */
  function lay(told) {
    room.newCall();
    const { draft } = room.call;
    draft.extra.referral = { id: told.id };
    // Given back by the other centre: it is the same call as before.
    if (told.call) draft.call = { id: told.call, version: told.call_version, class: "non_emergency" };
    const at = told.latitude === null ? "" : `${told.latitude}, ${told.longitude}`;
    room.call.fill({
      number: told.caller_number, name: told.caller_name, landmark: told.landmark, address: told.address, coordinates: at,
      ...(told.place ? { place: told.place, placeText: told.place_name } : {}),
      narrative: word("referral.quote", { name: told.partner_name, ticket: told.ticket_number || "–", summary: told.summary || told.reason }),
    });
    if (told.incident_type) room.call.propose({ type: told.incident_type });
    room.bar.tell(word("referral.accepted", { name: told.partner_name, ticket: told.ticket_number || "–" }), { stays: true });
    focusField("type");
  }

  room.sending.onSend((draft) => (draft.extra.referral ? { referral: draft.extra.referral.id } : {}));
  box.addEventListener("click", (event) => {
    const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-accept]"));
    if (button) void accept(button);
  });
  room.keys.add({ key: "F3", shift: true, label: "referral.accept.key", run: acceptNext });
}
