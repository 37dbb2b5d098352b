import assert from "node:assert/strict";
import { test } from "node:test";
import { parseCoordinates } from "../../static/js/console/coordinates.js";

const MARKET = { kind: "point", latitude: -6.1783, longitude: 106.6319 };

test("a position is read however it is pasted", () => {
  for (const text of [
    "-6.1783, 106.6319", "-6.1783 106.6319", " (-6.1783,106.6319) ", "-6.1783;106.6319", "-6,1783; 106,6319", "-6,1783, 106,6319",
    "6.1783 S, 106.6319 E", "6,1783° LS 106,6319° BT", "106.6319 BT, 6.1783 LS", "geo:-6.1783,106.6319",
    "https://www.google.com/maps/@-6.1783,106.6319,17z", "https://maps.google.com/?q=-6.1783,106.6319",
    "https://www.google.com/maps/place/Pasar/@-6.2,106.7,17z/data=!3d-6.1783!4d106.6319",
  ]) assert.deepEqual(parseCoordinates(text), MARKET, text);
});

test("degrees, minutes and seconds are read", () => {
  const found = parseCoordinates(`6°10'42"S 106°37'55"E`);
  assert.deepEqual(found, { kind: "point", latitude: -6.178333, longitude: 106.631944 });
});

test("nothing typed is no position, and no error", () => {
  assert.deepEqual(parseCoordinates("  "), { kind: "empty" });
});

test("0,0 is a device without a position", () => {
  for (const text of ["0,0", "0.0, 0.0", "-0, 0"]) assert.deepEqual(parseCoordinates(text), { kind: "wrong", why: "zero" }, text);
});

test("what lies outside the world is refused", () => {
  for (const text of ["91, 0", "0, 181", "106.6319, -6.1783"]) assert.deepEqual(parseCoordinates(text), { kind: "wrong", why: "range" }, text);
});

test("what is no position is called unreadable", () => {
  for (const text of ["Pasar Lama", "-6.1783", "1,2,3", "6 S 7 S", "12345, 1", "-6.1783, 106.6319 rumah merah"]) {
    assert.deepEqual(parseCoordinates(text), { kind: "wrong", why: "unreadable" }, text);
  }
});
