import assert from "node:assert/strict";
import { test } from "node:test";
import { REPEAT_EVERY, shallRepeat } from "../../static/js/sound/repeat.js";
import { TONES, mostPressing } from "../../static/js/sound/tones.js";

const now = 100_000;
const due = { pressing: true, lastPlayed: now - REPEAT_EVERY, mutedUntil: 0, now };

test("an unanswered alarm sounds again, not before its time", () => {
  assert.equal(shallRepeat(due), true);
  assert.equal(shallRepeat({ ...due, lastPlayed: now - REPEAT_EVERY + 1 }), false);
});

test("it stops when answered and while silenced", () => {
  assert.equal(shallRepeat({ ...due, pressing: false }), false);
  assert.equal(shallRepeat({ ...due, mutedUntil: now + 1 }), false);
  assert.equal(shallRepeat({ ...due, mutedUntil: now }), true);
});

test("of several alarms the most pressing is heard", () => {
  assert.equal(mostPressing(["new", "overdue", "new_p1"]), "overdue");
  assert.equal(mostPressing([]), null);
});

test("every alarm has a tone of its own", () => {
  const tones = Object.values(TONES).map((notes) => JSON.stringify(notes));
  assert.equal(new Set(tones).size, tones.length);
});
