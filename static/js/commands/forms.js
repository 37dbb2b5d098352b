// Forms that are commands: <form data-command="/api/v1/..." data-done="notes">. What was typed stays until it is done.
import { toast } from "../ui/toast.js";
import { word } from "../words.js";
import { toastFailure } from "./outcome.js";
import { send } from "./send.js";

/** Fields that the API expects as numbers, as lists of numbers, as true when ticked. */
const NUMBERS = new Set(["centre", "version"]);
const LISTS = new Set(["agencies"]);
const TICKED = new Set(["cancel_dispatches"]);

/** @param {HTMLFormElement} form @returns {Record<string, unknown>} */
export function bodyOf(form) {
  const data = new FormData(form);
  /** @type {Record<string, unknown>} */
  const body = {};
  for (const name of new Set(data.keys())) {
    if (name === "csrfmiddlewaretoken") continue;
    if (LISTS.has(name)) body[name] = data.getAll(name).map(Number);
    else if (TICKED.has(name)) body[name] = true;
    else body[name] = NUMBERS.has(name) ? Number(data.get(name)) : data.get(name);
  }
  return body;
}

/**
 * Takes over every command form inside `root`, now and later.
 * @param {HTMLElement} root
 * @param {(form: HTMLFormElement) => void} [onDone]
 */
export function startForms(root, onDone = () => {}) {
  root.addEventListener("submit", async (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (!form.dataset.command) return;
    event.preventDefault();
    const button = event.submitter;
    if (button?.getAttribute("aria-busy") === "true") return;
    button?.setAttribute("aria-busy", "true");
    await run(form, onDone);
    button?.removeAttribute("aria-busy");
  });
}

/** @param {HTMLFormElement} form @param {(form: HTMLFormElement) => void} onDone */
async function run(form, onDone) {
  const outcome = await send(form.dataset.command ?? "", bodyOf(form));
  showErrors(form, outcome.kind === "refused" ? outcome.fields : {});
  if (outcome.kind !== "done") return toastFailure(outcome);
  form.reset();
  form.closest("details")?.removeAttribute("open");
  toast({ title: word(`done.${form.dataset.done}`, { number: form.dataset.number ?? "" }) });
  onDone(form);
}

/** @param {HTMLFormElement} form @param {Record<string, string[]>} fields */
export function showErrors(form, fields) {
  for (const place of form.querySelectorAll("[data-error-for]")) {
    const messages = fields[place.getAttribute("data-error-for") ?? ""] ?? [];
    place.textContent = messages.join(" ");
    place.toggleAttribute("hidden", messages.length === 0);
  }
  for (const control of form.querySelectorAll("[name]")) {
    const wrong = (control.getAttribute("name") ?? "") in fields;
    if (wrong) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
  }
}
