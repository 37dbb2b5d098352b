// A moment with its day, as the centre reads it.

/** 23/11 14:03, with the year when it is another: 23/11/2025 14:03. @param {string} iso @param {Date} [today] */
export function centreMoment(iso, today = new Date()) {
  const timeZone = globalThis.document?.body?.dataset.zone;
  const at = new Date(iso);
  const year = (/** @type {Date} */ one) => one.toLocaleDateString("en-GB", { timeZone, year: "numeric" });
  /** @type {Intl.DateTimeFormatOptions} */
  const day = { timeZone, day: "2-digit", month: "2-digit", ...(year(at) === year(today) ? {} : { year: "numeric" }) };
  return `${at.toLocaleDateString("en-GB", day)} ${at.toLocaleTimeString("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" })}`;
}
