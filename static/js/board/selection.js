// The row a person is on: one stop for Tab, j and k walk, the incident's pane follows `aria-current`.

/** @param {HTMLElement} body  the <tbody> */
export function createSelection(body) {
  const shown = () => /** @type {HTMLElement[]} */ ([...body.querySelectorAll("tr[data-id]:not([hidden])")]);

  /** The row with the focus, or the one whose incident is open. @returns {HTMLElement | null} */
  function current() {
    const focused = document.activeElement?.closest("tr[data-id]");
    return /** @type {HTMLElement | null} */ (
      focused && body.contains(focused) ? focused : body.querySelector('tr[aria-current="true"]')
    );
  }

  /** @param {HTMLElement | undefined | null} row */
  function focus(row) {
    if (!row) return;
    tabStop(row);
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }

  /** @param {HTMLElement} row */
  function tabStop(row) {
    for (const other of body.querySelectorAll('tr[tabindex="0"]')) other.setAttribute("tabindex", "-1");
    row.setAttribute("tabindex", "0");
  }

  body.addEventListener("focusin", (event) => {
    const row = /** @type {Element} */ (event.target).closest("tr[data-id]");
    if (row) tabStop(/** @type {HTMLElement} */ (row));
  });

  return {
    current,
    focus,
    /** @param {1 | -1} way */
    walk(way) {
      const rows = shown();
      const row = current();
      const at = row ? rows.indexOf(row) : -1;
      focus(at < 0 ? rows[way > 0 ? 0 : rows.length - 1] : rows[at + way]);
    },
    /** @param {"first" | "last"} end */
    jump(end) {
      const rows = shown();
      focus(end === "first" ? rows[0] : rows[rows.length - 1]);
    },
    /** Keeps the list reachable by Tab when its stop was removed. */
    mend() {
      if (body.querySelector('tr[tabindex="0"]:not([hidden])')) return;
      shown()[0]?.setAttribute("tabindex", "0");
    },
    /** @param {number | null} id */
    markOpen(id) {
      for (const row of body.querySelectorAll('tr[aria-current="true"]')) row.removeAttribute("aria-current");
      if (id !== null) body.querySelector(`tr[data-id="${id}"]`)?.setAttribute("aria-current", "true");
    },
  };
}
