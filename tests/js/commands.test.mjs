import assert from "node:assert/strict";
import { test } from "node:test";
import { send } from "../../static/js/commands/send.js";

/** A server at the network's edge: answers one after the other, remembers what it was asked. */
function server(...answers) {
  const asked = [];
  const fetch = async (url, init) => {
    asked.push({ url, key: init.headers["Idempotency-Key"], csrf: init.headers["X-CSRFToken"], body: init.body });
    const answer = answers.shift();
    if (answer === "broken") throw new TypeError("network");
    return new Response(JSON.stringify(answer.data ?? {}), { status: answer.status, headers: answer.headers });
  };
  let keys = 0;
  return { asked, means: { fetch, newKey: () => `key-${(keys += 1)}`, csrf: () => "token" } };
}

test("a command carries its key and the CSRF token", async () => {
  const { asked, means } = server({ status: 200, data: { id: 1 } });
  const outcome = await send("/one/", { version: 1 }, means);
  assert.deepEqual(outcome, { kind: "done", data: { id: 1 } });
  assert.deepEqual(asked, [{ url: "/one/", key: "key-1", csrf: "token", body: '{"version":1}' }]);
});

test("a command names the post its page was opened for", async () => {
  const named = [];
  const fetch = async (url, init) => {
    named.push(init.headers["X-Standing"]);
    return new Response("{}", { status: 200 });
  };
  const means = { fetch, newKey: () => "key", csrf: () => "token" };
  await send("/one/", {}, means);
  globalThis.document = { body: { dataset: { standing: "operator:1:0" } } };
  await send("/one/", {}, means);
  delete globalThis.document;
  assert.deepEqual(named, [undefined, "operator:1:0"]);
});

test("a broken network is tried once more with the same key", async () => {
  const { asked, means } = server("broken", { status: 201 });
  assert.equal((await send("/two/", {}, means)).kind, "done");
  assert.deepEqual(asked.map((one) => one.key), ["key-1", "key-1"]);
});

test("after two failures it is uncertain, and pressing again repeats the same command", async () => {
  const { asked, means } = server("broken", "broken", { status: 200 }, { status: 200 });
  assert.equal((await send("/three/", { text: "a" }, means)).kind, "offline");
  assert.equal((await send("/three/", { text: "a" }, means)).kind, "done");
  assert.equal((await send("/three/", { text: "a" }, means)).kind, "done");
  assert.deepEqual(asked.map((one) => one.key), ["key-1", "key-1", "key-1", "key-2"]);
});

test("another command never takes over a key", async () => {
  const { asked, means } = server("broken", "broken", { status: 200 });
  await send("/four/", { text: "a" }, means);
  await send("/four/", { text: "b" }, means);
  assert.equal(asked[2].key, "key-2");
});

test("a stale command brings the present state", async () => {
  const { means } = server({ status: 409, data: { code: "stale", message: "m", current: { status: "acknowledged" } } });
  const outcome = await send("/five/", {}, means);
  assert.deepEqual(outcome, { kind: "stale", message: "m", current: { status: "acknowledged" } });
});

test("a refused command names its fields", async () => {
  const { means } = server({ status: 400, data: { message: "m", fields: { text: ["empty"] } } });
  const outcome = await send("/six/", {}, means);
  assert.deepEqual(outcome, { kind: "refused", status: 400, message: "m", fields: { text: ["empty"] } });
});

test("later means how much later", async () => {
  const slow = server({ status: 429, headers: { "Retry-After": "12" } });
  assert.deepEqual(await send("/seven/", {}, slow.means), { kind: "slow", seconds: 12 });
  const down = server({ status: 503 });
  assert.deepEqual(await send("/eight/", {}, down.means), { kind: "unavailable", seconds: 5 });
});

test("an answer that is no JSON is still an outcome", async () => {
  const fetch = async () => new Response("<html>", { status: 502 });
  const outcome = await send("/nine/", {}, { fetch, newKey: () => "k", csrf: () => "" });
  assert.equal(outcome.kind, "unavailable");
});
