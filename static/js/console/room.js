// What the parts beside the intake may know and do: the same for the map, the questions, the radar and the telephone.

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./draft.js").Body} Body */
/**
 * @typedef {object} Room
 * @property {import("./call.js").Call} call           the call on the desk
 * @property {import("./desk.js").Desk} desk
 * @property {ReturnType<typeof import("./bar.js").startBar>} bar
 * @property {import("./function_keys.js").FunctionKeys} keys
 * @property {(id: number) => void} showIncident       beside the list
 * @property {() => void} newCall                       puts the present one aside
 * @property {import("./sending.js").Sending} sending
 * @property {(listener: () => void) => void} onLive   hears that something happened in the centre
 */

/** Hears of what happens in the centre, whichever page part reads the live line. */
export function createLive() {
  /** @type {(() => void)[]} */
  const listeners = [];
  return {
    /** @param {() => void} listener */
    onLive: (listener) => void listeners.push(listener),
    happened() {
      for (const listener of listeners) listener();
    },
  };
}
