import assert from "node:assert/strict";
import { test } from "node:test";
import { clockText, duration } from "../../static/js/clocks/format.js";
import { createOffset } from "../../static/js/clocks/offset.js";

test("lengths of time", () => {
  assert.equal(duration(0), "0:00");
  assert.equal(duration(7_900), "0:07");
  assert.equal(duration(750_000), "12:30");
  assert.equal(duration(3_723_000), "1:02:03");
  assert.equal(duration(-5_000), "0:00");
});

test("a clock counts up from its mark", () => {
  assert.deepEqual(clockText("up", 10_000, 42_000), { text: "0:32", over: false });
});

test("a countdown shows the second that has begun, and stays at nothing", () => {
  assert.deepEqual(clockText("down", 30_000, 16_000), { text: "0:14", over: false });
  assert.deepEqual(clockText("down", 30_000, 29_999), { text: "0:01", over: false });
  assert.deepEqual(clockText("down", 30_000, 30_000), { text: "0:00", over: true });
  assert.deepEqual(clockText("down", 30_000, 99_000), { text: "0:00", over: true });
});

test("the server's clock is estimated by the least delayed message", () => {
  const offset = createOffset();
  assert.equal(offset.value(), 0);
  offset.observe(1_000, 900);
  offset.observe(2_000, 1_880);
  offset.observe(3_000, 2_950);
  assert.equal(offset.value(), 120);
  offset.observe(Number.NaN, 0);
  assert.equal(offset.value(), 120);
});

test("an old estimate is forgotten", () => {
  const offset = createOffset();
  offset.observe(9_000, 0);
  for (let n = 0; n < 12; n += 1) offset.observe(n + 50, n);
  assert.equal(offset.value(), 50);
});
