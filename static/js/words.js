// The words of the page, in the reader's language: read once from its JSON blocks.

/** @type {Record<string, string> | null} */
let words = null;

/** @param {string} id @returns {Record<string, string>} */
function block(id) {
  const text = document.getElementById(id)?.textContent;
  return text ? JSON.parse(text) : {};
}

/**
 * The sentence named `key`, with `{name}` filled in. An unknown key shows itself, so that it is noticed.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function word(key, values = {}) {
  words ??= { ...block("words"), ...block("page-words") };
  return fill(words[key] ?? key, values);
}

/**
 * @param {string} text
 * @param {Record<string, string | number>} values
 */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}
