// What each key means on a board. Pure.

/**
 * @typedef {import("../ui/key_list.js").KeyRow & { action: string, walks?: boolean, onRow?: boolean }} BoardKey
 * `walks`: it moves through the list: it repeats while held down, and is no command of its own.
 * `onRow`: it acts on the chosen row, and stays with a button or link that has the focus.
 */

/** @type {readonly BoardKey[]} */
export const BOARD_KEYS = [
  { keys: ["j", "ArrowDown"], action: "next", label: "keys.next", walks: true },
  { keys: ["k", "ArrowUp"], action: "previous", label: "keys.previous", walks: true },
  { keys: ["Home"], action: "first", label: "keys.first" },
  { keys: ["End"], action: "last", label: "keys.last" },
  { keys: ["Enter"], action: "open", label: "keys.open", onRow: true },
  { keys: ["Escape"], action: "leave", label: "keys.leave" },
  { keys: ["a"], action: "acknowledge", label: "keys.acknowledge" },
  { keys: ["e"], action: "en-route", label: "keys.en_route" },
  { keys: ["s"], action: "on-scene", label: "keys.on_scene" },
  { keys: ["c"], action: "clear", label: "keys.clear" },
  { keys: ["x"], action: "decline", label: "keys.decline" },
  { keys: ["r"], action: "edit", label: "keys.edit" },
  { keys: ["n"], action: "note", label: "keys.note" },
  { keys: ["u"], action: "show-new", label: "keys.show_new" },
  { keys: ["f"], action: "filter", label: "keys.filter" },
  { keys: ["m"], action: "mute", label: "keys.mute" },
];
/** What moves the focus about is of use by its key alone. */
const NO_COMMANDS = new Set(["next", "previous", "first", "last", "open", "leave"]);

/** @param {Record<string, unknown>} actions  what this page can do @returns {BoardKey[]} */
export function keysOf(actions) {
  return BOARD_KEYS.filter(({ action }) => action in actions);
}

/** @param {Record<string, unknown>} actions @returns {BoardKey[]} those that are also commands of the command bar */
export function commandsOf(actions) {
  return keysOf(actions).filter(({ action }) => !NO_COMMANDS.has(action));
}

/**
 * @param {{ key: string, ctrlKey: boolean, metaKey: boolean, altKey: boolean, repeat: boolean }} press
 * @param {{ typing: boolean, onControl: boolean, inDialog: boolean }} where
 * @returns {string | null}
 */
export function actionOf(press, { typing, onControl, inDialog }) {
  if (press.ctrlKey || press.metaKey || press.altKey || inDialog) return null;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  const found = BOARD_KEYS.find(({ keys }) => keys.includes(key));
  if (!found) return null;
  if (typing) return found.action === "leave" ? "leave" : null;
  if (onControl && found.onRow) return null;
  // A key that is held down walks the list but never repeats a command.
  return press.repeat && !found.walks ? null : found.action;
}
