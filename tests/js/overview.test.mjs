import assert from "node:assert/strict";
import { test } from "node:test";
import { countFigures, engineState } from "../../static/js/overview/figures.js";

const row = (more = {}) => ({ priority: 3, status: "resources_assigned", unacknowledged: false, level: 0, late: false, failed: false, ...more });

test("the figures are counted from the rows", () => {
  const rows = [
    row({ priority: 1, unacknowledged: true, level: 2 }),
    row({ priority: 1, unacknowledged: true }),
    row({ unacknowledged: true, failed: true }),
    row({ late: true }),
    row({ status: "active" }),
    row({ status: "reopened", level: 3 }),
  ];
  assert.deepEqual(countFigures(rows), { open: 6, p1: 2, unacknowledged: 3, escalated: 2, late: 1, nobody: 2 });
});

test("an engine is believed only while it ticks", () => {
  assert.equal(engineState(0.4, 5), "ticks");
  assert.equal(engineState(5.1, 5), "silent");
  assert.equal(engineState(null, 5), "never");
  assert.equal(engineState(undefined, 5), "unknown");
});
