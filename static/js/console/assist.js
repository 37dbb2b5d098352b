// "This call": the column beside the intake while a call is on the desk.
import { part } from "./parts.js";

/** @param {import("./room.js").Room} room @param {((room: import("./room.js").Room) => void)[]} parts */
export function startAssist(room, parts) {
  const box = part("assist");
  const show = () => {
    // A part that has nothing to say about this call is hidden; without any the column is gone.
    const wanted = room.call.draft.startedAt !== null && box.querySelector(":scope > section:not([hidden])") !== null;
    if (box.hidden === wanted) box.hidden = !wanted;
  };
  room.call.onChange(show);
  for (const start of parts) start(room);
  new MutationObserver(show).observe(box, { subtree: true, attributes: true, attributeFilter: ["hidden"] });
  show();
}
