// Ten seconds in which the last call comes back onto the desk as it was.
import { word } from "../words.js";
import { TAKE_BACK_FOR } from "./bar.js";
import { bar as barBox } from "./parts.js";

/** @typedef {import("./draft.js").Draft} Draft */

/**
 * @param {object} room
 * @param {import("./desk.js").Desk} room.desk
 * @param {import("./call.js").Call} room.call
 * @param {ReturnType<typeof import("./bar.js").startBar>} room.bar
 * @param {() => boolean} room.isBusy
 */
export function createUndo({ desk, call, bar, isBusy }) {
  /** @type {{ draft: Draft, undo: () => unknown, until: number } | null} */
  let undoable = null;
  return {
    /** @param {Draft} draft @param {() => unknown} undo  what the server must be told then @param {string} text */
    offer(draft, undo, text) {
      undoable = { draft, undo, until: performance.now() + TAKE_BACK_FOR };
      bar.tell(text, { undoable: true });
    },
    forget() {
      undoable = null;
    },
    async takeBack() {
      if (!undoable || isBusy() || performance.now() > undoable.until) return;
      const { draft, undo } = undoable;
      undoable = null;
      desk.revive(draft);
      call.show();
      bar.tell(word("intake.undone"), { tone: "warn" });
      barBox.focus();
      await undo();
    },
  };
}
