// The interpreter's phrase card: opened by a key in the language of the call; a digit chooses another.
import { openDialog } from "../ui/dialogs.js";
import { part } from "./parts.js";

/** @param {import("./room.js").Room} room */
export function startPhrases(room) {
  const dialog = part("phrases");
  const buttons = /** @type {HTMLButtonElement[]} */ ([...dialog.querySelectorAll("[data-language]")]);

  function open() {
    openDialog("phrases");
    const { language } = room.call.draft.fields;
    const known = buttons.some(({ dataset }) => dataset.language === language);
    part("phrases-none").hidden = known;
    show(known ? language : "en");
  }

  /** @param {string} language */
  function show(language) {
    for (const button of buttons) {
      const chosen = button.dataset.language === language;
      button.setAttribute("aria-pressed", String(chosen));
      if (chosen) button.focus();
    }
    for (const list of /** @type {NodeListOf<HTMLElement>} */ (dialog.querySelectorAll("[data-phrases]"))) list.hidden = list.dataset.phrases !== language;
  }

  dialog.addEventListener("click", (event) => {
    const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-language]"));
    if (button) show(button.dataset.language ?? "");
  });
  dialog.addEventListener("keydown", (event) => {
    const button = buttons[Number(event.key) - 1];
    if (!button || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    show(button.dataset.language ?? "");
  });
  part("phrases-open").addEventListener("click", open);
  room.keys.add({ key: "F4", shift: true, label: "phrases.key", run: open });
}
