// What is being typed, on the server too: another PC can go on with it. The browser's own copy comes first.
import { standingHeader } from "../commands/standing.js";
import { completed, isEmpty } from "./draft.js";

/** @typedef {import("./draft.js").Draft} Draft */

const AFTER = 1_500;
const LOOK_EVERY = 30_000;
/** What was changed a moment ago is being typed at another desk. */
const ABANDONED_AFTER = 15_000;
const ADDRESS = "/api/v1/drafts/";

/**
 * @param {object} means
 * @param {import("./desk.js").Desk} means.desk
 * @param {() => string} [means.csrf]
 */
export function keepOnServer({ desk, csrf = csrfOfPage }) {
  /** @type {Map<string, ReturnType<typeof setTimeout>>} */
  const soon = new Map();
  /** What was done with here and the server may not have heard of. @type {Set<string>} */
  const done = new Set();

  /** @param {string} method @param {string} key @param {unknown} [content] @returns {Promise<boolean>} */
  async function tell(method, key, content) {
    try {
      const answer = await fetch(`${ADDRESS}${key}/`, {
        method,
        body: content === undefined ? undefined : JSON.stringify({ content }),
        headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": csrf(), ...standingHeader() },
        signal: AbortSignal.timeout(5_000),
      });
      return answer.ok;
    } catch {
      return false;
    }
  }

  /** @param {Draft} draft */
  function keep(draft) {
    clearTimeout(soon.get(draft.id));
    if (draft.startedAt === null || isEmpty(draft)) return;
    soon.set(draft.id, setTimeout(() => void tell("PUT", draft.id, draft), AFTER));
  }

  /** @param {string} id */
  async function forget(id) {
    clearTimeout(soon.get(id));
    soon.delete(id);
    done.add(id);
    if (await tell("DELETE", id)) done.delete(id);
  }

  /** Brings what is kept there and not here, and drops what was finished elsewhere. */
  async function look() {
    for (const id of done) await forget(id);
    try {
      const answer = await fetch(ADDRESS, { headers: { Accept: "application/json", ...standingHeader() }, signal: AbortSignal.timeout(5_000) });
      if (!answer.ok) return;
      /** @type {{ key: string, content: Draft, updated_at: string }[]} */
      const kept = await answer.json();
      const now = Date.parse(answer.headers.get("Date") ?? "") || Date.now();
      const lying = kept.filter((one) => now - Date.parse(one.updated_at) > ABANDONED_AFTER && !done.has(one.key));
      desk.bring(lying.filter(({ content }) => content?.keys && content.fields).map(({ content }) => completed(content)));
      desk.dropFinished(new Set(kept.map(({ key }) => key)));
    } catch {
      // The browser's copies are what counts.
    }
  }

  void look();
  setInterval(look, LOOK_EVERY);
  return { keep, forget };
}

function csrfOfPage() {
  return /** @type {HTMLInputElement | null} */ (document.querySelector("input[name=csrfmiddlewaretoken]"))?.value ?? "";
}
