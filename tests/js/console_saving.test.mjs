import assert from "node:assert/strict";
import { test } from "node:test";
import { send } from "../../static/js/commands/send.js";
import { newDraft } from "../../static/js/console/draft.js";
import { logCall, saveIncident } from "../../static/js/console/saving.js";

/**
 * A centre at the network's edge that keeps what the real one keeps: one answer a key, one incident a call.
 * `trouble` says what befalls each request in turn: "lost" before it arrives, "unheard" after it was done.
 */
function centre(...trouble) {
  const answers = new Map();
  const made = { calls: [], incidents: [], patches: [] };
  const asked = [];
  const reply = (status, data) => new Response(JSON.stringify(data), { status });

  function carryOut(url, method, body) {
    if (method === "PATCH") {
      made.patches.push({ url, ...body });
      return [200, url.includes("calls") ? { id: 1, version: body.version + 1, call_class: body.call_class } : {}];
    }
    if (url.endsWith("/calls/")) {
      made.calls.push(body);
      return [201, { id: made.calls.length, version: 1, call_class: body.call_class }];
    }
    if (!body.landmark) return [400, { code: "invalid", fields: { landmark: ["Di mana?"] } }];
    made.incidents.push(body);
    return [201, { id: 90 + made.incidents.length, version: 1, number: "TNG-1", dispatches: [] }];
  }

  const fetch = async (url, { method, body, headers }) => {
    const key = headers["Idempotency-Key"];
    const fate = trouble.shift();
    asked.push({ url, method, key });
    if (fate === "lost") throw new TypeError("network");
    if (fate === 503) return reply(503, {});
    const known = answers.get(key);
    if (known && known.body !== body) return reply(422, { code: "key_reused", message: "" });
    const [status, data] = known?.answer ?? carryOut(url, method, JSON.parse(body));
    if (status < 400) answers.set(key, { body, answer: [status, data] });
    if (fate === "unheard") throw new TypeError("network");
    return reply(status, data);
  };
  const kept = [];
  const means = {
    send: (url, body, options) => send(url, body, { ...options, fetch, csrf: () => "token" }),
    keep: (draft) => kept.push(structuredClone(draft)),
  };
  return { made, asked, means, kept };
}

let keys = 0;
function emergency(fields = {}) {
  const draft = newDraft(() => `key-${(keys += 1)}`, "id");
  draft.startedAt = "2026-11-23T08:00:00.000Z";
  Object.assign(draft.fields, { type: "FSTRU", landmark: "Pasar", priority: 1 }, fields);
  return draft;
}

test("an emergency is one call and one incident of it", async () => {
  const { made, means } = centre();
  const result = await saveIncident(emergency(), means);
  assert.equal(result.kind, "saved");
  assert.equal(made.calls.length, 1);
  assert.deepEqual(made.incidents.map(({ call }) => call), [1]);
});

test("saved twice, it is there once", async () => {
  const { made, means } = centre();
  const draft = emergency();
  const [first, second] = await Promise.all([saveIncident(draft, means), saveIncident(draft, means)]);
  assert.deepEqual([first.kind, second.kind], ["saved", "saved"]);
  assert.equal(made.calls.length, 1);
  assert.equal(made.incidents.length, 1);
});

test("whatever the network does, pressing again ends with one of each", async () => {
  for (const trouble of [["lost", "lost"], ["unheard", "unheard"], [undefined, "unheard", "unheard"], [undefined, "lost", "lost"], [503], [undefined, 503]]) {
    const { made, means } = centre(...trouble);
    const draft = emergency();
    const first = await saveIncident(draft, means);
    assert.equal(first.kind, "failed", String(trouble));
    const again = await saveIncident(structuredClone(draft), means);
    assert.equal(again.kind, "saved", String(trouble));
    assert.deepEqual([made.calls.length, made.incidents.length], [1, 1], String(trouble));
  }
});

test("what is kept is enough to go on after a reload in the middle", async () => {
  const { made, means, kept } = centre(undefined, "unheard", "unheard");
  await saveIncident(emergency(), means);
  const afterReload = kept.at(-1);
  assert.equal((await saveIncident(afterReload, means)).kind, "saved");
  assert.deepEqual([made.calls.length, made.incidents.length], [1, 1]);
});

test("what was typed after a try that had arrived is sent after it", async () => {
  const { made, means } = centre(undefined, "unheard", "unheard");
  const draft = emergency();
  await saveIncident(draft, means);
  draft.fields.narrative = "dua orang terjebak";
  const result = await saveIncident(draft, means);
  assert.deepEqual([result.kind, result.later], ["saved", "saved"]);
  assert.equal(made.incidents.length, 1);
  assert.deepEqual(made.patches.map(({ narrative }) => narrative), ["dua orang terjebak"]);
});

test("agencies chosen after a try that had arrived are not sent in silence", async () => {
  const { means } = centre(undefined, "unheard", "unheard");
  const draft = emergency();
  await saveIncident(draft, means);
  draft.agencies = [4];
  assert.equal((await saveIncident(draft, means)).agencies, "differ");
});

test("a refused field is corrected and saved under the same key", async () => {
  const { made, means } = centre();
  const draft = emergency({ landmark: "" });
  const refused = await saveIncident(draft, means);
  assert.deepEqual(refused.outcome.fields, { landmark: ["Di mana?"] });
  assert.equal(draft.incidentSent, null);
  draft.fields.landmark = "Pasar";
  assert.equal((await saveIncident(draft, means)).kind, "saved");
  assert.deepEqual([made.calls.length, made.incidents.length], [1, 1]);
});

test("a call is logged by its class, and can be given another", async () => {
  const { made, means } = centre();
  const draft = emergency();
  assert.equal((await logCall(draft, "prank", means)).kind, "logged");
  assert.equal((await logCall(draft, "normal", means)).kind, "logged");
  assert.deepEqual(made.calls.map((call) => call.call_class), ["prank"]);
  assert.deepEqual(made.patches.map((patch) => patch.call_class), ["normal"]);
});

test("a prank that was none becomes an incident of the same call", async () => {
  const { made, means } = centre();
  const draft = emergency();
  await logCall(draft, "prank", means);
  assert.equal((await saveIncident(draft, means)).kind, "saved");
  assert.equal(made.calls.length, 1);
});

test("a call that has its incident already leads there", async () => {
  const draft = emergency();
  draft.call = { id: 5, version: 2, class: "normal" };
  const means = { keep() {}, send: async () => ({ kind: "stale", message: "", current: { incident: 44 } }) };
  assert.deepEqual(await saveIncident(draft, means), { kind: "already", incident: 44 });
});
