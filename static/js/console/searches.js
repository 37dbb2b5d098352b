// The two searches of the intake: in what the page came with, and by the API for what is newer than the page.
import { standingHeader } from "../commands/standing.js";
import { data } from "./parts.js";
import { matchPlaces, matchTypes } from "./matching.js";

/** @typedef {import("./combo_option.js").Option} Option */

/** @param {{ code: string, label: string, category: string, priority: number }} type @returns {Option} */
const typeOption = ({ code, label, category, priority }) => ({ value: code, label, detail: category, mark: priority });

/** @param {{ code: string, name: string, levelLabel: string, within: string }} place @returns {Option} */
const placeOption = ({ code, name, levelLabel, within }) => ({
  value: code,
  label: name,
  detail: within ? `${levelLabel}, ${within}` : levelLabel,
});

export const typeSearch = {
  find: (/** @type {string} */ query) => matchTypes(data.types, query, query.trim() ? 12 : data.types.length).map(typeOption),
  async more(/** @type {string} */ query) {
    const found = await ask("incident-types", query);
    return found.map((/** @type {any} */ one) => {
      const type = { code: one.code, label: one.label, other: "", keywords: [], category: one.category_label, priority: one.default_priority };
      if (!data.types.some(({ code }) => code === type.code)) data.types.push(type);
      return typeOption(type);
    });
  },
};

export const placeSearch = {
  find: (/** @type {string} */ query) => matchPlaces(data.places, query).map(placeOption),
  async more(/** @type {string} */ query) {
    const found = await ask("places", query);
    return found.map((/** @type {any} */ one) => {
      const place = { code: one.code, name: one.name, level: one.level, levelLabel: one.level_label ?? one.level, within: one.within };
      if (!data.places.some(({ code }) => code === place.code)) data.places.push(place);
      return placeOption(place);
    });
  },
};

/** @param {string} what @param {string} query @returns {Promise<any[]>} none when the server cannot say */
async function ask(what, query) {
  try {
    const address = `/api/v1/${what}/?limit=12&q=${encodeURIComponent(query.slice(0, 80))}`;
    const answer = await fetch(address, { headers: { Accept: "application/json", ...standingHeader() }, signal: AbortSignal.timeout(3_000) });
    return answer.ok ? await answer.json() : [];
  } catch {
    return [];
  }
}
