// Which question of which set a call has come to, what a key means there, and what the answers propose. Pure.
import { UNSURE, asked, nextQuestion, outcome, standingIn } from "./questions_engine.js";

/** @typedef {import("./questions_engine.js").Wording} Wording */
/** @typedef {import("./questions_engine.js").Question} Question */
/** @typedef {import("./questions_engine.js").Content} Content */
/** @typedef {{ id: number, version: number, category: string, label: string, content: Content }} QuestionSet */
/** @typedef {{ reader: string, what: Wording, unsure: Wording, corrected: Wording, sets: QuestionSet[] }} QuestionData */
/** @typedef {[string, string][]} Given  the answers of one category, in the order in which they were given */
/** @typedef {{ category: string, given: Record<string, Given>, taken: string[], quiet?: boolean, advice?: import("./advice_state.js").Step | null }} Kept  in `draft.extra.questions`; taken back: "category.question" */
/** @typedef {{ key: string, letter: string, value: string, label: string }} Choice */

/** @returns {Kept} */
export const nothingAsked = () => ({ category: "", given: {}, taken: [] });

/** In which of its two languages something is said. @param {Wording} wording @param {string} language */
export function said(wording, language) {
  return language === "id" ? wording.id : wording.en;
}

/** A caller is asked in Indonesian or English; others in the operator's own. @param {string} spoken @param {string} reader */
export function askedIn(spoken, reader) {
  return spoken === "id" || spoken === "en" ? spoken : reader;
}

/**
 * The answers that still fit the set: it may have a newer version than when they were given.
 * @param {Content} content @param {Given} given @returns {Record<string, string>}
 */
export function answersOf(content, given) {
  const fitting = given.filter(([key, value]) => {
    const question = content.question.find((one) => one.key === key);
    return question && (!question.answer || value === UNSURE || standingIn(question, value) !== null);
  });
  return Object.fromEntries(fitting);
}

/** What there is to choose, each with its digit and its first letter where that is the only one. @param {Question} question @param {string} language @param {Wording} unsure @returns {Choice[]} */
export function choicesOf(question, language, unsure) {
  const answers = (question.answer ?? []).map((one) => ({ value: one.key, label: said(one, language) }));
  const choices = lettered(answers);
  const last = { value: UNSURE, label: said(unsure, language), key: "0", letter: "" };
  const letter = firstLetter(last.label);
  return [...choices, { ...last, letter: answers.some(({ label }) => firstLetter(label) === letter) ? "" : letter }];
}

/** @param {{ value: string, label: string }[]} answers @returns {Choice[]} */
export function lettered(answers) {
  const letters = answers.map(({ label }) => firstLetter(label));
  return answers.map((one, at) => ({
    ...one,
    key: String(at + 1),
    letter: letters.indexOf(letters[at]) === letters.lastIndexOf(letters[at]) ? letters[at] : "",
  }));
}

/** @param {string} label */
function firstLetter(label) {
  const letter = label.charAt(0).toLowerCase();
  return /\p{L}/u.test(letter) ? letter : "";
}

/** @param {Choice[]} choices @param {string} key  as pressed */
export function chosenBy(choices, key) {
  const pressed = key.toLowerCase();
  return choices.find((one) => one.key === pressed || (one.letter !== "" && one.letter === pressed)) ?? null;
}

/** The answer in words. @param {Question} question @param {string} value @param {string} language @param {Wording} unsure */
export function answerText(question, value, language, unsure) {
  if (value === UNSURE) return said(unsure, language);
  const found = question.answer?.find(({ key }) => key === value);
  return found ? said(found, language) : value;
}

/** The line of the narrative, in the centre's language; a text that is not known says nothing. @param {Question} question @param {string} value @param {string} language @param {Wording} unsure */
export function narrated(question, value, language, unsure) {
  const answer = answerText(question, value, language, unsure);
  return answer ? `${said(question, language)} ${answer}` : "";
}

/** Takes the last answer back that the set still asks for. @param {Content} content @param {Given} given @returns {Given} */
export function withoutLast(content, given) {
  const present = new Set(asked(content, answersOf(content, given)).map(({ key }) => key));
  const last = given.map(([key]) => key).filter((key) => present.has(key)).at(-1);
  return given.filter(([key]) => key !== last);
}

/** @typedef {{ type: string | null, priority: number | null, said: number | null, quiet: boolean, advice: string[] }} Proposal  said: the priority that the answers themselves name */

/**
 * What the answers propose to the intake. A type that was chosen by hand brought its priority: then answers only raise it.
 * @param {QuestionSet | null} set @param {Kept} kept
 * @param {{ type: string, byHand: boolean, priorityOf: (code: string) => number | null }} present
 * @returns {Proposal}
 */
export function proposal(set, kept, { type, byHand, priorityOf }) {
  if (!set) return { type: null, priority: null, said: null, quiet: false, advice: [] };
  const { type: found, priority, quiet, advice } = outcome(set.content, answersOf(set.content, givenOf(set, kept)));
  const wanted = found ?? set.content.type ?? null;
  const usable = wanted !== null && priorityOf(wanted) !== null ? wanted : null;
  const own = priorityOf(byHand ? type : usable ?? type);
  const urgent = priority !== null && own !== null && byHand ? Math.min(priority, own) : priority ?? own;
  return { type: usable, priority: urgent, said: priority, quiet, advice };
}

/**
 * The set that a call is asked by: that of a type chosen by hand, else of what was answered to "what happened?".
 * @param {QuestionData} questions @param {{ group: string | undefined, byHand: boolean }} type @param {Kept} kept
 */
export function setOf({ sets }, { group, byHand }, { category }) {
  const wanted = byHand && group !== undefined ? group : category || group;
  return sets.find((one) => one.category === wanted) ?? null;
}

/** The keys of the questions that are asked. @param {Content} content @param {Record<string, string>} answers */
export function askedOf(content, answers) {
  return asked(content, answers).map(({ key }) => key);
}

/** @param {QuestionSet} set @param {Kept} kept @returns {Given} */
export function givenOf(set, { given }) {
  return given[set.category] ?? [];
}

/** The question that is to be asked now; null when all are answered. @param {QuestionSet} set @param {Kept} kept */
export function present(set, kept) {
  return nextQuestion(set.content, answersOf(set.content, givenOf(set, kept)));
}

/** @param {QuestionSet} set @param {Kept} kept @param {string} question @param {string} value @returns {Kept} */
export function answered(set, kept, question, value) {
  const others = givenOf(set, kept).filter(([key]) => key !== question);
  return { ...kept, given: { ...kept.given, [set.category]: [...others, [question, value]] } };
}

/** Without the last answer; null when there is none. @param {QuestionSet} set @param {Kept} kept @returns {Kept | null} */
export function takenBack(set, kept) {
  const before = givenOf(set, kept);
  const after = withoutLast(set.content, before);
  if (after.length === before.length) return null;
  const gone = before.filter((one) => !after.includes(one)).map(([key]) => `${set.category}.${key}`);
  return { ...kept, given: { ...kept.given, [set.category]: after }, taken: [...new Set([...kept.taken, ...gone])] };
}
