// Whose history is asked for, and when it was.
import assert from "node:assert/strict";
import { test } from "node:test";

import { centreMoment } from "../../static/js/clocks/moment.js";
import { callerQuery } from "../../static/js/console/assist/caller_query.js";

const draft = (number, call = null, startedAt = "2026-11-23T07:03:22Z") => ({ startedAt, call, fields: { number } });

test("no history is asked for before there is a whole number", () => {
  for (const number of ["", "112", "0812345", "tidak tahu", "1".repeat(21)]) assert.equal(callerQuery(draft(number)), null);
  assert.equal(callerQuery(draft("081234567890", null, null)), null);
});

test("the call on the desk is left out of its own history", () => {
  assert.deepEqual(callerQuery(draft(" 0812-3456-7890 ")), { number: "0812-3456-7890" });
  assert.deepEqual(callerQuery(draft("081234567890", { id: 7 })), { number: "081234567890", leave_out: "7" });
});

test("a moment of another year says so", () => {
  const today = new Date("2026-11-23T12:00:00Z");
  assert.match(centreMoment("2026-11-22T12:00:00Z", today), /^2[123]\/11 \d\d:\d\d$/);
  assert.match(centreMoment("2025-06-15T12:00:00Z", today), /^1[456]\/06\/2025 \d\d:\d\d$/);
});
