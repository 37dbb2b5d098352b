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

/** @param {Press} press @param {{ zone: Zone, typing: boolean, inDialog: boolean }} where @returns {Action | null} */
export function consoleAction(press, { zone, typing, inDialog }) {
  if (inDialog || press.altKey) return null;
  const command = press.ctrlKey || press.metaKey;
  if (press.key === "Enter" && command) return zone === "bar" || zone === "intake" ? once(press, "save") : null;
  if (command) return press.key.toLowerCase() === "z" && zone === "bar" ? once(press, "undo") : null;
  if (press.key === "F2") return once(press, "new");
  if (press.key === "F8") return once(press, zone === "list" || zone === "pane" ? "to-intake" : "to-list");
  if (typing) return press.key === "Escape" && zone === "intake" ? { name: "to-bar" } : null;
  if (press.key === "?") return { name: "help" };
  if (zone === "bar") return onBar(press);
  return press.key === "Escape" && zone === "intake" ? { name: "to-bar" } : null;
}

/** On the call bar one digit says what a call was, and a letter begins the search for a type. @param {Press} press */
function onBar(press) {
  if (/^[1-9]$/.test(press.key)) return once(press, "classify", press.key);
  if (/^\p{L}$/u.test(press.key)) return { name: "search", value: press.key };
  return null;
}

/** A key that is held down never repeats a command. @param {Press} press @param {string} name @param {string} [value] */
function once(press, name, value) {
  return press.repeat ? null : { name, value };
}
