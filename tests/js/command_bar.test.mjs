import assert from "node:assert/strict";
import { test } from "node:test";
import { BOARD_KEYS, actionOf, commandsOf, keysOf } from "../../static/js/board/keymap.js";
import { SHELL_KEYS, shellAction } from "../../static/js/command_bar/keymap.js";
import { matching } from "../../static/js/command_bar/matching.js";
import { likelyType } from "../../static/js/console/referral_guess.js";
import { shownKeys } from "../../static/js/ui/key_list.js";

const press = (key, more = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, repeat: false, ...more });
const FREE = { typing: false, inDialog: false };

test("the slash and Ctrl+K open the command bar; while typing only Ctrl+K does", () => {
  assert.equal(shellAction(press("/"), FREE), "commands");
  assert.equal(shellAction(press("/"), { ...FREE, typing: true }), null);
  assert.equal(shellAction(press("k", { ctrlKey: true }), { ...FREE, typing: true }), "commands");
  assert.equal(shellAction(press("K", { metaKey: true }), FREE), "commands");
  assert.equal(shellAction(press("k"), FREE), null);
  assert.equal(shellAction(press("?"), FREE), "keys");
  assert.equal(shellAction(press("?"), { ...FREE, inDialog: true }), null);
});

test("every key of the board's list does what the list says", () => {
  for (const row of BOARD_KEYS) {
    for (const key of row.keys) assert.equal(actionOf(press(key), { typing: false, onControl: false, inDialog: false }), row.action, key);
  }
});

test("a page lists only what it can do, and its walking is no command", () => {
  const page = { next() {}, note() {} };
  assert.deepEqual(keysOf(page).map(({ action }) => action), ["next", "note"]);
  assert.deepEqual(commandsOf(page).map(({ action }) => action), ["note"]);
});

test("no key of every page is one of a board's", () => {
  const theirs = BOARD_KEYS.flatMap(({ keys }) => keys);
  for (const { keys, ctrl } of SHELL_KEYS) if (!ctrl) for (const key of keys) assert.ok(!theirs.includes(key), key);
});

test("keys are shown as they stand on a keyboard", () => {
  assert.deepEqual(shownKeys({ keys: ["ArrowDown"], label: "" }), ["↓"]);
  assert.deepEqual(shownKeys({ keys: ["F3"], shift: true, label: "" }), ["Shift", "F3"]);
});

test("commands are found by the beginnings of their words, the best first", () => {
  const all = [{ label: "Sign out" }, { label: "Theme: Light" }, { label: "Light the board", detail: "sign" }, { label: "Papan" }];
  assert.deepEqual(matching(all, "light", 9).map(({ label }) => label), ["Light the board", "Theme: Light"]);
  assert.deepEqual(matching(all, "sign ou", 9).map(({ label }) => label), ["Sign out"]);
  assert.deepEqual(matching(all, "nothing", 9), []);
  assert.equal(matching(all, "", 2).length, 2);
});

test("the category of a referral is guessed from what was typed", () => {
  const types = [
    { code: "PIPE", label: "Kebocoran pipa PDAM", other: "Leaking water main", keywords: ["pdam", "pipa bocor"], category: "", priority: 4 },
    { code: "STLIGHT", label: "Lampu jalan padam (PJU)", other: "Street light out", keywords: ["pju", "lampu jalan"], category: "", priority: 4 },
  ];
  assert.equal(likelyType(types, "Lampu jalan di gang mati"), "STLIGHT");
  assert.equal(likelyType(types, "ada pipa bocor di jalan"), "PIPE");
  assert.equal(likelyType(types, "mau tanya alamat"), "");
  assert.equal(likelyType(types, ""), "");
});
