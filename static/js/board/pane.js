// One incident as the server shows it, read again whenever its version changes. What is being typed stays.
import { paintClocks } from "../clocks/clocks.js";
import { word } from "../words.js";

/** @param {HTMLElement} place */
export function createPane(place) {
  const address = "incident" in place.dataset ? "?page" : "";
  /** @type {number | null} */
  let shown = null;
  /** @type {AbortController | null} */
  let reading = null;

  /** @param {number} id @param {boolean} fresh  another incident than before: start at its top */
  async function read(id, fresh) {
    reading?.abort();
    const mine = new AbortController();
    reading = mine;
    try {
      const answer = await fetch(`/incidents/${id}/pane/${address}`, { signal: mine.signal, headers: { Accept: "text/html" } });
      const html = answer.ok ? await answer.text() : null;
      if (shown !== id || mine.signal.aborted) return;
      if (html !== null) fill(html, fresh);
      else tell(answer.status === 404 ? "board.left" : "board.pane_failed", id);
    } catch {
      if (shown === id && !mine.signal.aborted) tell("board.pane_failed", id);
    }
  }

  /** @param {string} html @param {boolean} fresh */
  function fill(html, fresh) {
    const kept = fresh ? null : keep(place);
    place.innerHTML = html;
    if (kept) restore(place, kept);
    else place.scrollTop = 0;
    paintClocks(place);
  }

  /** @param {string} key @param {number} id */
  function tell(key, id) {
    // A pane that still shows something keeps it, with the trouble above it: old facts are better than none.
    place.querySelector(".pane-trouble")?.remove();
    const box = document.createElement("div");
    box.className = "notice is-warn pane-trouble";
    box.append(word(key), " ");
    const again = document.createElement("button");
    again.type = "button";
    again.className = "button is-small";
    again.textContent = word("board.again");
    again.addEventListener("click", () => read(id, false));
    box.append(again);
    place.prepend(box);
  }

  return {
    get shown() { return shown; },
    /** Takes over what the page came with. @param {number} id */
    adopt(id) {
      shown = id;
    },
    /** @param {number} id */
    open(id) {
      const fresh = shown !== id;
      shown = id;
      place.hidden = false;
      if (fresh) place.innerHTML = "";
      return read(id, fresh);
    },
    close() {
      shown = null;
      reading?.abort();
      place.hidden = true;
      place.innerHTML = "";
    },
    /** @param {readonly number[]} ids  incidents that changed */
    refresh(ids) {
      if (shown !== null && ids.includes(shown)) void read(shown, false);
    },
  };
}

/** @typedef {{ scroll: number, open: string[], values: [string, string][], checked: string[], focus: string | null, caret: [number, number] | null }} Kept */

/** @param {HTMLElement} place @returns {Kept} */
function keep(place) {
  const controls = /** @type {NodeListOf<HTMLInputElement>} */ (place.querySelectorAll("[data-keep]"));
  const active = document.activeElement;
  const typing = active instanceof HTMLTextAreaElement && place.contains(active);
  return {
    scroll: place.scrollTop,
    open: [...place.querySelectorAll("details[open][id]")].map((part) => part.id),
    values: [...controls].filter((one) => one.type !== "checkbox").map((one) => [one.id, one.value]),
    checked: [...controls].filter((one) => one.checked).map((one) => one.id),
    focus: active && place.contains(active) ? active.id || null : null,
    caret: typing ? [active.selectionStart, active.selectionEnd] : null,
  };
}

/** @param {HTMLElement} place @param {Kept} kept */
function restore(place, kept) {
  for (const id of kept.open) document.getElementById(id)?.setAttribute("open", "");
  for (const [id, value] of kept.values) {
    const control = /** @type {HTMLInputElement | null} */ (document.getElementById(id));
    if (control) control.value = value;
  }
  for (const id of kept.checked) {
    const control = /** @type {HTMLInputElement | null} */ (document.getElementById(id));
    if (control) control.checked = true;
  }
  const focus = kept.focus ? document.getElementById(kept.focus) : null;
  focus?.focus({ preventScroll: true });
  if (kept.caret && focus instanceof HTMLTextAreaElement) focus.setSelectionRange(...kept.caret);
  place.scrollTop = kept.scroll;
}
