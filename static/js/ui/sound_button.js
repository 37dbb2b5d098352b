// The sound's state in the top bar, and its controls in the person's menu.
import { MUTE_FOR } from "../sound/repeat.js";
import { onSoundChange, play, soundState, unlockOnFirstTouch, wantSound } from "../sound/player.js";
import { word } from "../words.js";
import { toast } from "./toast.js";

let mutedUntil = 0;

/** Until when the repeated alarms are silenced: milliseconds since 1970, 0 for not at all. */
export function alarmsMutedUntil() {
  return mutedUntil;
}

export function muteAlarms() {
  mutedUntil = Date.now() + MUTE_FOR;
  paint();
  const timer = setInterval(() => {
    paint();
    if (Date.now() >= mutedUntil) clearInterval(timer);
  }, 1_000);
}

/** Shows the controls; called by the pages that sound. */
export function startSound() {
  for (const id of ["sound", "sound-menu"]) document.getElementById(id)?.removeAttribute("hidden");
  document.getElementById("sound")?.addEventListener("click", press);
  document.getElementById("sound-menu")?.addEventListener("click", (event) => {
    const what = /** @type {Element} */ (event.target).closest("[data-sound-do]")?.getAttribute("data-sound-do");
    if (what === "toggle") wantSound(soundState() !== "on");
    if (what === "test") test();
    if (what === "mute") muteAlarms();
  });
  onSoundChange(paint);
  unlockOnFirstTouch();
  paint();
}

/** Off: turn it on. On: silence the alarms for a while; turning off for good is in the menu. */
function press() {
  if (soundState() === "on") muteAlarms();
  else {
    wantSound(true);
    setTimeout(() => play("test"), 150);
  }
}

function test() {
  wantSound(true);
  setTimeout(() => play("test"), 150);
  toast({ title: word("sound.tested") });
}

function paint() {
  const button = document.getElementById("sound");
  if (!button) return;
  const state = soundState();
  const left = Math.ceil((mutedUntil - Date.now()) / 1000);
  const silent = state === "on" && left > 0;
  button.dataset.sound = silent ? "muted" : state;
  const label = button.querySelector("[data-sound-label]");
  if (label) label.textContent = silent ? word("sound.muted", { seconds: left }) : word(state === "on" ? "sound.on" : "sound.off");
  for (const icon of button.querySelectorAll("[data-sound-icon]")) {
    icon.toggleAttribute("hidden", (icon.getAttribute("data-sound-icon") === "on") !== (state === "on" && !silent));
  }
  const toggle = document.querySelector("[data-sound-toggle]");
  if (toggle) toggle.textContent = word(state === "on" ? "sound.turn_off" : "sound.turn_on");
}
