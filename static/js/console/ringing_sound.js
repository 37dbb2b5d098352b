// A call that rings sounds, and is said; again and again while nobody speaks here, once while somebody does.
import { play } from "../sound/player.js";
import { say } from "../ui/announce.js";
import { alarmsMutedUntil } from "../ui/sound_button.js";
import { word } from "../words.js";

const RING_EVERY = 4_000;

/** @param {() => boolean} isBusy  a call is on the desk */
export function startRinging(isBusy) {
  /** @type {Set<number>} */
  let known = new Set();
  let insists = false;

  setInterval(() => {
    if (insists && Date.now() >= alarmsMutedUntil()) play("ring");
  }, RING_EVERY);

  return {
    /** @param {{ line: import("./telephone_strip.js").Line, look: import("./ringing.js").Look }[]} strip */
    hear(strip) {
      const alarming = strip.filter(({ look }) => look.alarms);
      insists = alarming.some(({ look }) => look.late || !isBusy());
      const fresh = alarming.filter(({ line }) => !known.has(line.id));
      known = new Set(alarming.map(({ line }) => line.id));
      if (!fresh.length) return;
      if (Date.now() >= alarmsMutedUntil()) play("ring");
      const { number } = fresh[0].line;
      say(number ? word("telephone.rings", { number }) : word("telephone.rings.unknown"));
    },
  };
}
