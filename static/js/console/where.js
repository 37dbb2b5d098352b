// One field for where it is: what is typed is kept as the landmark or the address at once, what is chosen fills the rest.
import { standingHeader } from "../commands/standing.js";
import { word } from "../words.js";
import { startCombobox } from "./combobox.js";
import { parseCoordinates } from "./coordinates.js";
import { focusNext, showError } from "./fields.js";
import { data, part } from "./parts.js";
import { matchPlaces } from "./matching.js";
import { fieldOf, problemOf } from "./where_text.js";

/** @typedef {import("./combo_option.js").Option} Option */
/**
 * @typedef {object} Found   as the API finds it
 * @property {string} source
 * @property {string} label
 * @property {string} detail
 * @property {string} landmark
 * @property {string} address
 * @property {{ code: string, name: string, level: string, within: string } | null} place
 * @property {number | null} latitude
 * @property {number | null} longitude
 * @property {boolean} sure
 */

const MOST_PLACES = 4;

/** @param {import("./room.js").Room} room */
export function startWhere({ call, keys }) {
  const input = /** @type {HTMLInputElement} */ (part("in-where"));
  /** What an option's value stands for. @type {Map<string, Partial<import("./draft.js").Fields>>} */
  const meanings = new Map();

  /** @param {string} query @returns {Option[]} */
  function find(query) {
    meanings.clear();
    const position = parseCoordinates(query);
    if (position.kind === "point") {
      const text = `${position.latitude}, ${position.longitude}`;
      meanings.set(text, { coordinates: text });
      return [{ value: text, label: text, detail: word("where.coordinates") }];
    }
    return matchPlaces(data.places, query, MOST_PLACES).map(({ code, name, levelLabel, within }) => {
      meanings.set(code, { place: code });
      return { value: code, label: name, detail: within ? `${levelLabel}, ${within}` : levelLabel };
    });
  }

  /** @param {string} query @returns {Promise<Option[]>} */
  async function more(query) {
    const found = await ask(query);
    return found.filter((one) => one.source !== "place" || !meanings.has(one.place?.code ?? "")).map((one, at) => {
      const value = `${one.source} ${at}`;
      meanings.set(value, meaningOf(one));
      return { value, label: one.label, detail: one.detail, weak: !one.sure };
    });
  }

  /** @param {Option | null} option */
  function choose(option) {
    const meaning = option && meanings.get(option.value);
    if (!option || !meaning) return;
    // What was kept of the letters typed so far gives way to what they meant.
    call.fill({ ...withdrawn(), where: option.label, ...meaning });
    forget();
    for (const name of ["where", "landmark", "place", "coordinates"]) showError(name, []);
  }

  /** @returns {Partial<import("./draft.js").Fields>} */
  function withdrawn() {
    const { field, text } = call.draft.extra.typedWhere ?? {};
    return field && /** @type {any} */ (call.draft.fields)[field] === text ? { [field]: "" } : {};
  }

  function forget() {
    delete call.draft.extra.typedWhere;
    call.touch();
  }

  /** Every letter is kept where it belongs, so that nothing is lost without a choice. */
  function mirror() {
    const text = input.value.trim();
    showError("where", []);
    const cleared = withdrawn();
    const field = fieldOf(text);
    const fields = /** @type {Record<string, unknown>} */ ({ ...call.draft.fields, ...cleared });
    const free = field !== null && (fields[field] === "" || fields[field] === undefined);
    call.fill({ ...cleared, where: input.value, ...(free && field ? { [field]: text } : {}) });
    if (free) call.draft.extra.typedWhere = { field, text };
    else delete call.draft.extra.typedWhere;
    call.keep();
  }

  startCombobox(input, { find, more, always: true, onChoose: choose, onNext: () => focusNext(input) });
  input.addEventListener("input", mirror);
  input.addEventListener("blur", () => {
    const problem = problemOf(input.value);
    showError("where", problem ? [word(problem)] : []);
  });
  keys.add({ key: "F6", label: "where.key", run: toField });

  function toField() {
    input.focus();
    input.select();
  }
}

/** @param {Found} found @returns {Partial<import("./draft.js").Fields>} */
function meaningOf({ landmark, address, place, latitude, longitude }) {
  if (place && !data.places.some(({ code }) => code === place.code)) data.places.push({ ...place, levelLabel: place.level });
  return {
    ...(landmark ? { landmark } : {}),
    ...(address ? { address } : {}),
    ...(place ? { place: place.code } : {}),
    ...(latitude !== null && longitude !== null ? { coordinates: `${latitude}, ${longitude}` } : {}),
  };
}

/** @param {string} query @returns {Promise<Found[]>} none when the server cannot say */
async function ask(query) {
  try {
    const address = `/api/v1/locations/?limit=8&q=${encodeURIComponent(query.slice(0, 200))}`;
    const answer = await fetch(address, { headers: { Accept: "application/json", ...standingHeader() }, signal: AbortSignal.timeout(3_000) });
    return answer.ok ? await answer.json() : [];
  } catch {
    return [];
  }
}
