// What the answers to a set of guided questions say. Pure; agencies/questions/engine.py is the same for the server.

/** @typedef {{ id: string, en: string }} Wording */
/** @typedef {{ priority?: number, type?: string, advice?: string[], quiet?: boolean }} Effect */
/** @typedef {Wording & Effect & { key: string }} Answer */
/** @typedef {Record<string, string[]>} When */
/** @typedef {Wording & { key: string, when?: When, unsure?: string, answer?: Answer[] }} Question  without answers it takes a text */
/** @typedef {Wording & { seconds?: number }} Step */
/** @typedef {Wording & { key: string, step: Step[] }} Advice */
/** @typedef {{ type?: string, question: Question[], rule?: (Effect & { when: When })[], advice?: Advice[] }} Content */
/** @typedef {Record<string, string>} Answers  of a question's key: an answer's key, "unsure", or a text */
/** @typedef {{ type: string | null, priority: number | null, advice: string[], quiet: boolean }} Outcome */

export const UNSURE = "unsure";
/** Behind every priority: an effect that names none. */
const NO_PRIORITY = 9;

/** The questions that are asked, those answered and those still to come. @param {Content} content @param {Answers} answers @returns {Question[]} */
export function asked(content, answers) {
  return walk(content, answers).map(({ question }) => question);
}

/** The first question that is asked and has no answer. @param {Content} content @param {Answers} answers @returns {Question | null} */
export function nextQuestion(content, answers) {
  return asked(content, answers).find(({ key }) => !(key in answers)) ?? null;
}

/**
 * The answer that takes effect: unsure takes that of the most urgent one. Null where it changes nothing, and for a text.
 * @param {Question} question @param {string} answer @returns {Answer | null}
 */
export function standingIn(question, answer) {
  const choices = question.answer ?? [];
  if (answer !== UNSURE) return choices.find(({ key }) => key === answer) ?? null;
  if (question.unsure !== undefined) return choices.find(({ key }) => key === question.unsure) ?? null;
  return mostUrgent(choices.filter(({ priority }) => priority !== undefined));
}

/** Type, priority and advice: the most urgent effect wins, among equals the earlier one. @param {Content} content @param {Answers} answers @returns {Outcome} */
export function outcome(content, answers) {
  const effects = effectsOf(content, answers);
  const wanted = new Set(effects.flatMap(({ advice = [] }) => advice));
  const priority = Math.min(NO_PRIORITY, ...effects.map(priorityOf));
  return {
    type: mostUrgent(effects.filter(({ type }) => type !== undefined))?.type ?? null,
    priority: priority === NO_PRIORITY ? null : priority,
    advice: (content.advice ?? []).map(({ key }) => key).filter((key) => wanted.has(key)),
    quiet: effects.some(({ quiet = false }) => quiet),
  };
}

/** Each question that is asked, with the answer that takes effect. @param {Content} content @param {Answers} answers */
function walk(content, answers) {
  /** @type {Answers} */
  const given = {};
  /** @type {{ question: Question, effect: Answer | null }[]} */
  const walked = [];
  for (const question of content.question) {
    if (!holds(question.when ?? {}, given)) continue;
    const effect = question.key in answers ? standingIn(question, answers[question.key]) : null;
    if (effect) given[question.key] = effect.key;
    walked.push({ question, effect });
  }
  return walked;
}

/** @param {Content} content @param {Answers} answers @returns {Effect[]} */
function effectsOf(content, answers) {
  const answered = walk(content, answers).filter(({ effect }) => effect !== null);
  const given = Object.fromEntries(answered.map(({ question, effect }) => [question.key, /** @type {Answer} */ (effect).key]));
  const rules = (content.rule ?? []).filter(({ when }) => holds(when, given));
  return [...answered.map(({ effect }) => /** @type {Effect} */ (effect)), ...rules];
}

/** @param {When} when @param {Answers} given */
function holds(when, given) {
  return Object.entries(when).every(([question, answers]) => answers.includes(given[question]));
}

/** The first of the smallest number. @template {Effect} T @param {T[]} effects @returns {T | null} */
function mostUrgent(effects) {
  return effects.reduce((/** @type {T | null} */ best, one) => (best && priorityOf(best) <= priorityOf(one) ? best : one), null);
}

/** @param {Effect} effect */
function priorityOf({ priority = NO_PRIORITY }) {
  return priority;
}
