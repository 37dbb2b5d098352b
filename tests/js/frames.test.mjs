import assert from "node:assert/strict";
import { test } from "node:test";
import { NOTHING, isBehind, take } from "../../static/js/live/frames.js";

const row = (id, version, html = `<tr>${version}</tr>`) => ({ id, version, sort: "1", html });
const snapshot = (to, rows) => ({ type: "snapshot", to, at: "", rows, alarms: [] });
const frame = (from, to, rows) => ({ type: "frame", from, to, at: "", rows, alarms: [] });
const at10 = take(NOTHING, snapshot(10, [row(1, 3), row(2, 5)])).known;

test("a snapshot replaces everything and sets the cursor", () => {
  const step = take(NOTHING, snapshot(10, [row(1, 3)]));
  assert.equal(step.verdict, "replace");
  assert.equal(step.known.cursor, 10);
  assert.deepEqual([...step.known.versions], [[1, 3]]);
});

test("a frame from the cursor is applied", () => {
  const step = take(at10, frame(10, 12, [row(1, 4), row(3, 1)]));
  assert.equal(step.verdict, "apply");
  assert.equal(step.known.cursor, 12);
  assert.deepEqual(step.rows.map((one) => one.id), [1, 3]);
});

test("a frame from elsewhere is a gap and changes nothing", () => {
  const step = take(at10, frame(11, 12, [row(1, 4)]));
  assert.equal(step.verdict, "gap");
  assert.equal(step.known, at10);
  assert.equal(take(NOTHING, frame(0, 1, [])).verdict, "gap");
});

test("a frame that is known already is a repeat", () => {
  assert.equal(take(at10, frame(8, 10, [row(1, 3)])).verdict, "repeat");
  assert.equal(take(at10, frame(10, 10, [])).verdict, "repeat");
});

test("an older version of a row is dropped, the same one is harmless", () => {
  const step = take(at10, frame(10, 11, [row(1, 2), row(2, 5)]));
  assert.deepEqual(step.rows.map((one) => one.id), [2]);
  assert.equal(step.known.versions.get(1), 3);
});

test("a row that left does not come back by an older copy, but by a newer one", () => {
  const left = take(at10, frame(10, 11, [row(1, 4, null)])).known;
  assert.deepEqual(take(left, frame(11, 12, [row(1, 3)])).rows, []);
  assert.equal(take(left, frame(11, 12, [row(1, 5)])).rows.length, 1);
});

test("an older snapshot does not turn the board back", () => {
  assert.equal(take(at10, snapshot(9, [row(1, 1)])).known, at10);
});

test("a client is behind when the centre's head is past its cursor", () => {
  assert.equal(isBehind(at10, { head: 10, at: "" }), false);
  assert.equal(isBehind(at10, { head: 11, at: "" }), true);
  assert.equal(isBehind(NOTHING, { head: 0, at: "" }), true);
});

test("a database brought back from a copy that missed the last changes turns the board back", () => {
  const [before, known, after] = ["2026-11-23T09:00:00Z", "2026-11-23T09:00:05Z", "2026-11-23T09:00:09Z"];
  const board = take(NOTHING, { ...snapshot(10, [row(1, 3)]), at: known }).known;
  assert.equal(isBehind(board, { head: 8, at: before }), false, "a beat that was under way");
  assert.equal(isBehind(board, { head: 8, at: after }), true);
  assert.equal(take(board, { ...snapshot(8, [row(1, 2)]), at: before }).verdict, "repeat");
  const step = take(board, { ...snapshot(8, [row(1, 2)]), at: after });
  assert.equal(step.verdict, "replace");
  assert.equal(take(step.known, { ...frame(8, 9, [row(1, 3)]), at: after }).verdict, "apply");
});
