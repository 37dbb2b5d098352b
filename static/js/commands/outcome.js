// Tells a person how a command ended: what happened, what was kept, what to do.
import { toast } from "../ui/toast.js";
import { word } from "../words.js";

/** @typedef {import("./send.js").Outcome} Outcome */

/**
 * @param {Exclude<Outcome, import("./send.js").Done>} outcome
 * @returns {{ title: string, text: string }}
 */
export function explain(outcome) {
  switch (outcome.kind) {
    case "stale":
      return { title: outcome.message || word("command.stale"), text: present(outcome.current) };
    case "slow":
      return { title: word("command.slow", { seconds: outcome.seconds }), text: word("command.kept") };
    case "unavailable":
      return { title: word("command.unavailable", { seconds: outcome.seconds }), text: word("command.kept") };
    case "offline":
      return { title: word("command.offline"), text: word("command.offline.do") };
    case "refused":
      return { title: outcome.message || word("command.refused"), text: Object.values(outcome.fields).flat().join(" ") };
  }
}

/** @param {any} current  the object of a 409, as the API shows it */
function present(current) {
  const state = current?.status_label ?? current?.status;
  return state ? word("command.stale.now", { state }) : word("command.kept");
}

/** @param {Exclude<Outcome, import("./send.js").Done>} outcome */
export function toastFailure(outcome) {
  toast({ ...explain(outcome), tone: "bad" });
}
