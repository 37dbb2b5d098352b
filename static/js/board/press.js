// A press holds its row still: what is replaced between a pointer's down and up gets no click.

/**
 * @param {HTMLElement} body
 * @param {() => void} onRelease  what waited may come
 * @returns {(row: HTMLElement) => boolean} whether the row is being pressed
 */
export function watchPress(body, onRelease) {
  /** @type {Element | null} */
  let pressed = null;

  function release() {
    if (!pressed) return;
    // The click comes after the pointer is up.
    setTimeout(() => {
      pressed = null;
      onRelease();
    });
  }

  body.addEventListener("pointerdown", (event) => {
    pressed = /** @type {Element} */ (event.target).closest("tr[data-id]");
  });
  for (const kind of ["pointerup", "pointercancel", "blur"]) window.addEventListener(kind, release);
  return (row) => row === pressed;
}
