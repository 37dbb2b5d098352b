// "This call": the column beside the intake while a call is on the desk.
import { part } from "./parts.js";

/** @param {import("./room.js").Room} room @param {((room: import("./room.js").Room) => void)[]} parts */
export function startAssist(room, parts) {
  const box = part("assist");
  const show = () => {
    // A part that has nothing to say about this call is hidden; without any the column is gone.
    // One that goes on about an incident that was saved stays without a call.
    const which = room.call.draft.startedAt === null ? ":scope > section[data-stays]:not([hidden])" : ":scope > section:not([hidden])";
    const wanted = box.querySelector(which) !== null;
    if (box.hidden === wanted) box.hidden = !wanted;
  };
  room.call.onChange(show);
  for (const start of parts) start(room);
  new MutationObserver(show).observe(box, { subtree: true, attributes: true, attributeFilter: ["hidden", "data-stays"] });
  show();
}
