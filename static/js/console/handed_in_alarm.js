// An emergency that was handed over sounds at once, again until somebody has it, and turns amber when it waits.
import { serverNow } from "../clocks/clocks.js";
import { startRepeating } from "../board/attention.js";
import { play } from "../sound/player.js";
import { sayNow } from "../ui/announce.js";
import { word } from "../words.js";

/** @param {HTMLElement} box  the list of what waits to be taken up */
export function startHandedInAlarm(box) {
  /** @type {Set<string>} */
  let known = new Set();
  const waiting = () => /** @type {HTMLElement[]} */ ([...box.querySelectorAll('[data-referral]:not([data-state="accepted"])')]);

  function look() {
    const lines = waiting();
    const fresh = lines.filter(({ dataset }) => !known.has(dataset.referral ?? ""));
    known = new Set(lines.map(({ dataset }) => dataset.referral ?? ""));
    if (!fresh.length) return;
    play("new_p1");
    const who = fresh[0].querySelector("b")?.textContent ?? "";
    const what = fresh[0].querySelector(".handed-what")?.textContent?.trim() ?? "";
    sayNow(word("referral.arrived", { name: who, what }));
  }

  function age() {
    const now = serverNow();
    for (const line of /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll("[data-late-at]"))) {
      line.toggleAttribute("data-late", now > Date.parse(line.dataset.lateAt ?? ""));
    }
  }

  new MutationObserver(() => {
    look();
    age();
  }).observe(box, { subtree: true, childList: true });
  setInterval(age, 1_000);
  startRepeating(() => waiting().length > 0);
  look();
  age();
}
