// What the console gives the command bar: its keys, the classes of calls, and what is found there goes onto the desk.
import { onFound, registerActions } from "../command_bar/registry.js";
import { listKeys, shownKeys } from "../ui/key_list.js";
import { word } from "../words.js";
import { focusField } from "./fields.js";
import { CONSOLE_KEYS } from "./keymap.js";
import { data } from "./parts.js";

/** @param {import("./room.js").Room} room @param {Record<string, (value?: string) => unknown>} actions  by the key map's names */
export function startCommands(room, actions) {
  for (const row of CONSOLE_KEYS) listKeys(row.group, [row]);
  registerActions(() => [
    ...CONSOLE_KEYS.filter(({ command }) => command).map((row) => ({
      id: `console-${row.name}`, label: word(row.label), keys: shownKeys(row), run: () => actions[row.name](),
    })),
    ...room.keys.all.map(({ key, shift, label, run }) => ({
      id: `console-${shift ? "shift-" : ""}${key}`, label: word(label), keys: shownKeys({ keys: [key], shift, label }), run,
    })),
    ...data.classes.map(({ key, value, label }) => ({
      id: `class-${value}`, label: word("commands.classify", { label }), keys: [key], run: () => actions.classify(key),
    })),
  ]);
  onFound("incident", ({ incident }) => room.showIncident(Number(incident)));
  onFound("call", ({ incident, number }) => (incident ? room.showIncident(incident) : dial(room, number)));
  onFound("place", ({ place, label }) => {
    room.call.fill({ place, placeText: label });
    focusField("landmark");
  });
  const number = new URLSearchParams(location.hash.slice(1)).get("number");
  if (number) {
    history.replaceState(history.state, "", location.pathname);
    dial(room, number);
  }
}

/** The number of an earlier call, for the one that is on. @param {import("./room.js").Room} room @param {string} number */
function dial(room, number) {
  room.call.fill({ number });
  focusField("type");
}
