// Advice to the caller until help is there: one step at a time, with the time that the step takes.
import { paintClocks, serverNow } from "../../clocks/clocks.js";
import { say } from "../../ui/announce.js";
import { data, part } from "../parts.js";
import { adviceOf, beside, stepped, turnedTo } from "./advice_state.js";
import * as state from "./questions_state.js";

/** @typedef {import("./questions_draft.js").Subject} Subject */
/** @typedef {import("./questions_engine.js").Advice} Advice */

/** By how much a key goes on in the steps, or to another advice. */
const STEPS = /** @type {Record<string, number>} */ ({ ArrowDown: 1, ArrowUp: -1 });
const SIDES = /** @type {Record<string, number>} */ ({ ArrowRight: 1, ArrowLeft: -1 });

export const serverTime = () => new Date(serverNow()).toISOString();
let told = "";

/** @param {() => Subject | null} subject */
export function startAdvice(subject) {
  /** @param {(about: Subject, set: state.QuestionSet) => state.Kept | null} change */
  function go(change) {
    const about = subject();
    const next = about?.set ? change(about, about.set) : null;
    if (about && next) about.keep(next);
  }
  const step = (/** @type {number} */ by) => go((about, set) => stepped(set, about.kept, by, serverTime()));
  const turn = (/** @type {string} */ key) => go((about, set) => turnedTo(set, about.kept, key, serverTime()));

  part("advice-next").addEventListener("click", () => step(1));
  part("advice-before").addEventListener("click", () => step(-1));
  part("advice-tabs").addEventListener("click", (event) => {
    const tab = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-advice]"));
    if (tab?.dataset.advice) turn(tab.dataset.advice);
  });

  return {
    /** @param {string} key  as pressed @param {boolean} typing @returns {boolean} whether it was an advice's */
    press(key, typing) {
      if (part("advice").hidden) return false;
      if (key in STEPS) step(STEPS[key]);
      else if (key in SIDES && !typing) go((about, set) => turnedTo(set, about.kept, beside(set, about.kept, SIDES[key]), serverTime()));
      else return false;
      return true;
    },
    paint,
  };
}

/** @param {Subject} about */
function paint({ set, kept, spoken }) {
  const all = set ? adviceOf(set, kept) : [];
  const present = all.find(({ key }) => key === kept.advice?.key);
  part("advice").hidden = present === undefined || !kept.advice;
  if (!present || !kept.advice) return;
  const { reader } = data.questions;
  const language = state.askedIn(spoken, reader);
  part("advice-title").textContent = state.said(present, reader);
  part("advice-tabs").hidden = all.length < 2;
  part("advice-tabs").replaceChildren(...all.map((one) => tab(one, one === present)));
  part("advice-steps").replaceChildren(...present.step.map((one, at) => item(state.said(one, language), language, at - (kept.advice?.step ?? 0))));
  paintClock(present, kept.advice);
  const { step } = kept.advice;
  /** @type {HTMLButtonElement} */ (part("advice-before")).disabled = step === 0;
  /** @type {HTMLButtonElement} */ (part("advice-next")).disabled = step === present.step.length - 1;
  const name = `${set?.id} ${present.key} ${step}`;
  if (name !== told) say(`${state.said(present, reader)}: ${state.said(present.step[step], reader)}`);
  told = name;
  reveal(part("advice-steps").children[step]);
}

/** Within the column alone: scrollIntoView would move the whole screen. @param {Element} item */
function reveal(item) {
  const box = part("assist");
  const below = item.getBoundingClientRect().bottom - box.getBoundingClientRect().bottom;
  if (below > 0) box.scrollTop += below;
}

/** A step of a length counts down, any other up. @param {Advice} advice @param {import("./advice_state.js").Step} step */
function paintClock(advice, { step, at }) {
  const clock = part("advice-clock");
  const { seconds } = advice.step[step];
  const wanted = seconds === undefined ? at : new Date(Date.parse(at) + seconds * 1000).toISOString();
  if (clock.getAttribute("datetime") === wanted) return;
  clock.setAttribute("data-clock", seconds === undefined ? "up" : "down");
  clock.setAttribute("datetime", wanted);
  paintClocks(part("advice"));
}

/** @param {Advice} advice @param {boolean} present */
function tab(advice, present) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button is-small";
  made.dataset.advice = advice.key;
  made.setAttribute("aria-pressed", String(present));
  made.textContent = state.said(advice, data.questions.reader);
  return made;
}

/** @param {string} text @param {string} language @param {number} away  from the present step */
function item(text, language, away) {
  const made = document.createElement("li");
  made.textContent = text;
  made.lang = language;
  if (away === 0) made.setAttribute("aria-current", "step");
  made.toggleAttribute("data-done", away < 0);
  return made;
}
