// What the radar shows first, which is what F7 attaches to: what is likely, then the surge, then the rest. Pure.

/** @typedef {import("./radar.js").Known} Known */

/**
 * During a surge the next call is most likely about it, unless what is typed says clearly something else.
 * @param {Known[]} found  by likelihood @param {Known[]} surges  the one with the latest call first @returns {Known[]}
 */
export function radarOrder(found, surges) {
  const surging = new Set(surges.map(({ id }) => id));
  const marked = found.map((one) => (surging.has(one.id) ? { ...one, surge: true } : one));
  const likely = marked.filter(({ strong }) => strong);
  const named = new Set(likely.map(({ id }) => id));
  const others = surges.filter(({ id }) => !named.has(id));
  return [...likely, ...others, ...marked.filter(({ strong, surge }) => !strong && !surge)];
}
