// The page's two live regions: one waits its turn, one interrupts (unacknowledged P1 alone).

/** @param {string} id @param {string} text */
function put(id, text) {
  const region = document.getElementById(id);
  if (!region) return;
  // The same words twice are announced twice only if the region was emptied between.
  region.textContent = "";
  requestAnimationFrame(() => {
    region.textContent = text;
  });
}

/** @param {string} text */
export function say(text) {
  put("say", text);
}

/** @param {string} text */
export function sayNow(text) {
  put("say-now", text);
}
