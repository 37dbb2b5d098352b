// When the list must hold still: somebody works in it, has scrolled it, or is about to press something in it.
import { body, list } from "./parts.js";

/** A pointer that moved over the list so lately (ms) is about to press something. */
const POINTING = 2_500;
/** A phone scrolls the page, not the list; so far down (px) it counts as scrolled. */
const SCROLLED = 120;
let pointedAt = -POINTING;

export function mustHold() {
  const pointing = performance.now() - pointedAt < POINTING;
  const scrolled = list.scrollTop > 4 || (innerWidth < 640 && scrollY > SCROLLED);
  return pointing || scrolled || body.contains(document.activeElement);
}

/**
 * Calls `onFree` whenever the list may move again.
 * @param {() => void} onFree
 */
export function watchHold(onFree) {
  const check = () => {
    if (!mustHold()) onFree();
  };
  body.addEventListener("pointermove", () => (pointedAt = performance.now()), { passive: true });
  body.addEventListener("focusout", () => setTimeout(check));
  list.addEventListener("scroll", check, { passive: true });
  setInterval(check, 1_000);
}
