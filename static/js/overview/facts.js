// The facts that no row holds: read again when something happened, at most every two seconds, and now and then anyway.
import { createRefresher } from "../console/refresher.js";
import { word } from "../words.js";

const AT_MOST_EVERY = 2_000;
const ANYWAY = 15_000;

/** @param {HTMLElement} box  with data-source @returns {() => void} says that they may have changed */
export function startFacts(box) {
  const refresh = createRefresher(read, { every: AT_MOST_EVERY });

  async function read() {
    const html = await ask(box.dataset.source ?? "");
    const trouble = document.getElementById("facts-trouble");
    if (html !== null) box.innerHTML = html;
    if (!trouble) return;
    trouble.hidden = html !== null;
    trouble.textContent = word("overview.facts_failed");
  }

  setInterval(refresh, ANYWAY);
  return refresh;
}

/** @param {string} address @returns {Promise<string | null>} */
async function ask(address) {
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" }, signal: AbortSignal.timeout(5_000) });
    return answer.ok && !answer.redirected ? await answer.text() : null;
  } catch {
    return null;
  }
}
