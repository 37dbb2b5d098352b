import assert from "node:assert/strict";
import { test } from "node:test";
import { marked, matchPlaces, matchTypes } from "../../static/js/console/matching.js";

const type = (code, label, other, priority, keywords = []) => ({ code, label, other, priority, keywords, category: "" });
const TYPES = [
  type("FSTRU", "Kebakaran rumah", "House fire", 1, ["api"]),
  type("FVEH", "Kebakaran kendaraan", "Vehicle fire", 2),
  type("RESCUE", "Orang terjebak / terjepit", "Person trapped", 1),
  type("CARDIAC", "Nyeri dada / serangan jantung", "Chest pain / heart attack", 1, ["angin duduk"]),
];
const place = (code, name, level, within) => ({ code, name, level, levelLabel: level, within });
const PLACES = [
  place("36.71", "Kota Tangerang", "city", ""),
  place("36.71.05", "Cipondoh", "kecamatan", "Kota Tangerang"),
  place("36.71.05.1001", "Cipondoh", "kelurahan", "Cipondoh"),
  place("36.71.05.1002", "Poris Plawad", "kelurahan", "Cipondoh"),
  place("36.71.01.1001", "Sukaasih", "kelurahan", "Tangerang"),
];
const codes = (found) => found.map(({ code }) => code);

test("the first letters of any word find a type, the most urgent first", () => {
  assert.deepEqual(codes(matchTypes(TYPES, "kebak")), ["FSTRU", "FVEH"]);
  assert.deepEqual(codes(matchTypes(TYPES, "KEBAK rum")), ["FSTRU"]);
});

test("an earlier word, the reader's language and the name itself count more", () => {
  assert.deepEqual(codes(matchTypes(TYPES, "ter")), ["RESCUE"]);
  assert.deepEqual(codes(matchTypes(TYPES, "fire")), ["FSTRU", "FVEH"]);
  assert.deepEqual(codes(matchTypes(TYPES, "duduk")), ["CARDIAC"]);
  assert.deepEqual(codes(matchTypes(TYPES, "fstr")), ["FSTRU"]);
});

test("three letters may stand inside a word, two may not", () => {
  assert.deepEqual(codes(matchTypes(TYPES, "bakar")), ["FSTRU", "FVEH"]);
  assert.deepEqual(codes(matchTypes(TYPES, "ka")), []);
});

test("without a word all types are offered, and no place", () => {
  assert.equal(matchTypes(TYPES, " ").length, 4);
  assert.deepEqual(matchPlaces(PLACES, ""), []);
});

test("the smaller place comes first, then its neighbours in the same kecamatan", () => {
  assert.deepEqual(codes(matchPlaces(PLACES, "cipon")), ["36.71.05.1001", "36.71.05", "36.71.05.1002"]);
});

test("a place is found by its kecamatan and by its code", () => {
  assert.deepEqual(codes(matchPlaces(PLACES, "poris cipondoh")), ["36.71.05.1002"]);
  assert.deepEqual(codes(matchPlaces(PLACES, "3671051002")), ["36.71.05.1002"]);
});

test("what was found is marked, and the text stays whole", () => {
  const pieces = marked("Kebakaran rumah", "kebak rum");
  assert.deepEqual(pieces.filter(({ found }) => found).map(({ text }) => text), ["Kebak", "rum"]);
  assert.equal(pieces.map(({ text }) => text).join(""), "Kebakaran rumah");
});
