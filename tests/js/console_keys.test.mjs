import assert from "node:assert/strict";
import { test } from "node:test";
import { CONSOLE_KEYS, consoleAction } from "../../static/js/console/keymap.js";
import { countRows, fitsView } from "../../static/js/console/mine.js";
import { createRefresher } from "../../static/js/console/refresher.js";

const press = (key, more = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, repeat: false, ...more });
const where = (zone, more = {}) => ({ zone, typing: false, inDialog: false, ...more });
const name = (...given) => consoleAction(...given)?.name ?? null;

test("a digit says what a call was on the call bar, and nowhere else", () => {
  assert.deepEqual(consoleAction(press("2"), where("bar")), { name: "classify", value: "2" });
  for (const zone of ["intake", "list", "pane", "elsewhere"]) assert.equal(name(press("2"), where(zone)), null);
  assert.equal(name(press("2"), where("intake", { typing: true })), null);
  assert.equal(name(press("2", { repeat: true }), where("bar")), null);
});

test("a letter on the call bar begins the search", () => {
  assert.deepEqual(consoleAction(press("k"), where("bar")), { name: "search", value: "k" });
  assert.equal(name(press("k"), where("list")), null);
});

test("while somebody types, only keys that are no text act", () => {
  const typing = where("intake", { typing: true });
  for (const key of ["a", "1", "?", "Enter", "Backspace", "Tab"]) assert.equal(name(press(key), typing), null, key);
  assert.equal(name(press("F2"), typing), "new");
  assert.equal(name(press("F8"), typing), "to-list");
  assert.equal(name(press("Escape"), typing), "to-bar");
  assert.equal(name(press("Enter", { ctrlKey: true }), typing), "save");
  assert.equal(name(press("z", { ctrlKey: true }), typing), null);
});

test("Ctrl+Enter saves the intake, not what is typed beside an incident", () => {
  assert.equal(name(press("Enter", { ctrlKey: true }), where("pane", { typing: true })), null);
  assert.equal(name(press("Enter", { ctrlKey: true, repeat: true }), where("intake", { typing: true })), null);
});

test("every key of the list is handled, and every one that is handled is listed", () => {
  for (const row of CONSOLE_KEYS) {
    const zone = row.zones?.[0] ?? "elsewhere";
    const key = row.matches ? { classify: "2", search: "k" }[row.name] : row.keys[0];
    assert.equal(name(press(key, { ctrlKey: row.ctrl ?? false }), where(zone)), row.name, row.label);
  }
});

test("F8 leads there and back", () => {
  assert.equal(name(press("F8"), where("bar")), "to-list");
  assert.equal(name(press("F8"), where("list")), "to-intake");
  assert.equal(name(press("F8"), where("pane", { typing: true })), "to-intake");
});

test("what belongs to the browser, and to a dialog, is left to them", () => {
  for (const key of ["t", "w", "n", "l", "r", "f"]) assert.equal(name(press(key, { ctrlKey: true }), where("bar")), null, key);
  for (const key of ["F1", "F3", "F5", "F6", "F7", "F11", "F12"]) assert.equal(name(press(key), where("bar")), null, key);
  assert.equal(name(press("1", { altKey: true }), where("bar")), null);
  assert.equal(name(press("F2"), where("bar", { inDialog: true })), null);
});

test("mine are those I logged; what is unacknowledged elsewhere is counted", () => {
  const rows = [{ createdBy: "7", unacknowledged: "1" }, { createdBy: "8", unacknowledged: "1" }, { createdBy: "8", unacknowledged: "0" }];
  assert.deepEqual(rows.map((row) => fitsView(row, "mine", 7)), [true, false, false]);
  assert.deepEqual(countRows(rows, 7), { mine: 1, all: 3, unseen: 1 });
});

test("many changes at once are read once, and the last is never missed", async () => {
  let now = 0;
  let reads = 0;
  const waits = [];
  const ask = createRefresher(async () => void (reads += 1), { every: 2_000, now: () => now, later: (work, wait) => waits.push({ work, wait }) });
  ask();
  ask();
  ask();
  await Promise.resolve();
  assert.equal(reads, 1);
  await new Promise((done) => setTimeout(done));
  assert.deepEqual(waits.map(({ wait }) => wait), [2_000]);
  now = 2_000;
  waits[0].work();
  await new Promise((done) => setTimeout(done));
  assert.equal(reads, 2);
  assert.equal(waits.length, 1);
});
