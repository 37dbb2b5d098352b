// The function keys that the parts of the console give a meaning; they work everywhere on it, also while typing.
import { word } from "../words.js";

/**
 * @typedef {object} FunctionKey
 * @property {string} key       as a key press names it, "F7"
 * @property {boolean} [shift]
 * @property {string} label     the key of the word that says what it does
 * @property {() => unknown} run
 */

/** @param {HTMLElement} list  the <dl> of the page's list of keys that they are added to */
export function createFunctionKeys(list) {
  /** @type {FunctionKey[]} */
  const keys = [];
  return {
    /** @param {FunctionKey} one */
    add(one) {
      keys.push(one);
      const term = document.createElement("dt");
      for (const name of one.shift ? ["Shift", one.key] : [one.key]) {
        const kbd = document.createElement("kbd");
        kbd.textContent = name;
        term.append(kbd);
      }
      const meaning = document.createElement("dd");
      meaning.textContent = word(one.label);
      list.append(term, meaning);
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
