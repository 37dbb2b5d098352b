// Corrects an incident: the form comes fresh from the server, only what was changed is sent, nothing typed is lost.
import { explain } from "../commands/outcome.js";
import { send } from "../commands/send.js";
import { toast } from "../ui/toast.js";
import { word } from "../words.js";
import { bodyOf, changesOf, contested } from "./changes.js";
import { readForm, setValues, showMeanwhile, showNotice, showWrong, valuesOf } from "./edit_form.js";

/** Others may change the incident again while this is sent again; then the person is asked. */
const TRIES = 3;

/** @typedef {{ form: HTMLFormElement, before: import("./changes.js").Values }} Open */

/** @param {(id: number) => void} onDone */
export function startEditing(onDone) {
  const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById("edit"));
  /** @type {Open | null} */
  let open = null;
  if (!dialog) return;
  const box = dialog;

  /** Shows the present state with what was typed on top of it. @param {HTMLFormElement} form @param {Open | null} earlier */
  function put(form, earlier) {
    const before = valuesOf(form);
    const changed = earlier ? changesOf(earlier.before, valuesOf(earlier.form)) : {};
    const theirs = earlier ? contested({ before: earlier.before, fresh: before, changed }) : [];
    box.replaceChildren(form);
    showMeanwhile(form, theirs);
    setValues(form, changed);
    open = { form, before };
    return theirs;
  }

  /** @param {HTMLElement} opener */
  async function start(opener) {
    const id = Number(opener.dataset.edit);
    opener.setAttribute("aria-busy", "true");
    const form = await readForm(id);
    opener.removeAttribute("aria-busy");
    if (!form) return toast({ title: word("edit.failed"), tone: "bad" });
    const theirs = put(form, open?.form.dataset.incident === String(id) ? open : null);
    if (theirs.length) showNotice(form, word("edit.contested"), word("command.kept"));
    // Closing it gives the focus back to what opened it.
    if (!box.open && opener.isConnected) opener.focus();
    if (!box.open) box.showModal();
    /** @type {HTMLElement | null} */ (form.querySelector("select"))?.focus();
  }

  async function save() {
    for (let tries = 1; open; tries += 1) {
      const { form, before } = open;
      const { body, wrong } = bodyOf(changesOf(before, valuesOf(form)));
      if (wrong.coordinates) return showWrong(form, { coordinates: [word(`edit.coordinates.${wrong.coordinates}`)] });
      if (!Object.keys(body).length) return finish(word("edit.same"));
      const version = Number(form.dataset.version);
      const outcome = await send(`/api/v1/incidents/${form.dataset.incident}/`, { ...body, version }, { method: "PATCH" });
      if (outcome.kind === "done") return finish(word("done.edit", { number: form.dataset.number ?? "" }));
      showWrong(form, outcome.kind === "refused" ? outcome.fields : {});
      if (outcome.kind !== "stale") return tell(outcome);
      if (!(await rebase(outcome, tries))) return;
    }
  }

  /**
   * Somebody was faster. Where they changed other things than this person did, what is typed still holds.
   * @param {import("../commands/send.js").Stale} outcome @param {number} tries
   * @returns {Promise<boolean>} whether to send again
   */
  async function rebase(outcome, tries) {
    const earlier = open;
    const form = earlier && (await readForm(Number(earlier.form.dataset.incident)));
    if (!form || !earlier) {
      tell(outcome);
      return false;
    }
    const moved = form.dataset.version !== earlier.form.dataset.version;
    const theirs = put(form, earlier);
    if (moved && !theirs.length && tries < TRIES) return true;
    if (theirs.length) showNotice(form, word("edit.contested"), word("command.kept"));
    else tell(outcome);
    return false;
  }

  /** Said in the dialog: what lies behind it is dimmed. @param {Exclude<import("../commands/send.js").Outcome, import("../commands/send.js").Done>} outcome */
  function tell(outcome) {
    const { title, text } = explain(outcome);
    if (open) showNotice(open.form, title, text);
  }

  /** @param {string} title */
  function finish(title) {
    const id = Number(open?.form.dataset.incident);
    open = null;
    box.close();
    toast({ title });
    onDone(id);
  }

  box.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = box.querySelector("button[type=submit]");
    if (button?.getAttribute("aria-busy") === "true") return;
    button?.setAttribute("aria-busy", "true");
    await save();
    box.querySelector("button[type=submit]")?.removeAttribute("aria-busy");
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) open?.form.requestSubmit();
  });
  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const opener = /** @type {HTMLElement | null} */ (target.closest("[data-edit]"));
    if (opener && opener.getAttribute("aria-busy") !== "true") void start(opener);
    if (target.closest("[data-edit-discard]")) {
      open = null;
      box.close();
    }
  });
}
