// Draws attention: one sound for several alarms, words for a screen reader, and again until somebody answers.
import { play } from "../sound/player.js";
import { shallRepeat } from "../sound/repeat.js";
import { mostPressing } from "../sound/tones.js";
import { say, sayNow } from "../ui/announce.js";
import { alarmsMutedUntil } from "../ui/sound_button.js";
import { word } from "../words.js";
import { soundOf, wordsOf } from "./alarms.js";

let lastPlayed = 0;

/** @param {import("../live/types.js").Alarm[]} alarms */
export function raise(alarms) {
  const sound = mostPressing(alarms.map(soundOf).filter((name) => name !== null));
  if (sound) {
    play(sound);
    lastPlayed = Date.now();
  }
  for (const alarm of alarms) {
    const words = wordsOf(alarm);
    if (words) (words.urgent ? sayNow : say)(word(words.key, words.values));
  }
}

/**
 * Sounds again while `isPressing()` holds, unless silenced.
 * @param {() => boolean} isPressing
 */
export function startRepeating(isPressing) {
  setInterval(() => {
    const now = Date.now();
    if (!shallRepeat({ pressing: isPressing(), lastPlayed, mutedUntil: alarmsMutedUntil(), now })) return;
    lastPlayed = now;
    play("overdue");
  }, 1_000);
}
