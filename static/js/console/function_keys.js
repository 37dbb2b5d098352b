// The function keys that the parts of the console give a meaning; they work everywhere on it, also while typing.
import { listKeys } from "../ui/key_list.js";

/**
 * @typedef {object} FunctionKey
 * @property {string} key       as a key press names it, "F7"
 * @property {boolean} [shift]
 * @property {string} label     the key of the word that says what it does
 * @property {() => unknown} run
 */

export function createFunctionKeys() {
  /** @type {FunctionKey[]} */
  const keys = [];
  return {
    /** @param {FunctionKey} one */
    add(one) {
      keys.push(one);
      listKeys("keys.group.everywhere", [{ keys: [one.key], shift: one.shift, label: one.label }]);
    },
    /** @param {KeyboardEvent} press @returns {FunctionKey | undefined} */
    find(press) {
      if (press.ctrlKey || press.altKey || press.metaKey || press.repeat) return undefined;
      return keys.find(({ key, shift = false }) => key === press.key && shift === press.shiftKey);
    },
    get all() { return keys; },
  };
}

/** @typedef {ReturnType<typeof createFunctionKeys>} FunctionKeys */
