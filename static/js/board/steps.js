// From a key to a step: on the row's own dispatch, or on the one dispatch of the open incident that allows it.
import { runStep } from "../commands/dispatch.js";
import { toast } from "../ui/toast.js";
import { word } from "../words.js";

/**
 * @param {string} action
 * @param {HTMLElement | null} row
 * @param {HTMLElement} pane      shown for this row, or of another incident
 * @param {number | null} open    the incident in the pane
 * @returns {boolean} false when nothing could be chosen: the person is to choose in the pane
 */
export function stepByKey(action, row, pane, open) {
  if (!row) {
    toast({ title: word("keys.no_row") });
    return true;
  }
  const { id, dispatch, dispatchVersion, number = "", steps = "" } = row.dataset;
  if (dispatch) {
    const possible = steps.split(" ");
    // A change of the incident is acknowledged by the same key.
    if (action === "acknowledge" && possible.includes("confirm-change")) action = "confirm-change";
    if (!possible.includes(action)) return true;
    const button = /** @type {HTMLElement | null} */ (row.querySelector(`[data-action="${action}"]`));
    void runStep(button ?? standIn({ action, dispatch, version: dispatchVersion, number }));
    return true;
  }
  if (open !== Number(id)) return false;
  const buttons = /** @type {NodeListOf<HTMLElement>} */ (pane.querySelectorAll(`[data-action="${action}"]`));
  if (buttons.length === 1) void runStep(buttons[0]);
  else buttons[0]?.focus();
  return true;
}

/**
 * A step without a button of its own in the row.
 * @param {Record<string, string | undefined>} data
 */
function standIn(data) {
  const button = document.createElement("button");
  Object.assign(button.dataset, data);
  return button;
}
