// Finding types and places by the first letters of any words, the best first. The same order as the API's search. Pure.
import { fold } from "../board/filters.js";

/** @typedef {{ code: string, label: string, other: string, keywords: string[], category: string, group?: string, priority: number, quiet?: boolean }} IncidentType */
/** @typedef {{ code: string, name: string, level: string, levelLabel: string, within: string }} Place */

const OTHER_LANGUAGE = 20;
const KEYWORD = 50;
const WITHIN = 30;
const INSIDE = 80;
/** So many letters may also stand inside a word: "bakar" finds "Kebakaran". */
const INSIDE_FROM = 3;
const LEVELS = ["kelurahan", "kecamatan", "city"];

/** @param {string} text @returns {string[]} */
function parts(text) {
  return fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/** @param {readonly IncidentType[]} types @param {string} query @param {number} [limit] */
export function matchTypes(types, query, limit = 12) {
  if (!parts(query).length) return [...types].slice(0, limit);
  return best(types, query, typeRank, (a, b) => a.priority - b.priority || a.label.localeCompare(b.label)).slice(0, limit);
}

/** @param {readonly Place[]} places @param {string} query @param {number} [limit] */
export function matchPlaces(places, query, limit = 12) {
  if (!parts(query).length) return [];
  const bySize = (/** @type {Place} */ a, /** @type {Place} */ b) =>
    LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || a.name.localeCompare(b.name);
  return best(places, query, placeRank, bySize).slice(0, limit);
}

/**
 * @template T
 * @param {readonly T[]} all @param {string} query
 * @param {(one: T, word: string) => number | null} rank @param {(a: T, b: T) => number} otherwise
 * @returns {T[]}
 */
function best(all, query, rank, otherwise) {
  const words = parts(query);
  /** @type {{ one: T, total: number }[]} */
  const found = [];
  for (const one of all) {
    const ranks = words.map((word) => rank(one, word));
    if (ranks.every((value) => value !== null)) found.push({ one, total: ranks.reduce((sum, value) => sum + value, 0) });
  }
  return found.sort((a, b) => a.total - b.total || otherwise(a.one, b.one)).map(({ one }) => one);
}

/** @param {IncidentType} type @param {string} word */
function typeRank(type, word) {
  const own = parts(type.label).findIndex((part) => part.startsWith(word));
  if (own >= 0) return own;
  const other = parts(type.other).findIndex((part) => part.startsWith(word));
  if (other >= 0) return OTHER_LANGUAGE + other;
  if ([type.code, ...type.keywords].some((text) => parts(text).some((part) => part.startsWith(word)))) return KEYWORD;
  return word.length >= INSIDE_FROM && fold(type.label).includes(word) ? INSIDE : null;
}

/** @param {Place} place @param {string} word */
function placeRank(place, word) {
  const own = parts(place.name).findIndex((part) => part.startsWith(word));
  if (own >= 0) return own;
  const around = parts(place.within).findIndex((part) => part.startsWith(word));
  if (around >= 0) return WITHIN + around;
  return place.code.startsWith(word) || place.code.replaceAll(".", "").startsWith(word) ? 0 : null;
}

/**
 * Cuts `text` into pieces; those that the query found are marked.
 * @param {string} text @param {string} query
 * @returns {{ text: string, found: boolean }[]}
 */
export function marked(text, query) {
  const words = parts(query).sort((a, b) => b.length - a.length);
  return text
    .split(/(?<=[^\p{L}\p{N}])|(?=[^\p{L}\p{N}])/u)
    .flatMap((piece) => {
      const word = words.find((one) => fold(piece).startsWith(one));
      if (!word) return [{ text: piece, found: false }];
      return [{ text: piece.slice(0, word.length), found: true }, { text: piece.slice(word.length), found: false }];
    })
    .filter((piece) => piece.text);
}
