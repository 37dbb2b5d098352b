// Guided questions: one at a time, answered by single keys; F4 goes to them. What they set is told to the intake.
import { listKeys } from "../../ui/key_list.js";
import { word } from "../../words.js";
import { bar, data, part } from "../parts.js";
import { advised } from "./advice_state.js";
import { serverTime, startAdvice } from "./advice.js";
import { draftSubject } from "./questions_draft.js";
import { UNSURE } from "./questions_engine.js";
import * as state from "./questions_state.js";
import { followSaved } from "./questions_saved.js";
import { focusQuestion, paint } from "./questions_view.js";

/** @typedef {import("./questions_draft.js").Subject} Subject */
/** @typedef {import("./questions_state.js").Choice} Choice */
/** @typedef {{ text: string, language: string, other: string, choices: Choice[], typed: boolean }} Asking */

const { questions } = data;
const KEYS = [
  { keys: ["1"], shown: ["1", "…", "9"], label: "questions.keys.answer" },
  { keys: ["0"], label: "questions.keys.unsure" },
  { keys: ["Backspace"], shown: ["⌫"], label: "questions.keys.back" },
  { keys: ["ArrowDown"], shown: ["↓", "↑"], label: "questions.keys.advice" },
  { keys: ["ArrowRight"], shown: ["→", "←"], label: "questions.keys.other_advice" },
];

/** @param {import("../room.js").Room} room */
export function start(room) {
  const section = part("questions");
  const input = /** @type {HTMLInputElement} */ (part("questions-input"));
  /** @type {Choice[]} */
  let choices = [];
  let typed = false;
  let returning = false;

  const saved = followSaved(room, () => show());
  const subject = () => draftSubject(room) ?? saved.subject();
  const advice = startAdvice(subject);

  /** @param {string} value */
  function answer(value) {
    const about = subject();
    if (!about) return;
    const { set, kept } = about;
    if (!set) {
      // Unsure what happened: the operator hears more first.
      if (value !== UNSURE) about.keep({ ...kept, category: value });
      return;
    }
    const question = state.present(set, kept);
    if (question) about.keep(advised(set, kept, state.answered(set, kept, question.key, value), serverTime()), { question, value });
  }

  function back() {
    const about = subject();
    if (!about?.set) return;
    const before = state.takenBack(about.set, about.kept);
    if (before) about.keep(advised(about.set, about.kept, before, serverTime()));
    else if (about.kept.category && !about.end) about.keep({ ...about.kept, category: "" });
  }

  function show() {
    const about = subject();
    const held = section.contains(document.activeElement);
    section.toggleAttribute("data-stays", Boolean(about?.end));
    section.hidden = about === null || questions.sets.length === 0;
    if (section.hidden || !about) return void (held && leave());
    const asking = askingOf(about);
    ({ choices, typed } = asking);
    const { set, kept, first } = about;
    paint({
      ...asking,
      ...saying(about),
      first,
      set: nameOf(about),
      given: givenIn(about),
      returns: set !== null && (state.givenOf(set, kept).length > 0 || (kept.category !== "" && !about.end)),
      ends: about.end !== null,
      unsent: saved.unsent() ? word("questions.unsent") : "",
    });
    advice.paint(about);
    if (returning) focusQuestion(typed);
    returning = false;
  }

  /** Saving clears the desk before the saved incident is known: the focus waits for it. */
  function leave() {
    returning = true;
    setTimeout(() => {
      if (returning && document.activeElement === document.body) bar.focus();
      returning = false;
    });
  }

  function enter() {
    if (!subject()) room.call.touch();
    show();
    focusQuestion(typed);
  }

  /** @param {KeyboardEvent} event */
  function press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const inField = event.target === input;
    const found = inField ? null : state.chosenBy(choices, event.key);
    if (found) answer(found.value);
    else if (event.key === "Backspace" && !(inField && input.value)) back();
    else if (event.key === "Enter" && inField) answer(input.value.trim());
    else if (!advice.press(event.key, inField)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  section.addEventListener("keydown", press);
  section.addEventListener("click", (event) => {
    const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-answer]"));
    if (button?.dataset.answer) answer(button.dataset.answer);
  });
  part("questions-back").addEventListener("click", back);
  part("questions-end").addEventListener("click", () => subject()?.end?.());
  room.keys.add({ key: "F4", label: "questions.key", run: enter });
  listKeys("keys.group.questions", KEYS);
  room.call.onChange(show);
  show();
}

/** @param {Subject} about @returns {Asking} */
function askingOf({ set, kept, spoken }) {
  const { reader, unsure, what, sets } = questions;
  const language = state.askedIn(spoken, reader);
  const words = (/** @type {state.Wording} */ one) => ({ text: state.said(one, language), language, other: language === reader ? "" : state.said(one, reader) });
  if (!set) return { ...words(what), choices: state.lettered(sets.map(({ category, label }) => ({ value: category, label }))), typed: false };
  const question = state.present(set, kept);
  if (!question) return { text: word("questions.done"), language: reader, other: "", choices: [], typed: false };
  return { ...words(question), choices: question.answer ? state.choicesOf(question, reader, unsure) : [], typed: !question.answer };
}

/** @param {Subject} about */
function nameOf({ set, name }) {
  const called = set ? word("questions.set", { category: set.label, version: set.version }) : "";
  return name ? word("questions.about", { set: called, number: name }) : called;
}

/** What the answers say, when it is more urgent than what somebody chose. @param {Subject} about */
function saying({ found, priority }) {
  const warns = found.said !== null && priority !== null && found.said < priority;
  return { says: warns ? word("questions.more_urgent", { priority: found.said ?? "" }) : "", warns };
}

/** The answers so far, the newest first. @param {Subject} about */
function givenIn({ set, kept }) {
  if (!set) return [];
  const { reader, unsure } = questions;
  return [...state.givenOf(set, kept)].reverse().flatMap(([key, value]) => {
    const question = set.content.question.find((one) => one.key === key);
    return question ? [state.narrated(question, value, reader, unsure) || `${state.said(question, reader)} –`] : [];
  });
}
