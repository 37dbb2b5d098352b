// Says over the live line that somebody touches this board, now and then.
const EVERY = 20_000;

/** @param {(message: Record<string, unknown>) => boolean} say  false: nobody heard it */
export function startPresence(say) {
  let told = -EVERY;
  let touched = true;

  function tell() {
    const now = performance.now();
    if (!touched || now - told < EVERY || !say({ type: "here" })) return;
    told = now;
    touched = false;
  }

  for (const kind of ["keydown", "pointerdown", "wheel", "touchstart"]) {
    window.addEventListener(kind, () => { touched = true; }, { passive: true });
  }
  // Opening the page was touching it: told as soon as the line stands.
  setInterval(tell, 1_000);
}
