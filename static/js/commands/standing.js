// The post this page was opened for: the server refuses what it sends once the person works in another one.

/** @returns {Record<string, string>} the header that names it; none on a page without a post */
export function standingHeader() {
  const standing = globalThis.document?.body?.dataset.standing;
  return standing ? { "X-Standing": standing } : {};
}
