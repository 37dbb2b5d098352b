// One incident as the server shows it, read again whenever its version changes. What is being typed stays.
import { paintClocks } from "../clocks/clocks.js";
import { word } from "../words.js";
import { keep, restore } from "./keeping.js";

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
