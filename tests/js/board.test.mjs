import assert from "node:assert/strict";
import { test } from "node:test";
import { soundOf, wordsOf } from "../../static/js/board/alarms.js";
import { ALL, isActive, matches, parse } from "../../static/js/board/filters.js";
import { actionOf } from "../../static/js/board/keymap.js";
import { fill } from "../../static/js/words.js";

const FACTS = { priority: 1, category: "fire", status: "active", unacknowledged: true, text: "kebakaran rumah pasar" };
const FREE = { typing: false, onControl: false, inDialog: false };
const press = (key, more = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, repeat: false, ...more });
const alarm = (kind, priority, level = 0) => ({ kind, priority, level, incident: 1, number: "TNG-1" });

test("no filter shows everything", () => {
  assert.ok(matches(ALL, FACTS));
  assert.equal(isActive(ALL), false);
});

test("each filter holds by itself and with the others", () => {
  assert.ok(matches({ ...ALL, priorities: [1, 2] }, FACTS));
  assert.ok(!matches({ ...ALL, priorities: [3] }, FACTS));
  assert.ok(!matches({ ...ALL, category: "medical" }, FACTS));
  assert.ok(matches({ ...ALL, status: "unacknowledged" }, FACTS));
  assert.ok(!matches({ ...ALL, status: "unacknowledged" }, { ...FACTS, unacknowledged: false }));
  assert.ok(!matches({ ...ALL, status: "resources_onscene" }, FACTS));
  assert.ok(matches({ ...ALL, text: " RUMAH kébak " }, FACTS));
  assert.ok(!matches({ ...ALL, text: "rumah sakit" }, FACTS));
});

test("filters kept from another day are mended", () => {
  assert.deepEqual(parse(null), ALL);
  assert.deepEqual(parse("{"), ALL);
  assert.deepEqual(parse('{"priorities":[1,9,"2"],"category":3,"text":"a"}'), { ...ALL, priorities: [1, 2], text: "a" });
});

test("keys mean what the list of keys says", () => {
  const expected = { j: "next", k: "previous", ArrowDown: "next", Enter: "open", a: "acknowledge", e: "en-route", s: "on-scene", c: "clear", x: "decline", n: "note", f: "filter" };
  for (const [key, action] of Object.entries(expected)) assert.equal(actionOf(press(key), FREE), action);
  assert.equal(actionOf(press("A"), FREE), "acknowledge");
});

test("keys mean nothing while somebody types, in a dialog, or with a modifier", () => {
  assert.equal(actionOf(press("a"), { ...FREE, typing: true }), null);
  assert.equal(actionOf(press("Escape"), { ...FREE, typing: true }), "leave");
  assert.equal(actionOf(press("a"), { ...FREE, inDialog: true }), null);
  assert.equal(actionOf(press("a", { ctrlKey: true }), FREE), null);
});

test("Enter stays with the button that has the focus", () => {
  assert.equal(actionOf(press("Enter"), { ...FREE, onControl: true }), null);
});

test("a held key walks but never repeats a command", () => {
  assert.equal(actionOf(press("j", { repeat: true }), FREE), "next");
  assert.equal(actionOf(press("a", { repeat: true }), FREE), null);
});

test("alarms sound by what they are", () => {
  assert.equal(soundOf(alarm("new", 1)), "new_p1");
  assert.equal(soundOf(alarm("new", 3)), "new");
  assert.equal(soundOf(alarm("escalated", 2)), "overdue");
  assert.equal(soundOf(alarm("failed", 2)), "overdue");
  assert.equal(soundOf(alarm("changed", 1)), null);
  assert.equal(soundOf(alarm("confirm", 3)), "new_p1");
});

test("only unacknowledged P1 interrupts a screen reader", () => {
  assert.equal(wordsOf(alarm("new", 1)).urgent, true);
  assert.equal(wordsOf(alarm("new", 2)).urgent, false);
  assert.equal(wordsOf(alarm("escalated", 1, 2)).urgent, true);
  assert.equal(wordsOf(alarm("failed", 1)).urgent, true);
  assert.equal(wordsOf(alarm("declined", 1)).urgent, false);
  assert.equal(wordsOf(alarm("changed", 1)), null);
  assert.equal(wordsOf(alarm("confirm", 3))?.urgent, true);
});

test("words are filled in, an unknown name stays visible", () => {
  assert.equal(fill("{count} new of {total}", { count: 3 }), "3 new of {total}");
});
