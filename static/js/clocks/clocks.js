// One timer for every running time of the page: <time data-clock="up|down" datetime="ISO">.
import { clockText } from "./format.js";
import { createOffset } from "./offset.js";

const offset = createOffset();
/** @type {WeakMap<Element, { iso: string, mark: number }>} */
const marks = new WeakMap();

/** Milliseconds since 1970 by the server's clock. */
export function serverNow() {
  return Date.now() + offset.value();
}

/** @param {number} server  the time a message from the server carries, on its arrival */
export function observeServerTime(server) {
  offset.observe(server, Date.now());
}

/** @param {Element} element */
function markOf(element) {
  const iso = element.getAttribute("datetime") ?? "";
  let found = marks.get(element);
  if (found?.iso !== iso) {
    found = { iso, mark: Date.parse(iso) };
    marks.set(element, found);
  }
  return found.mark;
}

/**
 * Writes the running times inside `root` now; new rows need not wait for the next tick.
 * @param {ParentNode} [root]
 */
export function paintClocks(root = document) {
  write([...root.querySelectorAll("time[data-clock]")]);
}

/** @param {Element[]} elements */
function write(elements) {
  const now = serverNow();
  for (const element of elements) {
    const way = element.getAttribute("data-clock") === "down" ? "down" : "up";
    const { text, over } = clockText(way, markOf(element), now);
    if (element.textContent !== text) element.textContent = text;
    if (element.hasAttribute("data-over") !== over) element.toggleAttribute("data-over", over);
  }
}

/** How far outside the window a clock still runs, in px: a flick of the wheel finds it right. */
const MARGIN = 400;

/** Only clocks in sight cost a layout; all places are read before anything is written. */
function tick() {
  write(
    [...document.querySelectorAll("time[data-clock]")].filter((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return bottom > -MARGIN && top < innerHeight + MARGIN;
    }),
  );
}

let running = false;
let scrolled = false;

function tickAfterScroll() {
  if (scrolled) return;
  scrolled = true;
  requestAnimationFrame(() => {
    scrolled = false;
    tick();
  });
}

/** Starts the page's timer; a second call changes nothing. */
export function startClocks() {
  if (running) return;
  running = true;
  tick();
  setInterval(tick, 1_000);
  document.addEventListener("scroll", tickAfterScroll, { capture: true, passive: true });
}
