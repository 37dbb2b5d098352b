// What an alarm from the centre makes of itself here: a sound, and words for a screen reader. Pure.

/** @typedef {import("../live/types.js").Alarm} Alarm */

/**
 * @param {Alarm} alarm
 * @returns {import("../sound/tones.js").Alarm | null}
 */
export function soundOf(alarm) {
  if (alarm.kind === "new" || alarm.kind === "reopened") return alarm.priority === 1 ? "new_p1" : "new";
  // The change of one's own incident is as urgent as a new one.
  if (alarm.kind === "confirm") return "new_p1";
  return alarm.kind === "changed" ? null : "overdue";
}

/**
 * @param {Alarm} alarm
 * @returns {{ key: string, values: Record<string, string | number>, urgent: boolean } | null}
 */
export function wordsOf(alarm) {
  if (alarm.kind === "changed") return null;
  const values = { number: alarm.number, level: alarm.level, priority: `P${alarm.priority}` };
  const urgent = alarm.kind === "confirm" || alarm.priority === 1 && ["new", "escalated", "failed"].includes(alarm.kind);
  return { key: alarm.kind === "new" && urgent ? "say.new_p1" : `say.${alarm.kind}`, values, urgent };
}
