// The pages and the person's own choices, from the frame of the page: what is not offered there is no command either.

/** @typedef {import("./registry.js").Command} Command */

const LINKS = ".topbar .nav a, .topbar form.shift button, #person-menu .menu-item";

/** @returns {Command[]} */
export function pageActions() {
  const found = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(LINKS)]);
  return found.filter((one) => !one.closest("[hidden]") && labelOf(one)).map((one, at) => ({
    id: `page-${at}`,
    label: labelOf(one),
    run: () => one.click(),
  }));
}

/** A choice of a group bears the group's name: "Theme: Dark". @param {HTMLElement} one */
function labelOf(one) {
  const own = textOf(one);
  const group = one.closest(".menu-group")?.querySelector("h2")?.textContent?.trim();
  return group && own ? `${group}: ${own}` : own;
}

/** Without the keys and signs in it. @param {HTMLElement} one */
function textOf(one) {
  const copy = /** @type {HTMLElement} */ (one.cloneNode(true));
  for (const sign of copy.querySelectorAll("kbd, svg, small, [aria-hidden=true]")) sign.remove();
  return copy.textContent?.trim().replace(/\s+/g, " ") ?? "";
}
