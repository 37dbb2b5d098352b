// Hands key presses to the board's actions.
import { actionOf } from "./keymap.js";

const TYPING = "input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable]";

/** @param {Record<string, () => unknown>} actions  by the names of the key map */
export function startKeyboard(actions) {
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
