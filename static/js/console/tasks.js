// The telephone calls that the centre owes: read again when something happened, without losing what is being typed.
import { paintClocks } from "../clocks/clocks.js";
import { startForms } from "../commands/forms.js";
import { word } from "../words.js";
import { createRefresher } from "./refresher.js";

export const REFRESH_EVERY = 2_000;

/**
 * @param {HTMLElement} box  .tasks with data-source and a <ul>
 * @returns {() => void} says that there may be others
 */
export function startTasks(box) {
  const list = /** @type {HTMLElement} */ (box.querySelector("ul"));
  const refresh = createRefresher(read, { every: REFRESH_EVERY });

  async function read() {
    try {
      const answer = await fetch(box.dataset.source ?? "", { headers: { Accept: "text/html" }, signal: AbortSignal.timeout(5_000) });
      if (!answer.ok || answer.redirected) return;
      const fresh = document.createElement("template");
      fresh.innerHTML = await answer.text();
      merge(list, /** @type {HTMLElement[]} */ ([...fresh.content.querySelectorAll("[data-task]")]));
      paint();
    } catch {
      // The page's own signs say that the line is down; the list stays as it was.
    }
  }

  function paint() {
    const count = list.children.length;
    box.hidden = count === 0;
    const title = box.querySelector("[data-tasks-title]");
    if (title) title.textContent = count === 1 ? word("tasks.one") : word("tasks.many", { count });
    paintClocks(box);
  }

  startForms(box, refresh);
  setInterval(refresh, 15_000);
  paint();
  return refresh;
}

/** Keeps the lines that are still there as they are: somebody may be typing in one. @param {HTMLElement} list @param {HTMLElement[]} fresh */
function merge(list, fresh) {
  const ids = new Set(fresh.map(({ dataset }) => dataset.task));
  const old = /** @type {HTMLElement[]} */ ([...list.children]);
  for (const line of old) if (!ids.has(line.dataset.task)) line.remove();
  const present = new Set(old.map(({ dataset }) => dataset.task));
  for (const line of fresh) if (!present.has(line.dataset.task)) list.append(line);
}
