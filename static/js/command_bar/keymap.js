// The keys of every page: the command bar, and the list of keys. Pure.

/** @typedef {import("../ui/key_list.js").KeyRow & { action: "commands" | "keys", typing?: boolean }} ShellKey */

/** @type {readonly ShellKey[]} */
export const SHELL_KEYS = [
  { keys: ["/"], action: "commands", label: "keys.commands" },
  { keys: ["k"], ctrl: true, action: "commands", label: "keys.commands_typing", typing: true },
  { keys: ["?"], action: "keys", label: "keys.keys" },
];

/**
 * @param {{ key: string, ctrlKey: boolean, metaKey: boolean, altKey: boolean, repeat: boolean }} press
 * @param {{ typing: boolean, inDialog: boolean }} where
 * @returns {ShellKey["action"] | null}
 */
export function shellAction(press, { typing, inDialog }) {
  if (inDialog || press.altKey || press.repeat) return null;
  const command = press.ctrlKey || press.metaKey;
  const key = command ? press.key.toLowerCase() : press.key;
  const found = SHELL_KEYS.find((row) => row.keys.includes(key) && Boolean(row.ctrl) === command && (!typing || row.typing));
  return found?.action ?? null;
}
