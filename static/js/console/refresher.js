// Reads something again when it may have changed, but never more often than every so many milliseconds. Pure, given a timer.

/**
 * @param {() => Promise<void>} read
 * @param {{ every: number, now?: () => number, later?: (work: () => void, wait: number) => unknown }} means
 * @returns {() => void} says that it may have changed
 */
export function createRefresher(read, { every, now = () => performance.now(), later = setTimeout }) {
  let last = -Infinity;
  let reading = false;
  let wanted = false;
  let waiting = false;

  async function run() {
    waiting = false;
    wanted = false;
    reading = true;
    last = now();
    await read();
    reading = false;
    if (wanted) ask();
  }

  function ask() {
    wanted = true;
    if (reading || waiting) return;
    const wait = last + every - now();
    if (wait <= 0) void run();
    else {
      waiting = true;
      later(() => void run(), wait);
    }
  }

  return ask;
}
