import assert from "node:assert/strict";
import { test } from "node:test";
import { bodyOf, changesOf, contested } from "../../static/js/incident/changes.js";

const before = { landmark: "Pasar Anyar", priority: "2", coordinates: "-6.17, 106.63", uncertainty: "25", narrative: "Api.\nBesar." };

test("only what differs is sent; spaces at the ends and line ends are no difference", () => {
  assert.deepEqual(changesOf(before, { ...before, landmark: " Pasar Anyar ", narrative: "Api.\r\nBesar." }), {});
  assert.deepEqual(changesOf(before, { ...before, priority: "1", landmark: "" }), { priority: "1", landmark: "" });
});

test("the body has the types that the API wants", () => {
  const { body, wrong } = bodyOf({ priority: "1", coordinates: "-6.2; 106.7", uncertainty: "40", place: "" });
  assert.deepEqual(body, { place: "", priority: 1, uncertainty: 40, latitude: -6.2, longitude: 106.7 });
  assert.deepEqual(wrong, {});
});

test("emptied coordinates take their uncertainty with them", () => {
  assert.deepEqual(bodyOf({ coordinates: " " }).body, { latitude: null, longitude: null, uncertainty: null });
  assert.deepEqual(bodyOf({ uncertainty: "" }).body, { uncertainty: null });
});

test("what is no position is said, not sent; what is no number goes to the API, which says so", () => {
  assert.deepEqual(bodyOf({ coordinates: "0, 0" }).wrong, { coordinates: "zero" });
  assert.deepEqual(bodyOf({ coordinates: "dekat pasar" }).wrong, { coordinates: "unreadable" });
  assert.deepEqual(bodyOf({ coordinates: "95, 10" }).wrong, { coordinates: "range" });
  assert.deepEqual(bodyOf({ uncertainty: "dekat" }).body, { uncertainty: "dekat" });
});

test("contested is what both changed to different things", () => {
  const fresh = { ...before, landmark: "Pasar Lama", priority: "1" };
  assert.deepEqual(contested({ before, fresh, changed: { landmark: "Stasiun" } }), ["landmark"]);
  assert.deepEqual(contested({ before, fresh, changed: { landmark: "Pasar Lama", narrative: "Padam." } }), []);
});
