// The steps of a dispatch, from buttons: [data-action][data-dispatch][data-version].
import { toast } from "../ui/toast.js";
import { openDialog } from "../ui/dialogs.js";
import { word } from "../words.js";
import { send } from "./send.js";
import { toastFailure } from "./outcome.js";

/** Declining and cancelling ask for a reason first. */
const WITH_REASON = new Set(["decline", "cancel"]);

/** @param {HTMLElement} button */
export async function runStep(button) {
  const { action = "", dispatch, version, number = "" } = button.dataset;
  if (!dispatch || button.getAttribute("aria-busy") === "true") return;
  if (WITH_REASON.has(action)) return askReason(button);
  button.setAttribute("aria-busy", "true");
  const done = await step(dispatch, action, { version: Number(version) }, number);
  // The new state arrives by the feed and replaces the button; a refused one can be pressed again.
  if (!done) button.removeAttribute("aria-busy");
  else setTimeout(() => button.removeAttribute("aria-busy"), 3_000);
}

/**
 * @param {string} dispatch @param {string} action @param {Record<string, unknown>} body @param {string} number
 * @returns {Promise<boolean>}
 */
async function step(dispatch, action, body, number) {
  const outcome = await send(`/api/v1/dispatches/${dispatch}/${action}/`, body);
  if (outcome.kind === "done") toast({ title: word(`done.${action}`, { number }) });
  else toastFailure(outcome);
  return outcome.kind === "done";
}

/** @param {HTMLElement} button */
function askReason(button) {
  const { action = "", dispatch = "", version, number = "" } = button.dataset;
  const dialog = openDialog(`reason-${action}`);
  const form = dialog?.querySelector("form");
  if (!dialog || !form) return;
  const field = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem("reason"));
  for (const place of dialog.querySelectorAll("[data-number]")) place.textContent = number;
  form.onsubmit = async (event) => {
    event.preventDefault();
    const done = await step(dispatch, action, { version: Number(version), reason: field.value }, number);
    if (!done) return;
    field.value = "";
    dialog.close();
  };
  field.focus();
}
