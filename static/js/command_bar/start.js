// The command bar and the list of keys, on every page.
import { openDialog } from "../ui/dialogs.js";
import { listKeys } from "../ui/key_list.js";
import { createBar } from "./bar.js";
import { SHELL_KEYS, shellAction } from "./keymap.js";

const TYPING = "input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable]";

export function startCommandBar() {
  const dialog = document.getElementById("command-bar");
  if (!(dialog instanceof HTMLDialogElement)) return;
  const ACTIONS = { commands: createBar(dialog), keys: () => openDialog("keys") };
  listKeys("keys.group.everywhere", SHELL_KEYS);
  document.addEventListener("keydown", (event) => {
    const target = /** @type {Element} */ (event.target);
    const action = shellAction(event, {
      typing: target.matches(TYPING) && !target.closest("dialog:not([open])"),
      inDialog: document.querySelector("dialog[open]") !== null,
    });
    if (!action) return;
    event.preventDefault();
    ACTIONS[action]();
  });
  document.addEventListener("click", (event) => {
    if (/** @type {Element} */ (event.target).closest("[data-command-bar]")) ACTIONS.commands();
  });
}
