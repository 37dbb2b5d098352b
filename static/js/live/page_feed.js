// A live page in one call: connection sign, clocks and sound come with it.
import { observeServerTime, startClocks } from "../clocks/clocks.js";
import { play } from "../sound/player.js";
import { showConnection, showEnd } from "../ui/connection.js";
import { startSound } from "../ui/sound_button.js";
import { startFeed } from "./feed.js";

/**
 * @param {object} page
 * @param {(rows: import("./types.js").Row[], all: boolean) => void} page.onRows
 * @param {(alarms: import("./types.js").Alarm[]) => void} [page.onAlarms]
 * @param {(beat: import("./types.js").Beat) => void} [page.onBeat]
 */
export function startPageFeed({ onRows, onAlarms = () => {}, onBeat }) {
  startSound();
  startClocks();
  return startFeed({
    onRows,
    onAlarms,
    onBeat,
    onTime: observeServerTime,
    onState(state, turned) {
      showConnection(state, turned);
      if (turned === "alarm") play("stale");
    },
    onEnd(code) {
      showEnd(code);
      play("stale");
    },
  });
}
