// What is typed into the location field, and where it is kept.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fieldOf, problemOf } from "../../static/js/console/where_text.js";

test("a street, an alley, RT and RW are an address; anything else is a landmark", () => {
  for (const text of ["Jl. Melati 3", "gang haji", "rt 03 rw 05", "Perum Total Persada", "belakang rt03", "Ruko no 12"]) {
    assert.equal(fieldOf(text), "address", text);
  }
  for (const text of ["Pasar Anyar", "masjid", "depan Indomaret", "gardu"]) assert.equal(fieldOf(text), "landmark", text);
});

test("numbers and links are neither", () => {
  for (const text of ["", "-6.17, 106.63", "https://maps.app.goo.gl/x", "geo:-6.1,106.6"]) assert.equal(fieldOf(text), null, text);
});

test("what cannot be a position is said, and how to write it", () => {
  assert.equal(problemOf("106.63, -6.17"), "where.swapped");
  assert.equal(problemOf("0, 0"), "field.coordinates.zero");
  assert.equal(problemOf("https://maps.app.goo.gl/abc"), "where.short_link");
  assert.equal(problemOf("https://www.google.com/maps/place/Tangerang"), "where.no_position");
  for (const text of ["", "Pasar Anyar", "-6.17, 106.63", "https://www.google.com/maps/@-6.17,106.63,17z"]) assert.equal(problemOf(text), "", text);
});
