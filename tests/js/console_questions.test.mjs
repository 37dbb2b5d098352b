import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { asked, nextQuestion, outcome } from "../../static/js/console/assist/questions_engine.js";
import * as state from "../../static/js/console/assist/questions_state.js";

// The same table holds agencies/questions/engine.py: tests/questions/test_engine.py.
const table = JSON.parse(readFileSync(new URL("../questions/cases.json", import.meta.url), "utf8"));

for (const one of table.cases) {
  test(`questions: ${one.name}`, () => {
    assert.deepEqual(asked(table.set, one.answers).map(({ key }) => key), one.asked);
    assert.equal(nextQuestion(table.set, one.answers)?.key ?? null, one.next);
    const { type, priority, advice, quiet } = one;
    assert.deepEqual(outcome(table.set, one.answers), { type, priority, advice, quiet });
  });
}

const SET = { id: 1, version: 7, category: "medical", label: "Medis", content: table.set };
const UNSURE = { id: "Tidak pasti", en: "Not sure" };
/** @type {Record<string, number>} */
const PRIORITIES = { SICK: 2, PERUNCON: 1, BREATH: 1, AMBTRANS: 3, FALL: 2, CARDIAC: 1 };
const priorityOf = (/** @type {string} */ code) => PRIORITIES[code] ?? null;
/** @param {[string, string][]} given @param {string[]} taken */
const kept = (given, taken = []) => ({ category: "medical", given: { medical: given }, taken });

test("digits answer, and first letters where only one answer has them", () => {
  const awake = table.set.question[0];
  const choices = state.choicesOf(awake, "id", UNSURE);
  assert.deepEqual(choices.map(({ key, letter, value }) => [key, letter, value]), [["1", "y", "yes"], ["2", "t", "no"], ["0", "", "unsure"]]);
  assert.equal(state.chosenBy(choices, "T")?.value, "no");
  assert.equal(state.chosenBy(choices, "0")?.value, "unsure");
  assert.equal(state.chosenBy(choices, "x"), null);
  assert.deepEqual(state.choicesOf(awake, "en", UNSURE).map(({ letter }) => letter), ["y", "n", ""]);
});

test("a type that nobody chose follows the answers, with its own priority until they name one", () => {
  const own = { type: "", byHand: false, priorityOf };
  assert.deepEqual(pick(state.proposal(SET, kept([]), own)), ["SICK", 2]);
  assert.deepEqual(pick(state.proposal(SET, kept([["awake", "no"]]), own)), ["PERUNCON", 1]);
  assert.deepEqual(pick(state.proposal(SET, kept([["awake", "yes"], ["complaint", "transport"]]), own)), ["AMBTRANS", 3]);
  // The set is newer than the page's types.
  assert.deepEqual(pick(state.proposal(SET, kept([["awake", "yes"], ["complaint", "burn"]]), own)), [null, null]);
});

test("answers never make a type that was chosen by hand less urgent", () => {
  const own = { type: "CARDIAC", byHand: true, priorityOf };
  assert.equal(state.proposal(SET, kept([["awake", "yes"], ["complaint", "transport"]]), own).priority, 1);
  assert.equal(state.proposal(SET, kept([["awake", "no"]]), { ...own, type: "FALL" }).priority, 1);
});

test("the set is that of a type chosen by hand, else of what was answered", () => {
  const fire = { ...SET, id: 2, category: "fire" };
  const questions = { reader: "id", what: UNSURE, unsure: UNSURE, corrected: UNSURE, sets: [SET, fire] };
  assert.equal(state.setOf(questions, { group: "fire", byHand: true }, kept([]))?.id, 2);
  assert.equal(state.setOf(questions, { group: "fire", byHand: false }, kept([]))?.id, 1);
  assert.equal(state.setOf(questions, { group: undefined, byHand: false }, state.nothingAsked()), null);
  assert.equal(state.setOf(questions, { group: "other", byHand: true }, kept([])), null);
});

test("one goes back to what is still asked, and it is known that it was answered before", () => {
  const before = kept([["awake", "yes"], ["complaint", "pain"], ["breathing", "no"]]);
  const after = state.takenBack(SET, before);
  assert.deepEqual(after?.given.medical, [["awake", "yes"], ["complaint", "pain"]]);
  assert.deepEqual(after?.taken, ["medical.breathing"]);
  assert.equal(state.takenBack(SET, kept([])), null);
  const closed = kept([["awake", "no"], ["complaint", "pain"]]);
  assert.deepEqual(state.takenBack(SET, closed)?.given.medical, [["complaint", "pain"]]);
});

test("an answer that a newer version no longer has is asked again", () => {
  assert.deepEqual(state.answersOf(table.set, [["awake", "perhaps"], ["gone", "yes"], ["where", "x"], ["breathing", "unsure"]]), { where: "x", breathing: "unsure" });
});

/** @param {import("../../static/js/console/assist/questions_state.js").Proposal} found */
const pick = ({ type, priority }) => [type, priority];
