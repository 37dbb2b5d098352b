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
  const now = serverNow();
  for (const element of root.querySelectorAll("time[data-clock]")) {
    const way = element.getAttribute("data-clock") === "down" ? "down" : "up";
    const { text, over } = clockText(way, markOf(element), now);
    if (element.textContent !== text) element.textContent = text;
    if (element.hasAttribute("data-over") !== over) element.toggleAttribute("data-over", over);
  }
}

let running = false;

/** Starts the page's timer; a second call changes nothing. */
export function startClocks() {
  if (running) return;
  running = true;
  paintClocks();
  setInterval(() => paintClocks(), 1_000);
}
