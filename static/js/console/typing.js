// What is typed into the intake goes into the draft at once; the two searches say what they chose.
import { word } from "../words.js";
import { startCombobox } from "./combobox.js";
import { parseCoordinates } from "./coordinates.js";
import { numberProblem } from "./draft.js";
import { focusNext, readTexts, showError, showPriority } from "./fields.js";
import { form, part } from "./parts.js";
import { placeSearch, typeSearch } from "./searches.js";

/** @typedef {import("./call.js").Call} Call */
/** @typedef {import("./combo_option.js").Option} Option */

/** Typing into a search is choosing what it searches. @type {Record<string, string>} */
const HAND = { typeText: "type", placeText: "place" };

/** @param {Call} call */
export function startTyping(call) {
  form.addEventListener("input", (event) => typed(call, /** @type {HTMLInputElement} */ (event.target)));
  form.addEventListener("focusout", (event) => left(call, /** @type {HTMLElement} */ (event.target)));
  form.addEventListener("keydown", enter);
  startCombobox(part("in-type"), {
    ...typeSearch,
    onChoose: (option) => chooseType(call, option),
    onNext: () => focusNext(part("in-type")),
  });
  startCombobox(part("in-place"), {
    ...placeSearch,
    onChoose: (option) => choosePlace(call, option),
    onNext: () => focusNext(part("in-place")),
  });
}

/** @param {Call} call @param {HTMLInputElement} target */
function typed(call, target) {
  call.begin();
  const { fields } = call.draft;
  if (target.name === "priority") Object.assign(fields, { priority: Number(target.value), byHand: true });
  else call.draft.hand[HAND[target.name] ?? target.name] = true;
  readTexts(fields);
  showError(target.id.replace("in-", ""), []);
  call.keep();
  call.checkPlace();
}

/** What can be said at once is said on leaving the field. @param {Call} call @param {HTMLElement} target */
function left(call, target) {
  const { fields } = call.draft;
  if (target === part("in-place")) setTimeout(call.checkPlace);
  if (target === part("in-number") && numberProblem(fields.number)) showError("number", [word("field.number.wrong")]);
  const position = parseCoordinates(fields.coordinates);
  if (target === part("in-coordinates") && position.kind === "wrong") {
    showError("coordinates", [word(`field.coordinates.${position.why}`)]);
  }
}

/** Enter goes on to the next field; only Ctrl+Enter sends. @param {KeyboardEvent} event */
function enter(event) {
  const target = /** @type {HTMLElement} */ (event.target);
  if (event.key !== "Enter" || event.ctrlKey || event.metaKey || target.getAttribute("role") === "combobox") return;
  if (!target.matches("input, select")) return;
  event.preventDefault();
  focusNext(target);
}

/** @param {Call} call @param {Option | null} option */
function chooseType(call, option) {
  const { fields } = call.draft;
  fields.type = option?.value ?? "";
  if (option) fields.typeText = option.label;
  if (option && !fields.byHand) fields.priority = option.mark ?? null;
  showPriority(fields.priority);
  chosen(call, "type");
}

/** @param {Call} call @param {Option | null} option */
function choosePlace(call, option) {
  const { fields } = call.draft;
  fields.place = option?.value ?? "";
  if (option) fields.placeText = option.label;
  if (option) showError("landmark", []);
  chosen(call, "place");
}

/** @param {Call} call @param {string} name */
function chosen(call, name) {
  call.begin();
  showError(name, []);
  call.planAgain();
  call.keep();
}
