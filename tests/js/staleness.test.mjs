import assert from "node:assert/strict";
import { test } from "node:test";
import { waitBefore } from "../../static/js/live/backoff.js";
import { createAge, linkAt, turn } from "../../static/js/live/staleness.js";

test("amber at 5 s, red at 10 s", () => {
  assert.equal(linkAt(0), "live");
  assert.equal(linkAt(4_999), "live");
  assert.equal(linkAt(5_000), "amber");
  assert.equal(linkAt(9_999), "amber");
  assert.equal(linkAt(10_000), "red");
});

test("turning red alarms once, turning live again is a relief", () => {
  assert.equal(turn("amber", "red"), "alarm");
  assert.equal(turn("live", "red"), "alarm");
  assert.equal(turn("red", "red"), null);
  assert.equal(turn("red", "live"), "relief");
  assert.equal(turn("amber", "live"), null);
});

test("the age is the larger of two clocks", () => {
  let steady = 0;
  let wall = 1_000_000;
  const age = createAge(() => steady, () => wall);
  wall += 60_000; // the laptop slept: its steady clock stood still
  assert.equal(age.value(), 60_000);
  age.prove();
  steady += 7_000;
  wall -= 3_600_000; // somebody set the clock back
  assert.equal(age.value(), 7_000);
});

test("the wait grows to a limit, and is never nothing", () => {
  assert.equal(waitBefore(0, 1), 500);
  assert.equal(waitBefore(0, 0), 100);
  assert.equal(waitBefore(3, 1), 4_000);
  assert.equal(waitBefore(50, 1), 10_000);
});
