// What a person has begun in a pane, carried over to its newer form: fields with data-keep, open parts, focus, place.

/** @typedef {{ id: string, value: string, checked: boolean }} Begun */
/** @typedef {{ scroll: number, open: string[], begun: Begun[], focus: string | null, caret: [number, number] | null }} Kept */

/** @param {HTMLElement} place @returns {Kept} */
export function keep(place) {
  const controls = /** @type {NodeListOf<HTMLInputElement>} */ (place.querySelectorAll("[data-keep]"));
  const active = document.activeElement;
  const typing = active instanceof HTMLTextAreaElement && place.contains(active);
  return {
    scroll: place.scrollTop,
    open: [...place.querySelectorAll("details[open][id]")].map((part) => part.id),
    begun: [...controls].filter(isBegun).map(({ id, value, checked }) => ({ id, value, checked })),
    focus: active && place.contains(active) ? active.id || null : null,
    caret: typing ? [active.selectionStart, active.selectionEnd] : null,
  };
}

/** Only what differs from what the server offered: the rest may have become something newer. @param {HTMLInputElement} control */
function isBegun(control) {
  if (control.type === "checkbox") return control.checked !== control.defaultChecked;
  return control.value !== (control.defaultValue ?? "");
}

/** @param {HTMLElement} place @param {Kept} kept */
export function restore(place, kept) {
  for (const id of kept.open) document.getElementById(id)?.setAttribute("open", "");
  for (const { id, value, checked } of kept.begun) {
    const control = /** @type {HTMLInputElement | null} */ (document.getElementById(id));
    if (control?.type === "checkbox") control.checked = checked;
    else if (control) control.value = value;
  }
  const focus = kept.focus ? document.getElementById(kept.focus) : null;
  focus?.focus({ preventScroll: true });
  if (kept.caret && focus instanceof HTMLTextAreaElement) focus.setSelectionRange(...kept.caret);
  place.scrollTop = kept.scroll;
}
