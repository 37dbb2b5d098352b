// What stands in the intake besides its fields: a restored draft, calls put aside, why a save failed.
import { clockTime } from "../ui/connection.js";
import { sayNow } from "../ui/announce.js";
import { word } from "../words.js";
import { part } from "./parts.js";

const failure = part("intake-failure");
const restored = part("intake-restored");
const aside = part("intake-aside");

/** @param {string} title @param {string[]} lines */
export function showFailure(title, lines) {
  failure.hidden = false;
  part("intake-failure-title").textContent = title;
  part("intake-failure-text").replaceChildren(...lines.filter(Boolean).map(paragraph));
  sayNow([title, ...lines].join(" "));
}

export function hideFailure() {
  failure.hidden = true;
}

/** @param {string | null} startedAt  null: nothing was restored */
export function showRestored(startedAt) {
  restored.hidden = startedAt === null;
  if (startedAt) part("intake-restored-text").textContent = word("intake.restored", { time: clockTime(startedAt) });
}

/**
 * @param {import("./draft.js").Draft[]} drafts
 * @param {(id: string) => void} onOpen
 */
export function showAside(drafts, onOpen) {
  aside.hidden = drafts.length === 0;
  const ids = drafts.map(({ id }) => id).join();
  if (aside.dataset.ids === ids) return;
  aside.dataset.ids = ids;
  aside.replaceChildren(...drafts.map((draft) => asideLine(draft, onOpen)));
}

/** @param {import("./draft.js").Draft} draft @param {(id: string) => void} onOpen */
function asideLine(draft, onOpen) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "aside-call";
  const { typeText, landmark, placeText, number } = draft.fields;
  const what = [typeText, landmark || placeText || number].filter(Boolean).join(", ") || word("intake.aside.untitled");
  button.textContent = word("intake.aside", { what, time: draft.startedAt ? clockTime(draft.startedAt) : "" });
  button.addEventListener("click", () => onOpen(draft.id));
  item.append(button);
  return item;
}

/** @param {string} text */
function paragraph(text) {
  const element = document.createElement("p");
  element.textContent = text;
  return element;
}

/** Whom to telephone while nothing can be sent. @param {import("./parts.js").Agency[]} agencies */
export function telephoneLine(agencies) {
  const numbers = agencies.map(({ short, phone }) => `${short} ${phone}`.trim()).join(" · ");
  return numbers ? word("intake.telephone", { agencies: numbers }) : "";
}

/**
 * What happened, what was kept, what to do.
 * @param {import("./saving.js").Failure} outcome
 * @param {import("./parts.js").Agency[]} agencies  who would have been alerted
 * @returns {{ title: string, lines: string[] }}
 */
export function explainFailure(outcome, agencies) {
  const telephone = telephoneLine(agencies);
  switch (outcome.kind) {
    case "offline":
      return { title: word("intake.fail.offline"), lines: [word("intake.fail.offline.text"), telephone] };
    case "unavailable":
      return { title: word("intake.fail.unavailable"), lines: [word("intake.fail.again", { seconds: outcome.seconds }), telephone] };
    case "slow":
      return { title: word("intake.fail.slow"), lines: [word("intake.fail.again", { seconds: outcome.seconds })] };
    case "stale":
      return { title: outcome.message || word("intake.fail.stale"), lines: [word("intake.fail.kept")] };
    case "refused":
      return refusal(outcome, telephone);
  }
}

/** @param {import("../commands/send.js").Refused} outcome @param {string} telephone */
function refusal({ status, message }, telephone) {
  if (status === 400) return { title: word("intake.fail.invalid"), lines: [word("intake.fail.invalid.text")] };
  if (status === 401 || status === 403) {
    return { title: word("intake.fail.signed_out"), lines: [message, word("intake.fail.signed_out.text"), telephone] };
  }
  return { title: word("intake.fail.other"), lines: [message, word("intake.fail.kept"), telephone] };
}
