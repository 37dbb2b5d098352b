// Times on paper are the centre's own: between them and UTC. Pure.

/** @param {string} local  "2026-11-23T02:14" @param {string} offset  "+07:00" @returns {number | null} milliseconds since 1970 */
export function momentOf(local, offset) {
  const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?$/.test(local) ? Date.parse(`${local}${offset}`) : NaN;
  return Number.isNaN(moment) ? null : moment;
}

/** As an <input type="datetime-local"> holds it. @param {number} moment @param {string} offset */
export function wallClock(moment, offset) {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(offset) ?? ["", "+", "0", "0"];
  const shift = (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -60_000 : 60_000);
  return new Date(moment + shift).toISOString().slice(0, 16);
}
