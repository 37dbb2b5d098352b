// Running times as text. Pure.

/**
 * 0:07, 12:30, 1:02:03. Whole seconds, cut and not rounded; never negative.
 * @param {number} milliseconds
 */
export function duration(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const tail = String(seconds % 60).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${tail}`;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}:${tail}`;
}

/**
 * @param {"up" | "down"} way  up: since `mark`; down: until `mark`, rounded up, and then 0:00
 * @param {number} mark        milliseconds since 1970
 * @param {number} now
 * @returns {{ text: string, over: boolean }}
 */
export function clockText(way, mark, now) {
  if (way === "up") return { text: duration(now - mark), over: false };
  const left = mark - now;
  return { text: duration(left + 999), over: left <= 0 };
}
