// "Do not call back": proposed by the type (domestic violence) or the answers to the questions, set or taken off by the operator, sent with the call.
import { data, part } from "./parts.js";

/** @param {import("./room.js").Room} room */
export function startQuiet(room) {
  const box = /** @type {HTMLInputElement} */ (part("in-quiet"));

  /** @param {import("./draft.js").Draft} draft */
  function follow(draft) {
    const type = data.types.find(({ code }) => code === draft.fields.type);
    if (!draft.extra.quiet?.byHand) {
      const on = (type?.quiet ?? false) || Boolean(draft.extra.questions?.quiet);
      if (on || draft.extra.quiet) draft.extra.quiet = { on };
    }
    box.checked = draft.extra.quiet?.on ?? false;
  }

  // Before the form hears of it, and asks what is proposed.
  box.addEventListener("input", () => {
    room.call.draft.extra.quiet = { on: box.checked, byHand: true };
    room.call.touch();
  });
  room.call.onChange(follow);
  follow(room.call.draft);
}
