import assert from "node:assert/strict";
import { test } from "node:test";
import { agenciesDiffer, callBody, completed, corrections, hasIncident, incidentBody, isEmpty, newDraft, problems, settable } from "../../static/js/console/draft.js";

let keys = 0;
const draftWith = (fields = {}, more = {}) => {
  const draft = newDraft(() => `key-${(keys += 1)}`, "id");
  Object.assign(draft.fields, fields);
  return Object.assign(draft, { startedAt: "2026-11-23T08:00:00.000Z" }, more);
};

test("a draft has its two keys from the beginning", () => {
  const { id, keys: own } = draftWith();
  assert.equal(new Set([id, own.call, own.incident]).size, 3);
});

test("a draft in which nothing is typed may be thrown away, any other not", () => {
  assert.equal(isEmpty(draftWith()), true);
  assert.equal(isEmpty(draftWith({ number: "112" })), false);
  assert.equal(isEmpty(draftWith({}, { agencies: [] })), false);
  assert.equal(isEmpty(draftWith({}, { callSent: {} })), false);
});

test("who calls is no incident yet", () => {
  assert.equal(hasIncident(draftWith({ number: "0812", name: "Ibu" }).fields), false);
  assert.equal(hasIncident(draftWith({ landmark: "Pasar" }).fields), true);
});

test("a call that is no emergency takes along what was typed", () => {
  const draft = draftWith({ number: " 0812 ", typeText: "Banjir", landmark: "Pasar", placeText: "Cimone", narrative: "tertawa" });
  const body = callBody(draft, "prank");
  assert.equal(body.summary, "Banjir\nPasar, Cimone\ntertawa");
  assert.equal(body.caller_number, "0812");
  assert.equal(body.answered_at, "2026-11-23T08:00:00.000Z");
  assert.equal("summary" in callBody(draft, "normal"), false);
});

test("the plan's agencies are left to the server, chosen ones are named", () => {
  assert.equal("agencies" in incidentBody(draftWith({ type: "FSTRU" }), 7), false);
  assert.deepEqual(incidentBody(draftWith({ type: "FSTRU" }, { agencies: [] }), 7).agencies, []);
});

test("a place that is on no list goes with the address", () => {
  const body = incidentBody(draftWith({ placeText: "Kampung Baru", address: "RT 02/03" }), 7);
  assert.equal(body.address, "RT 02/03, Kampung Baru");
  assert.equal(body.place, null);
  assert.equal(incidentBody(draftWith({ place: "36.71.05", placeText: "Cipondoh" }), 7).address, "");
});

test("a type and any place are enough", () => {
  assert.deepEqual(problems(draftWith({ type: "FSTRU", landmark: "Pasar" }).fields), {});
  assert.deepEqual(problems(draftWith({ type: "FSTRU", placeText: "Kampung Baru" }).fields), {});
  assert.deepEqual(problems(draftWith({ type: "FSTRU", coordinates: "-6.2, 106.6" }).fields), {});
  assert.deepEqual(problems(draftWith({}).fields), { type: "field.type.missing", landmark: "field.where.missing" });
});

test("what cannot be kept is said at its field", () => {
  const wrong = (fields) => problems(draftWith({ type: "FSTRU", landmark: "x", ...fields }).fields);
  assert.deepEqual(wrong({ coordinates: "0,0" }), { coordinates: "field.coordinates.zero" });
  for (const number of ["1", "1".repeat(40), "nol delapan"]) assert.deepEqual(wrong({ number }), { number: "field.number.wrong" }, number);
  for (const number of ["", "112", "+62 812-0000-1111", "1500293"]) assert.deepEqual(wrong({ number }), {}, number);
});

test("only what was changed since is a correction", () => {
  const sent = incidentBody(draftWith({ type: "FSTRU", landmark: "Pasar" }), 7);
  const now = incidentBody(draftWith({ type: "FSTRU", landmark: "Pasar Lama" }, { agencies: [3] }), 7);
  assert.deepEqual(corrections(sent, now), { landmark: "Pasar Lama" });
  assert.equal(agenciesDiffer(sent, now), true);
  assert.deepEqual(corrections(sent, { ...sent }), {});
});

test("what the operator typed is never overwritten, what is empty may be filled", () => {
  const draft = draftWith({ landmark: "Pasar Lama", address: "", priority: 1, byHand: true }, { hand: { landmark: true, address: true } });
  assert.deepEqual(settable(draft, { landmark: "Stasiun", address: "Jalan Ki Asnawi", priority: 3, place: "36.71.01" }), {
    address: "Jalan Ki Asnawi",
    place: "36.71.01",
  });
  assert.deepEqual(settable(draftWith({ priority: 3 }), { priority: 1 }), { priority: 1 });
});

test("a draft of an earlier version of the page is still a draft", () => {
  const { extra: _extra, hand: _hand, ...old } = draftWith({ landmark: "Pasar" });
  const now = completed(old);
  assert.deepEqual([now.extra, now.hand, now.fields.landmark], [{}, {}, "Pasar"]);
});
