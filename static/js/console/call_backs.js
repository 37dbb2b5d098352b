// Callers who were cut off: Shift+F9 goes to the one longest due; what is not due yet is dimmed.
import { serverNow } from "../clocks/clocks.js";
import { say } from "../ui/announce.js";
import { word } from "../words.js";
import { part } from "./parts.js";

/** @param {import("./room.js").Room} room */
export function startCallBacks(room) {
  const box = part("call-backs");

  function age() {
    const now = serverNow();
    for (const line of /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll("[data-due-at]"))) {
      line.toggleAttribute("data-waits", now < Date.parse(line.dataset.dueAt ?? ""));
    }
  }

  function enter() {
    age();
    const first = /** @type {HTMLElement | null} */ (box.querySelector("[data-due-at]:not([data-waits]) [data-first]") ?? box.querySelector("[data-first]"));
    if (first) first.focus();
    else say(word("call_back.none"));
  }

  setInterval(age, 1_000);
  new MutationObserver(age).observe(box, { subtree: true, childList: true });
  age();
  room.keys.add({ key: "F9", shift: true, label: "call_back.key", run: enter });
}
