import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { deliver, isUnsent } from "../../static/js/console/assist/questions_delivery.js";

const { set: content } = JSON.parse(readFileSync(new URL("../questions/cases.json", import.meta.url), "utf8"));
const SET = { id: 5, version: 7, category: "medical", label: "Medis", content };
/** @type {Record<string, number>} */
const PRIORITIES = { SICK: 2, PERUNCON: 1, BREATH: 1, AMBTRANS: 3 };

/** @param {[string, string][]} given @param {object} values */
function entry(given, values = {}) {
  return {
    incident: 9, number: "TNG-9", priority: 2, type: "SICK", typeByHand: false, priorityByHand: false,
    category: "medical", spoken: "id", kept: { category: "medical", given: { medical: given }, taken: [] }, mayCall: false, sent: "", savedAt: 0, ...values,
  };
}

/** @param {any[]} answers */
function means(...answers) {
  /** @type {any[]} */
  const sent = [];
  /** @type {any[]} */
  const told = [];
  return {
    sent,
    told,
    send: async (/** @type {string} */ url, /** @type {any} */ body, /** @type {any} */ { method = "POST" } = {}) => {
      sent.push([method, url, body]);
      return answers.shift();
    },
    priorityOf: (/** @type {string} */ code) => PRIORITIES[code] ?? null,
    onRaised: (/** @type {any} */ one) => told.push(["raised", one.priority]),
    onRefused: (/** @type {any} */ one) => told.push(["refused", one.kind]),
  };
}

const incident = (/** @type {object} */ values = {}) => ({ version: 3, priority: 2, incident_type: "SICK", ...values });
const done = (/** @type {object} */ values) => ({ kind: "done", data: incident(values) });

test("all answers that are still asked go at once, and nothing twice", async () => {
  const one = entry([["awake", "yes"], ["complaint", "pain"], ["awake", "no"]]);
  one.kept.given.medical.shift();
  const with_ = means(done({ priority: 1 }));
  assert.equal(isUnsent(one, SET), true);
  assert.equal(await deliver(one, SET, with_), true);
  assert.deepEqual(with_.sent, [["POST", "/api/v1/incidents/9/answers/", { set: 5, answers: [{ question: "awake", answer: "no" }] }]]);
  assert.equal(isUnsent(one, SET), false);
});

test("an answer that is more urgent raises the incident, with its type", async () => {
  const with_ = means(done({}), done({ priority: 1, incident_type: "PERUNCON", version: 4 }));
  await deliver(entry([["awake", "no"]]), SET, with_);
  assert.deepEqual(with_.sent[1], ["PATCH", "/api/v1/incidents/9/", { version: 3, priority: 1, incident_type: "PERUNCON" }]);
  assert.deepEqual(with_.told, [["raised", 1]]);
});

test("what somebody changed meanwhile is looked at once more, and never made less urgent", async () => {
  const with_ = means(done({}), { kind: "stale", current: incident({ version: 6 }) }, done({ priority: 1 }));
  await deliver(entry([["awake", "no"]]), SET, with_);
  assert.equal(with_.sent[2][2].version, 6);
  const already = means(done({}), { kind: "stale", current: incident({ version: 6, priority: 1 }) });
  await deliver(entry([["awake", "no"]]), SET, already);
  assert.equal(already.sent.length, 2);
  const less = means(done({ priority: 1 }));
  await deliver(entry([["awake", "yes"], ["complaint", "transport"]]), SET, less);
  assert.equal(less.sent.length, 1);
});

test("a priority and a type that were chosen by hand stay", async () => {
  const priority = means(done({ priority: 3 }));
  await deliver(entry([["awake", "no"]], { priorityByHand: true }), SET, priority);
  assert.equal(priority.sent.length, 1);
  const type = means(done({}), done({ priority: 1 }));
  await deliver(entry([["awake", "no"]], { typeByHand: true }), SET, type);
  assert.deepEqual(type.sent[1][2], { version: 3, priority: 1 });
});

test("a lost server is tried again, a refusal is said once", async () => {
  const one = entry([["awake", "no"]]);
  assert.equal(await deliver(one, SET, means({ kind: "offline" })), false);
  assert.equal(isUnsent(one, SET), true);
  const refused = means({ kind: "refused", status: 400, message: "", fields: {} });
  assert.equal(await deliver(one, SET, refused), true);
  assert.deepEqual(refused.told, [["refused", "refused"]]);
  assert.equal(isUnsent(one, SET), false);
});
