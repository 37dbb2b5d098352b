// What each key means on the console. Nothing here belongs to a browser, and nothing here eats a letter of a text. Pure.

/**
 * @typedef {object} Press
 * @property {string} key
 * @property {boolean} ctrlKey
 * @property {boolean} metaKey
 * @property {boolean} altKey
 * @property {boolean} repeat
 */
/** @typedef {"bar" | "intake" | "list" | "pane" | "elsewhere"} Zone  where the focus is */
/** @typedef {{ name: string, value?: string }} Action */
/**
 * @typedef {object} Own
 * @property {string} name         of the action
 * @property {string} group        the key of the word above it in the list of keys
 * @property {RegExp} [matches]    any of many keys, which is given to the action
 * @property {Zone[]} [zones]      only there
 * @property {boolean} [typing]    also while somebody types
 * @property {boolean} [command]   also a command of the command bar
 * @typedef {import("../ui/key_list.js").KeyRow & Own} ConsoleKey
 */

const EVERYWHERE = "keys.group.everywhere";
const ON_BAR = "keys.group.bar";
const IN_INTAKE = "keys.group.intake";

/** @type {readonly ConsoleKey[]} */
export const CONSOLE_KEYS = [
  { keys: ["F2"], name: "new", label: "keys.new_call", group: EVERYWHERE, typing: true, command: true },
  { keys: ["F8"], name: "to-list", label: "keys.to_list", group: EVERYWHERE, zones: ["bar", "intake", "elsewhere"], typing: true },
  { keys: ["F8"], name: "to-intake", label: "keys.to_intake", group: "keys.group.list", zones: ["list", "pane"], typing: true },
  { keys: ["Enter"], ctrl: true, name: "save", label: "keys.save", group: IN_INTAKE, zones: ["bar", "intake"], typing: true, command: true },
  { keys: ["Escape"], name: "to-bar", label: "keys.to_bar", group: IN_INTAKE, zones: ["intake"], typing: true },
  { keys: [], matches: /^[1-9]$/, shown: ["1", "…", "6"], name: "classify", label: "keys.classify", group: ON_BAR, zones: ["bar"] },
  { keys: [], matches: /^\p{L}$/u, shown: ["A", "…", "Z"], name: "search", label: "keys.search", group: ON_BAR, zones: ["bar"] },
  { keys: ["z"], ctrl: true, name: "undo", label: "keys.undo", group: ON_BAR, zones: ["bar"], command: true },
];
/** They move or type, and lose nothing when a key that is held down repeats them. */
const MAY_REPEAT = new Set(["to-bar", "search"]);

/** @param {Press} press @param {{ zone: Zone, typing: boolean, inDialog: boolean }} where @returns {Action | null} */
export function consoleAction(press, { zone, typing, inDialog }) {
  if (inDialog || press.altKey) return null;
  const found = CONSOLE_KEYS.find((row) => fits(row, press, zone, typing));
  if (!found || (press.repeat && !MAY_REPEAT.has(found.name))) return null;
  return found.matches ? { name: found.name, value: press.key } : { name: found.name, value: undefined };
}

/** @param {ConsoleKey} row @param {Press} press @param {Zone} zone @param {boolean} typing */
function fits({ keys, matches, ctrl = false, zones, typing: whileTyping = false }, press, zone, typing) {
  const key = ctrl && press.key.length === 1 ? press.key.toLowerCase() : press.key;
  return (press.ctrlKey || press.metaKey) === ctrl
    && (matches ? matches.test(key) : keys.includes(key))
    && (!zones || zones.includes(zone))
    && (!typing || whileTyping);
}
