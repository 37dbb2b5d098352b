import assert from "node:assert/strict";
import { test } from "node:test";
import { createDraftStore } from "../../static/js/console/drafts.js";
import { createOutbox } from "../../static/js/console/outbox.js";

function memory() {
  const kept = new Map();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    key: (at) => [...kept.keys()][at] ?? null,
    get length() { return kept.size; },
  };
}

function outbox(answers, storage = memory(), owner = "w1") {
  const log = { delivered: [], sent: [] };
  const store = createDraftStore({ storage, prefix: "out", owner });
  const box = createOutbox({
    store,
    async deliver(entry) {
      log.delivered.push(entry.id);
      return answers.shift() ?? { kind: "saved", incident: { number: entry.id } };
    },
    onSent: (entry) => log.sent.push(entry.id),
    onChange: () => {},
  });
  return { box, log, storage };
}

const draft = (id) => ({ id, keys: { call: id, incident: id }, fields: { landmark: id } });
const at = (second, more = {}) => ({ action: "save", at: `2026-11-23T08:00:0${second}.000Z`, label: "", telephone: "", ...more });
const offline = { kind: "failed", outcome: { kind: "offline" } };
const refused = { kind: "failed", outcome: { kind: "refused", status: 400, message: "Wrong place", fields: {} } };

test("what waits is sent in the order in which it was meant, and is gone then", async () => {
  const { box, log } = outbox([]);
  box.put(draft("b"), at(2));
  box.put(draft("a"), at(1));
  await box.flush();
  assert.deepEqual(log.sent, ["a", "b"]);
  assert.equal(box.waiting().length, 0);
});

test("a server that is gone stops the sending, and nothing is lost", async () => {
  const { box, log } = outbox([offline]);
  box.put(draft("a"), at(1));
  box.put(draft("b"), at(2));
  await box.flush();
  assert.deepEqual(log.delivered, ["a"]);
  assert.deepEqual(box.waiting().map(({ id }) => id), ["a", "b"]);
  await box.flush();
  assert.deepEqual(log.sent, ["a", "b"]);
});

test("what the server refuses waits for a person and holds up nothing", async () => {
  const { box, log } = outbox([refused]);
  box.put(draft("a"), at(1));
  box.put(draft("b"), at(2));
  await box.flush();
  await box.flush();
  assert.deepEqual(log.delivered, ["a", "b"]);
  assert.equal(box.waiting()[0].waiting.trouble, "Wrong place");
  const back = box.take("a");
  assert.equal("waiting" in back, false);
  assert.equal(box.waiting().length, 0);
});

test("two presses, and two windows, send it once", async () => {
  const storage = memory();
  const one = outbox([], storage);
  one.box.put(draft("a"), at(1));
  const two = outbox([], storage, "w2");
  await Promise.all([one.box.flush(), one.box.flush(), two.box.flush()]);
  assert.equal(one.log.delivered.length + two.log.delivered.length, 1);
});

test("another window of the same person sends what a closed one left", async () => {
  const storage = memory();
  outbox([], storage).box.put(draft("a"), at(1));
  const other = outbox([], storage, "w2");
  await other.box.flush();
  assert.deepEqual(other.log.sent, ["a"]);
});
