// What each key means on a board. Pure.

/** @type {Record<string, string>} */
const KEYS = {
  j: "next", ArrowDown: "next", k: "previous", ArrowUp: "previous", Home: "first", End: "last",
  Enter: "open", Escape: "leave", a: "acknowledge", e: "en-route", s: "on-scene", c: "clear", x: "decline",
  r: "edit", n: "note", u: "show-new", m: "mute", "/": "filter", "?": "help",
};
/** Keys that act on the chosen row; they stay with a button or link that has the focus. */
const ROW_KEYS = new Set(["Enter"]);

/**
 * @param {{ key: string, ctrlKey: boolean, metaKey: boolean, altKey: boolean, repeat: boolean }} press
 * @param {{ typing: boolean, onControl: boolean, inDialog: boolean }} where
 * @returns {string | null}
 */
export function actionOf(press, { typing, onControl, inDialog }) {
  if (press.ctrlKey || press.metaKey || press.altKey || inDialog) return null;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (typing) return key === "Escape" ? "leave" : null;
  if (onControl && ROW_KEYS.has(key)) return null;
  const action = KEYS[key] ?? null;
  // A key that is held down walks the list but never repeats a command.
  const walks = action === "next" || action === "previous";
  return press.repeat && !walks ? null : action;
}
