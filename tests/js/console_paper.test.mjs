// Times on a paper form are the centre's own.
import assert from "node:assert/strict";
import { test } from "node:test";
import { momentOf, wallClock } from "../../static/js/console/paper_time.js";

test("the centre's wall clock and UTC lead to each other", () => {
  const moment = Date.parse("2026-11-22T19:14:00Z");
  assert.equal(momentOf("2026-11-23T02:14", "+07:00"), moment);
  assert.equal(wallClock(moment, "+07:00"), "2026-11-23T02:14");
  assert.equal(wallClock(momentOf("2026-01-01T00:00", "+09:00"), "+09:00"), "2026-01-01T00:00");
});

test("what is no time is none", () => {
  for (const text of ["", "02:14", "2026-11-23", "2026-13-45T99:99"]) assert.equal(momentOf(text, "+07:00"), null, text);
});
