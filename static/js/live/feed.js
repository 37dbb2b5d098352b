// The live feed of a page: line, frames, freshness and the fallback, brought together.
import { createPolling } from "./polling.js";
import { openLine } from "./socket.js";
import { NOTHING, isBehind, take } from "./frames.js";
import { createAge, linkAt, turn } from "./staleness.js";

/** A frame may be a moment behind its beat before the page asks for it. */
const CATCH_UP = 1_000;
/** A line that stays silent is dialled anew this often. */
const REDIAL = 10_000;

/**
 * @typedef {object} FeedState
 * @property {import("./staleness.js").Link} link
 * @property {string | null} asOf   the database's time at which the page was last current
 * @property {number} age           milliseconds since then
 * @property {boolean} late         the escalation engine is late
 * @property {boolean} polled       last read by plain HTTP, not by the live line
 */
/**
 * @typedef {object} FeedOptions
 * @property {string} [socketPath]
 * @property {string} [boardPath]
 * @property {(rows: import("./types.js").Row[], all: boolean) => void} onRows  `all`: show these and no others
 * @property {(alarms: import("./types.js").Alarm[]) => void} onAlarms
 * @property {(state: FeedState, turned: "alarm" | "relief" | null) => void} onState
 * @property {(serverTime: number) => void} onTime                              milliseconds since 1970
 * @property {(beat: import("./types.js").Beat) => void} [onBeat]
 * @property {(code: number) => void} onEnd                                     closed for good, with this code
 */

/** @param {FeedOptions} options */
export function startFeed({ socketPath = "/ws/board/", boardPath = "/api/v1/board/", ...on }) {
  let known = NOTHING;
  let ended = false;
  let redialled = 0;
  const age = createAge();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let catchUp;
  /** @type {FeedState} */
  let state = { link: "live", asOf: null, age: 0, late: false, polled: false };

  const cursor = () => known.cursor;
  const line = openLine({ path: socketPath, cursor, onMessage: (m) => receive(m, false), onEnd: end });
  const polling = createPolling({ path: boardPath, cursor, onMessage: (m) => receive(m, true) });

  /** @param {import("./types.js").Message} message @param {boolean} polled */
  function receive(message, polled) {
    on.onTime(Date.parse(message.at));
    const found = message.type === "beat" ? heed(message) : show(message);
    if (found === "behind") askSoon();
    if (found !== "current") return;
    clearTimeout(catchUp);
    catchUp = undefined;
    // Plain HTTP keeps the rows right but is no proof of a live line.
    if (!polled) age.prove();
    update({ asOf: message.at, polled });
  }

  /** @param {import("./types.js").Beat} beat @returns {"current" | "behind"} */
  function heed(beat) {
    update({ late: beat.late });
    on.onBeat?.(beat);
    return isBehind(known, beat) ? "behind" : "current";
  }

  /**
   * @param {import("./types.js").Snapshot | import("./types.js").Frame} message
   * @returns {"current" | "behind" | "old"}
   */
  function show(message) {
    const step = take(known, message);
    known = step.known;
    if (step.verdict === "gap") return "behind";
    if (step.verdict === "repeat") return message.to === known.cursor ? "current" : "old";
    on.onRows(step.rows, step.verdict === "replace");
    on.onAlarms(message.alarms);
    return "current";
  }

  function askSoon() {
    catchUp ??= setTimeout(() => {
      catchUp = undefined;
      line.ask(known.cursor);
    }, CATCH_UP);
  }

  /** @param {Partial<FeedState>} change */
  function update(change) {
    const milliseconds = age.value();
    const link = ended ? "red" : linkAt(milliseconds);
    const turned = turn(state.link, link);
    state = { ...state, ...change, link, age: milliseconds };
    if (link === "red" && !ended) rescue();
    if (link === "live") {
      polling.stop();
      redialled = 0;
    }
    on.onState(state, turned);
  }

  function rescue() {
    polling.start();
    if (performance.now() - redialled < REDIAL && redialled) return;
    redialled = performance.now();
    line.redial();
  }

  /** @param {number} code */
  function end(code) {
    ended = true;
    polling.stop();
    update({});
    on.onEnd(code);
  }

  setInterval(() => update({}), 1_000);
  return { say: line.say };
}
