// The call that is being typed, as the guided questions see it: what they set in it, and what they leave alone.
import { word } from "../../words.js";
import { data } from "../parts.js";
import * as state from "./questions_state.js";

/** @typedef {import("./questions_state.js").QuestionSet} QuestionSet */
/** @typedef {import("./questions_state.js").Question} Question */
/** @typedef {import("./questions_state.js").Kept} Kept */
/**
 * @typedef {object} Subject            what is asked about
 * @property {string} id
 * @property {string} name             of the incident, when it was saved
 * @property {Kept} kept
 * @property {QuestionSet | null} set
 * @property {string} spoken           the caller's language
 * @property {string} first            what to ask before anything else
 * @property {import("./questions_state.js").Proposal} found  what the answers say
 * @property {number | null} priority  as it is now
 * @property {(kept: Kept, told?: { question: Question, value: string }) => void} keep
 * @property {(() => void) | null} end  ends the questions
 */

const { questions, language, types } = data;
const typeOf = (/** @type {string} */ code) => types.find((one) => one.code === code);
export const priorityOf = (/** @type {string} */ code) => typeOf(code)?.priority ?? null;
export const groupOf = (/** @type {string} */ code) => typeOf(code)?.group;

/** @param {import("../room.js").Room} room @returns {Subject | null} */
export function draftSubject({ call }) {
  const { draft } = call;
  if (draft.startedAt === null) return null;
  const { fields, hand } = draft;
  const kept = /** @type {Kept} */ (draft.extra.questions ?? state.nothingAsked());
  const set = state.setOf(questions, { group: groupOf(fields.type), byHand: Boolean(hand.type) }, kept);
  const own = { type: fields.type, byHand: Boolean(hand.type), priorityOf };
  return {
    id: draft.id,
    name: "",
    kept,
    set,
    spoken: fields.language,
    first: missing(fields),
    found: state.proposal(set, kept, own),
    priority: fields.priority,
    keep(next, told) {
      const asked = state.setOf(questions, { group: groupOf(fields.type), byHand: Boolean(hand.type) }, next);
      draft.extra.questions = { ...next, quiet: state.proposal(asked, next, own).quiet };
      call.touch();
      if (told && set) narrate(call, set, next, told);
      propose(call);
    },
    end: null,
  };
}

/** @param {import("../call.js").Call} call */
function propose(call) {
  const { fields, hand, extra } = call.draft;
  const byHand = Boolean(hand.type);
  const set = state.setOf(questions, { group: groupOf(fields.type), byHand }, extra.questions);
  if (!set) {
    // Back at "what happened?": what the answers had set goes with them.
    call.propose({ type: "", typeText: "" });
    call.propose({ priority: null });
    return;
  }
  const { type, priority } = state.proposal(set, extra.questions, { type: fields.type, byHand, priorityOf });
  // One after the other: a type brings its own priority with it.
  if (type !== null) call.propose({ type });
  if (priority !== null) call.propose({ priority });
}

/** @param {import("../call.js").Call} call @param {QuestionSet} set @param {Kept} kept @param {{ question: Question, value: string }} told */
function narrate(call, set, kept, { question, value }) {
  const line = state.narrated(question, value, language, questions.unsure);
  if (!line) return;
  const again = kept.taken.includes(`${set.category}.${question.key}`);
  call.addToNarrative(again ? `${state.said(questions.corrected, language)}: ${line}` : line);
}

/** The first two questions of every call are fields of the intake. @param {import("../draft.js").Fields} fields */
function missing({ place, placeText, landmark, address, coordinates, number }) {
  const located = [place, placeText, landmark, address, coordinates].some((text) => text.trim() !== "");
  if (!located) return word("questions.where");
  return number.trim() === "" ? word("questions.number") : "";
}
