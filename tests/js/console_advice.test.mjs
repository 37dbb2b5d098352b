import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { adviceOf, advised, beside, stepped, turnedTo } from "../../static/js/console/assist/advice_state.js";
import { answered, nothingAsked } from "../../static/js/console/assist/questions_state.js";

const { set: content } = JSON.parse(readFileSync(new URL("../questions/cases.json", import.meta.url), "utf8"));
const SET = { id: 5, version: 7, category: "medical", label: "Medis", content };

/** @param {[string, string][]} given @param {import("../../static/js/console/assist/questions_state.js").Kept} from */
function after(given, from = nothingAsked()) {
  return given.reduce((kept, [question, value], at) => advised(SET, kept, answered(SET, kept, question, value), `t${at}`), from);
}

test("advice begins with the answer that calls for it", () => {
  const kept = after([["awake", "yes"], ["complaint", "pain"]]);
  assert.deepEqual(kept.advice, { key: "rest", step: 0, at: "t1" });
  assert.deepEqual(after([["age", "adult"]], kept).advice, kept.advice);
});

test("what is more important takes its place, and what no longer holds goes", () => {
  const resting = after([["awake", "yes"], ["complaint", "pain"]]);
  const worse = after([["awake", "no"], ["breathing", "no"]], resting);
  assert.equal(worse.advice?.key, "cpr");
  assert.equal(after([["awake", "yes"]], worse).advice?.key, "rest");
  assert.equal(after([["complaint", "transport"]], resting).advice, null);
});

test("one goes through the steps, and stops at the ends", () => {
  const two = { ...SET, content: { ...content, advice: [{ ...content.advice[2], step: [{ id: "a", en: "a" }, { id: "b", en: "b" }] }] } };
  const kept = after([["awake", "yes"], ["complaint", "pain"]]);
  const on = stepped(two, kept, 1, "later");
  assert.deepEqual(on?.advice, { key: "rest", step: 1, at: "later" });
  assert.equal(stepped(two, kept, -1, "later"), null);
  assert.equal(on && stepped(two, on, 1, "later"), null);
  assert.equal(stepped(two, nothingAsked(), 1, "later"), null);
});

test("one turns to another advice, and to none that is not called for", () => {
  const both = { ...SET, content: { ...content, rule: [{ when: { awake: ["yes"] }, advice: ["burns"] }] } };
  const kept = after([["awake", "yes"], ["complaint", "pain"]]);
  assert.deepEqual(adviceOf(both, kept).map(({ key }) => key), ["burns", "rest"]);
  assert.equal(beside(both, kept, -1), "burns");
  assert.equal(turnedTo(both, kept, "burns", "later")?.advice?.key, "burns");
  assert.equal(turnedTo(both, kept, "cpr", "later"), null);
  assert.equal(turnedTo(both, kept, beside(both, kept, 1), "later"), null);
});
