// The strip's lines as the page holds them: read into values, and painted.
import { lookOf } from "./ringing.js";
import { data } from "./parts.js";

/** @typedef {import("./ringing.js").Ring & { number: string, answeredAt: string }} Line */

/** @param {HTMLElement} list @param {Set<number | undefined>} kept  calls that a draft of this browser is about @returns {Line[]} */
export function readRings(list, kept) {
  const lines = /** @type {HTMLElement[]} */ ([...list.children]);
  return lines.map(({ dataset }) => ({
    id: Number(dataset.ring), state: dataset.state ?? "", whose: dataset.whose ?? "", lateAt: dataset.lateAt ?? "",
    claimed: dataset.claimedBy === String(data.user), kept: kept.has(Number(dataset.ring)),
    number: dataset.number ?? "", answeredAt: dataset.answeredAt ?? "",
  }));
}

/** @param {HTMLElement} box @param {Line[]} lines @param {Line | undefined} next  the one that F3 takes @param {number} now */
export function paintStrip(box, lines, next, now) {
  let shown = 0;
  for (const line of lines) {
    const item = /** @type {HTMLElement} */ (box.querySelector(`[data-ring="${line.id}"]`));
    const look = lookOf(line, now);
    // What is on a desk is told by the intake itself; of what rings there the strip still says that it does.
    item.hidden = !look.shown || (line.kept && line.state !== "ringing");
    if (!item.hidden) shown += 1;
    item.toggleAttribute("data-late", look.late);
    item.toggleAttribute("data-alarms", look.alarms);
    for (const button of item.querySelectorAll("button")) button.hidden = look.rank === null;
    for (const key of item.querySelectorAll("kbd")) key.hidden = line !== next;
  }
  box.hidden = shown === 0;
}
