// Refers the call on the desk to the city's other centre: F9, a category's digit, Enter. Ten seconds to take it back.
import { send } from "../commands/send.js";
import { explain, toastFailure } from "../commands/outcome.js";
import { openDialog } from "../ui/dialogs.js";
import { toast } from "../ui/toast.js";
import { word } from "../words.js";
import { parseCoordinates } from "./coordinates.js";
import { addressOf } from "./draft.js";
import { data, part } from "./parts.js";
import { likelyType } from "./referral_guess.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {{ partner: number, name: string, phone: string, types: string[] }} Partner */

/** @param {import("./room.js").Room} room */
export function startReferral(room) {
  const partner = /** @type {Partner | null} */ (data.referral);
  if (!partner) return;
  const form = /** @type {HTMLFormElement} */ (part("refer-form"));
  const types = partner.types.map((code) => data.types.find((type) => type.code === code)).filter((type) => type !== undefined);
  part("refer-types").append(...types.map(({ code, label }, at) => choice(code, label, at + 1)));

  function open() {
    if (room.sending.isBusy()) return;
    room.call.begin();
    const { fields } = room.call.draft;
    form.reset();
    tell("");
    choose(likelyType(types, `${fields.typeText} ${fields.narrative}`));
    control("summary").value = [types.some(({ code }) => code === fields.type) ? "" : fields.typeText.trim(), fields.narrative.trim()]
      .filter(Boolean).join("\n").slice(0, 2000);
    const where = [fields.landmark, addressOf(fields), fields.place ? fields.placeText : "", fields.coordinates].filter((text) => text.trim());
    part("refer-where").hidden = where.length === 0;
    part("refer-where").textContent = where.join(", ");
    const who = [fields.number.trim(), fields.name.trim()].filter(Boolean).join(", ");
    part("refer-share-box").hidden = who === "";
    part("refer-share-who").textContent = who;
    openDialog("refer");
    stop().focus();
  }

  /** Where the keys go: to the chosen category, else to the first, else to the text. */
  const stop = () =>
    /** @type {HTMLElement} */ (form.querySelector("input[name=type]:checked") ?? form.querySelector("input[name=type]") ?? control("summary"));

  /** @param {string} name @returns {HTMLInputElement} */
  const control = (name) => /** @type {any} */ (form.elements.namedItem(name));

  /** @param {string} code */
  function choose(code) {
    const radio = /** @type {HTMLInputElement | null} */ (form.querySelector(`input[name=type][value="${code}"]`));
    if (!radio) return;
    radio.checked = true;
    radio.focus();
  }

  async function refer() {
    const type = String(new FormData(form).get("type") ?? "");
    const summary = control("summary").value.trim();
    if (!type && !summary) return tell(word("referral.nothing"));
    const shared = /** @type {HTMLInputElement} */ (part("refer-share")).checked;
    const outcome = await room.sending.withCall((draft) => post(draft, { type, summary, shared }));
    // The page has said why the call itself could not be logged.
    if (outcome === null) return close();
    if (outcome.kind !== "done") return tell(Object.values(explain(outcome)).join(" "));
    close();
    done(outcome.data);
  }

  /** @param {Draft} draft @param {{ type: string, summary: string, shared: boolean }} given */
  async function post(draft, { type, summary, shared }) {
    const { fields } = draft;
    const call = /** @type {NonNullable<Draft["call"]>} */ (draft.call);
    const at = parseCoordinates(fields.coordinates);
    const body = {
      call: call.id, partner: partner?.partner, incident_type: type || null, summary, share_caller: shared,
      place: fields.place || null, landmark: fields.landmark.trim(), address: addressOf(fields),
      latitude: at.kind === "point" ? at.latitude : null, longitude: at.kind === "point" ? at.longitude : null,
    };
    const outcome = await send("/api/v1/referrals/", body, { newKey: () => `${draft.keys.call}-refer-${call.version}` });
    if (outcome.kind === "done") draft.call = { id: call.id, version: outcome.data.call_version, class: "non_emergency" };
    return outcome;
  }

  /** @param {any} referral */
  function done(referral) {
    const { draft } = room.call;
    room.sending.finish(draft);
    const said = referral.incident_type_label ? "referral.sent" : "referral.sent.plain";
    room.sending.offerUndo(draft, () => undo(draft, referral), word(said, { name: referral.partner_name, type: referral.incident_type_label }));
  }

  /** @param {Draft} draft @param {any} referral */
  async function undo(draft, referral) {
    const outcome = await withdraw(referral);
    if (outcome.kind === "done") {
      await room.sending.reopen(draft);
      room.bar.tell(word("referral.withdrawn"), { tone: "warn" });
    } else {
      toastFailure(outcome);
      toast({ title: word("referral.not_withdrawn", { name: referral.partner_name, phone: referral.partner_phone }), tone: "bad" });
    }
  }

  function close() {
    /** @type {HTMLDialogElement} */ (part("refer")).close();
  }

  /** @param {string} text */
  function tell(text) {
    part("refer-error").hidden = text === "";
    part("refer-error").textContent = text;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void refer();
  });
  form.addEventListener("keydown", (event) => {
    const target = /** @type {Element} */ (event.target);
    const command = event.ctrlKey || event.metaKey;
    if (event.key === "Enter" && (command || !target.matches("textarea, button, a"))) {
      event.preventDefault();
      if (!event.repeat) void refer();
    } else if (!command && !event.altKey && !target.matches("textarea") && /^[1-9]$/.test(event.key)) {
      event.preventDefault();
      choose(types[Number(event.key) - 1]?.code ?? "");
    }
  });
  part("refer-open").hidden = false;
  part("refer-open").addEventListener("click", open);
  room.keys.add({ key: "F9", label: "referral.key", run: open });
}

/** It may have moved on meanwhile: what is taken back is what there is now. @param {any} referral */
async function withdraw(referral) {
  const address = `/api/v1/referrals/${referral.id}/withdraw/`;
  const outcome = await send(address, { version: referral.version });
  const present = outcome.kind === "stale" && outcome.current?.version;
  return present ? send(address, { version: present }) : outcome;
}

/** @param {string} code @param {string} label @param {number} digit */
function choice(code, label, digit) {
  const line = document.createElement("label");
  const radio = Object.assign(document.createElement("input"), { type: "radio", name: "type", value: code });
  radio.setAttribute("aria-keyshortcuts", String(digit));
  const key = document.createElement("kbd");
  key.textContent = String(digit);
  key.setAttribute("aria-hidden", "true");
  line.append(radio, key, label);
  return line;
}
