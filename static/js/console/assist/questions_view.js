// The guided question as the page shows it.
import { say } from "../../ui/announce.js";
import { word } from "../../words.js";
import { part } from "../parts.js";

/** @typedef {import("./questions_state.js").Choice} Choice */
/**
 * @typedef {object} Shown
 * @property {string} set        the set's name and version
 * @property {string} first      what to ask before anything else; none when empty
 * @property {string} text       the question, in the caller's language
 * @property {string} language
 * @property {string} other      the same in the reader's language, when that is another one
 * @property {Choice[]} choices
 * @property {boolean} typed     a text is the answer
 * @property {string} says       what the answers say so far
 * @property {boolean} warns
 * @property {string[]} given    the answers so far, the newest first
 * @property {boolean} returns   there is something to go back to
 * @property {boolean} ends      the incident is saved: the questions can be ended
 * @property {string} unsent     said while answers wait for the server
 */

let told = "";

/** @param {Shown} shown */
export function paint(shown) {
  const box = part("questions-box");
  const held = box.contains(document.activeElement);
  part("questions-set").textContent = shown.set;
  line("questions-first", shown.first);
  part("questions-text").textContent = shown.text;
  part("questions-text").lang = shown.language;
  line("questions-other", shown.other);
  part("questions-answers").replaceChildren(...shown.choices.map(button));
  paintInput(shown);
  paintSays(shown);
  const list = part("questions-given");
  list.hidden = shown.given.length === 0;
  list.replaceChildren(...shown.given.map(item));
  part("questions-back").hidden = !shown.returns;
  part("questions-end").hidden = !shown.ends;
  line("questions-unsent", shown.unsent);
  if (held) focusQuestion(shown.typed);
  if (held && shown.text !== told) say(shown.text);
  told = shown.text;
}

/** @param {boolean} typed */
export function focusQuestion(typed) {
  if (typed) part("questions-input").focus();
  else if (document.activeElement !== part("questions-box")) part("questions-box").focus();
}

/** @param {Shown} shown */
function paintInput({ typed, text }) {
  const input = /** @type {HTMLInputElement} */ (part("questions-input"));
  if (input.hidden === typed || text !== told) input.value = "";
  input.hidden = !typed;
  line("questions-hint", typed ? word("questions.text") : "");
}

/** @param {Shown} shown */
function paintSays({ says, warns }) {
  const place = part("questions-says");
  if (place.textContent !== says) place.textContent = says;
  place.hidden = says === "";
  place.toggleAttribute("data-warns", warns);
}

/** @param {string} id @param {string} text */
function line(id, text) {
  const element = part(id);
  element.textContent = text;
  element.hidden = text === "";
}

/** @param {Choice} choice */
function button({ key, letter, value, label }) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button is-small";
  made.dataset.answer = value;
  made.setAttribute("aria-keyshortcuts", [key, letter].filter(Boolean).join(" "));
  const sign = document.createElement("kbd");
  sign.textContent = key;
  sign.setAttribute("aria-hidden", "true");
  made.append(sign, " ", label);
  return made;
}

/** @param {string} text */
function item(text) {
  const made = document.createElement("li");
  made.textContent = text;
  return made;
}
