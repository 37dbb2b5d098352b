// Hands key presses to the board's actions; lists them, and gives them to the command bar.
import { registerActions } from "../command_bar/registry.js";
import { listKeys, shownKeys } from "../ui/key_list.js";
import { word } from "../words.js";
import { actionOf, commandsOf, keysOf } from "./keymap.js";

const TYPING = "input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable]";

/** @param {Record<string, () => unknown>} actions  by the names of the key map */
export function startKeyboard(actions) {
  describeKeys(actions, "keys.group.page");
  document.addEventListener("keydown", (event) => {
    const target = /** @type {Element} */ (event.target);
    const action = actionOf(event, {
      // A dialog that has just closed keeps the focus until the next frame; nobody types in it any more.
      typing: target.matches(TYPING) && !target.closest("dialog:not([open])"),
      onControl: target.matches("button, a[href], summary, input"),
      inDialog: document.querySelector("dialog[open], details.menu[open]") !== null,
    });
    if (!action || !(action in actions)) return;
    event.preventDefault();
    actions[action]();
  });
}

/** @param {Record<string, () => unknown>} actions @param {string} group  the key of the word above them in the list */
export function describeKeys(actions, group) {
  listKeys(group, keysOf(actions));
  registerActions(() =>
    commandsOf(actions).map((row) => ({ id: `key-${row.action}`, label: word(row.label), keys: shownKeys(row), run: () => actions[row.action]() })),
  );
}
