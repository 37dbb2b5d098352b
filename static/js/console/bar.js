// The call bar: since when the call is answered, what it was by one key, and ten seconds to take that back.
import { paintClocks } from "../clocks/clocks.js";
import { say } from "../ui/announce.js";
import { word } from "../words.js";
import { bar, data, part } from "./parts.js";

export const TAKE_BACK_FOR = 10_000;
/** The same key pressed again within this time means it. */
const MEANT_WITHIN = 4_000;

const classes = part("call-classes");
const note = part("bar-note");
const noteText = part("bar-note-text");
const undo = part("take-back");

/** @param {{ onClassify: (value: string, label: string, key: string) => void, onUndo: () => void }} acts */
export function startBar({ onClassify, onUndo }) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let fading;
  /** @type {{ key: string, at: number } | null} */
  let armed = null;

  /** @param {string} key */
  function press(key) {
    const found = data.classes.find((one) => one.key === key);
    if (found) onClassify(found.value, found.label, key);
  }

  /** @param {string} text @param {{ undoable?: boolean, tone?: string, stays?: boolean }} [how] */
  function tell(text, { undoable = false, tone = "good", stays = false } = {}) {
    clearTimeout(fading);
    note.hidden = false;
    note.dataset.tone = tone;
    noteText.textContent = text;
    undo.hidden = !undoable;
    say(text);
    if (!stays) fading = setTimeout(hush, TAKE_BACK_FOR);
  }

  function hush() {
    clearTimeout(fading);
    if (note.contains(document.activeElement)) bar.focus();
    note.hidden = true;
    undo.hidden = true;
  }

  /** @type {Element | null} */
  let touched = null;
  addEventListener("pointerdown", (event) => (touched = /** @type {Element} */ (event.target).closest("[data-key]")), { capture: true });
  classes.addEventListener("click", (event) => {
    const button = /** @type {Element} */ (event.target).closest("[data-key]");
    // Where the page moved under the finger, the click hits what nobody touched: it must not log a call.
    if (!button || (event.detail > 0 && button !== touched)) return;
    press(button.getAttribute("data-key") ?? "");
  });
  classes.addEventListener("keydown", walk);
  undo.addEventListener("click", onUndo);

  return {
    press,
    tell,
    hush,
    /**
     * Whether this press is the second one of the same key, and so is meant.
     * @param {string} key @param {string} label
     */
    isMeant(key, label) {
      const now = performance.now();
      const meant = armed !== null && armed.key === key && now - armed.at < MEANT_WITHIN;
      armed = meant ? null : { key, at: now };
      if (!meant) tell(word("intake.again", { key, label }), { tone: "warn" });
      return meant;
    },
    /** @param {string | null} startedAt */
    showClock(startedAt) {
      const clock = part("call-clock");
      part("call-clock-box").hidden = startedAt === null;
      bar.toggleAttribute("data-answered", startedAt !== null);
      if (startedAt) clock.setAttribute("datetime", startedAt);
      paintClocks(bar);
    },
    /** @param {boolean} busy */
    setBusy(busy) {
      for (const button of classes.querySelectorAll("button")) button.setAttribute("aria-busy", String(busy));
    },
  };
}

/** One stop for Tab, the arrow keys walk. @param {KeyboardEvent} event */
function walk(event) {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const all = [...classes.querySelectorAll("button")];
  const at = all.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
  const next = all[(at + step + all.length) % all.length];
  for (const one of all) one.tabIndex = one === next ? 0 : -1;
  next.focus();
}
