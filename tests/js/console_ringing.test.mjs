// Which call F3 takes, and which one alarms.
import assert from "node:assert/strict";
import { test } from "node:test";
import { lookOf, nextOf, waitsForDesk } from "../../static/js/console/ringing.js";

const NOW = Date.parse("2026-11-23T07:00:30Z");
const ring = (more = {}) => ({
  id: 1, state: "ringing", whose: "common", claimed: false, lateAt: "2026-11-23T07:00:40Z", kept: false, ...more,
});

test("one's own telephone and the queue alarm, a colleague's does when nobody answers it", () => {
  assert.equal(lookOf(ring({ whose: "own" }), NOW).alarms, true);
  assert.equal(lookOf(ring(), NOW).alarms, true);
  assert.deepEqual(lookOf(ring({ whose: "other" }), NOW), { shown: false, late: false, alarms: false, rank: null });
  assert.deepEqual(lookOf(ring({ whose: "other" }), NOW + 20_000), { shown: true, late: true, alarms: true, rank: 2 });
});

test("what is claimed or on a desk is quiet, and turns amber when it is not answered", () => {
  const mine = ring({ whose: "own", claimed: true, kept: true });
  assert.deepEqual(lookOf(mine, NOW), { shown: true, late: false, alarms: false, rank: null });
  assert.equal(lookOf(mine, NOW + 20_000).late, true);
});

test("F3 takes the caller one speaks with, then one's own telephone, then the oldest of the queue", () => {
  const queue = [ring({ id: 1 }), ring({ id: 2 })];
  assert.equal(nextOf(queue, NOW)?.id, 1);
  const own = ring({ id: 3, whose: "own" });
  assert.equal(nextOf([...queue, own], NOW)?.id, 3);
  const talking = ring({ id: 4, whose: "own", state: "answered", lateAt: "" });
  assert.equal(nextOf([...queue, own, talking], NOW)?.id, 4);
  assert.equal(nextOf([ring({ kept: true })], NOW), undefined);
});

test("what was answered at one's own telephone waits for the desk until a draft is about it", () => {
  const talking = ring({ whose: "own", state: "answered", lateAt: "" });
  assert.equal(waitsForDesk(talking), true);
  assert.equal(waitsForDesk({ ...talking, kept: true }), false);
  assert.equal(waitsForDesk(ring({ whose: "own" })), false);
});
