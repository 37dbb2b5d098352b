// Plays the tones by WebAudio. A browser lets a page sound only after a touch: until then the state is "off".
import { TONES } from "./tones.js";

const REMEMBERED = "dispatch112.sound";

/** @typedef {"on" | "off" | "blocked"} SoundState  blocked: wanted, but the browser waits for a touch */

/** @type {AudioContext | null} */
let audio = null;
let wanted = localStorage.getItem(REMEMBERED) !== "off";
/** @type {Set<() => void>} */
const listeners = new Set();

/** @returns {SoundState} */
export function soundState() {
  if (!wanted) return "off";
  return audio?.state === "running" ? "on" : "blocked";
}

/** @param {() => void} listener */
export function onSoundChange(listener) {
  listeners.add(listener);
}

function tell() {
  for (const listener of listeners) listener();
}

/** Opens the sound; works only inside a key press or click, and is harmless elsewhere. */
async function open() {
  if (!audio) {
    audio = new AudioContext();
    audio.onstatechange = tell;
  }
  if (audio.state !== "running") await audio.resume();
  tell();
}

/** @param {boolean} on */
export function wantSound(on) {
  wanted = on;
  localStorage.setItem(REMEMBERED, on ? "on" : "off");
  if (on) void open();
  tell();
}

/**
 * Plays an alarm. Silent unless sound is on.
 * @param {import("./tones.js").Alarm} name
 */
export function play(name) {
  if (soundState() !== "on" || !audio) return;
  for (const [hertz, start, length] of TONES[name]) ring(audio, hertz, audio.currentTime + start, length);
}

/** @param {AudioContext} context @param {number} hertz @param {number} at @param {number} length */
function ring(context, hertz, at, length) {
  const voice = context.createOscillator();
  const volume = context.createGain();
  voice.type = "triangle";
  voice.frequency.value = hertz;
  volume.gain.setValueAtTime(0.0001, at);
  volume.gain.exponentialRampToValueAtTime(0.5, at + 0.015);
  volume.gain.setValueAtTime(0.5, at + Math.max(0.02, length - 0.05));
  volume.gain.exponentialRampToValueAtTime(0.0001, at + length);
  voice.connect(volume).connect(context.destination);
  voice.start(at);
  voice.stop(at + length + 0.02);
}

/** Takes the first touch of the page as the leave to sound, when sound is wanted; its own controls excepted. */
export function unlockOnFirstTouch() {
  /** @param {Event} event */
  const unlock = (event) => {
    if (soundState() !== "blocked") return;
    if (/** @type {Element} */ (event.target).closest?.("#sound, #sound-menu")) return;
    void open();
  };
  for (const kind of ["pointerup", "keydown"]) window.addEventListener(kind, unlock, { capture: true });
}
