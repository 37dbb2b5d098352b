import assert from "node:assert/strict";
import test from "node:test";
import { radarBody } from "../../static/js/console/assist/radar_body.js";
import { radarOrder } from "../../static/js/console/assist/radar_order.js";
import { newDraft } from "../../static/js/console/draft.js";

/** @param {Partial<import("../../static/js/console/draft.js").Fields>} fields */
function draft(fields, startedAt = "2026-11-23T07:00:00Z") {
  const one = newDraft(() => "k", "id");
  return { ...one, startedAt, fields: { ...one.fields, ...fields } };
}

test("the radar is asked nothing before something is typed", () => {
  assert.equal(radarBody(draft({})), null);
  assert.equal(radarBody(draft({ landmark: "Pa", number: "112" })), null);
  assert.equal(radarBody(draft({ landmark: "Pasar" }, /** @type {any} */ (null))), null);
});

test("it is asked about all that says where and what", () => {
  const body = radarBody(draft({ landmark: " Pasar ", narrative: "api", type: "FSTRU", typeText: "Kebakaran", place: "36.71", placeText: "Cimone", coordinates: "-6.1, 106.6", number: "0812-3456-7890" }));
  assert.deepEqual(body, { text: "Pasar\napi", incident_type: "FSTRU", place: "36.71", latitude: -6.1, longitude: 106.6, caller_number: "0812-3456-7890" });
});

test("what is on no list is asked about as text", () => {
  const body = radarBody(draft({ typeText: "tawuran", placeText: "Cimone", coordinates: "0, 0" }));
  assert.deepEqual(body, { text: "Cimone\ntawuran", incident_type: null, place: null, latitude: null, longitude: null, caller_number: "" });
});

/** @param {number} id @param {object} more @returns {any} */
const known = (id, more = {}) => ({ id, strong: false, ...more });
/** @param {any[]} lines */
const ids = (lines) => lines.map(({ id }) => id);

test("without a surge the most likely comes first", () => {
  assert.deepEqual(ids(radarOrder([known(1, { strong: true }), known(2)], [])), [1, 2]);
});

test("in a surge the next call goes to it, unless what is typed says clearly something else", () => {
  const surge = known(9, { surge: true });
  assert.deepEqual(ids(radarOrder([], [surge])), [9]);
  assert.deepEqual(ids(radarOrder([known(1), known(2)], [surge])), [9, 1, 2]);
  assert.deepEqual(ids(radarOrder([known(1, { strong: true }), known(2)], [surge])), [1, 9, 2]);
});

test("a surge that is found as well stands there once, with its reason when it is likely", () => {
  const surge = known(9, { surge: true });
  assert.deepEqual(ids(radarOrder([known(9), known(2)], [surge])), [9, 2]);
  const [first] = radarOrder([known(9, { strong: true, reason: "20 m" })], [surge]);
  assert.deepEqual([first.id, first.surge, first.reason], [9, true, "20 m"]);
});
