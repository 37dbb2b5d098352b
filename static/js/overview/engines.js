// The escalation engines, as each heartbeat tells of them; without a heartbeat nothing is claimed.
import { word } from "../words.js";
import { engineState } from "./figures.js";

/** A heartbeat comes every 2 s. */
const UNHEARD = 6_000;

/** @param {HTMLElement} box  with data-limit, and one [data-engine] each */
export function startEngines(box) {
  const limit = Number(box.dataset.limit);
  let heard = performance.now();

  /** @param {Record<string, number | null>} ages */
  function show(ages) {
    for (const line of /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll("[data-engine]"))) {
      const age = ages[line.dataset.engine ?? ""];
      const state = engineState(age, limit);
      line.dataset.tick = state;
      const text = line.querySelector("[data-engine-state]");
      if (text) text.textContent = word(`overview.engine.${state}`, { age: Math.floor(age ?? 0) });
    }
  }

  setInterval(() => {
    if (performance.now() - heard > UNHEARD) show({});
  }, 1_000);

  return {
    /** @param {import("../live/types.js").Beat} beat */
    hear({ engines }) {
      heard = performance.now();
      show(engines);
    },
  };
}
