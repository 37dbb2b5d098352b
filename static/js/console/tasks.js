// What the centre owes, telephone calls for one: read again when something happened, without losing what is being typed.
import { paintClocks } from "../clocks/clocks.js";
import { startForms } from "../commands/forms.js";
import { word } from "../words.js";
import { standingHeader } from "../commands/standing.js";
import { createRefresher } from "./refresher.js";

export const REFRESH_EVERY = 2_000;

/** Starts every such list of the page. @returns {() => void} says that there may be others in any of them */
export function startAllTasks() {
  const all = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-tasks]"));
  const refreshes = [...all].map(startTasks);
  return () => {
    for (const refresh of refreshes) refresh();
  };
}

/**
 * @param {HTMLElement} box  .tasks with data-source, data-words and a <ul> of [data-task]
 * @returns {() => void} says that there may be others
 */
function startTasks(box) {
  const list = /** @type {HTMLElement} */ (box.querySelector("ul"));
  const words = box.dataset.words ?? "";
  const refresh = createRefresher(read, { every: REFRESH_EVERY });

  async function read() {
    try {
      const answer = await fetch(box.dataset.source ?? "", { headers: { Accept: "text/html", ...standingHeader() }, signal: AbortSignal.timeout(5_000) });
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
    if (title) title.textContent = count === 1 ? word(`${words}.one`) : word(`${words}.many`, { count });
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
