// <dialog>: opened by [data-opens="ID"], closed by [data-closes] inside it.

/** @param {string} id @returns {HTMLDialogElement | null} */
export function openDialog(id) {
  const dialog = document.getElementById(id);
  if (!(dialog instanceof HTMLDialogElement)) return null;
  if (!dialog.open) dialog.showModal();
  return dialog;
}

export function startDialogs() {
  // The frame offers what only some pages have, the list of keys for one.
  for (const opener of document.querySelectorAll("[data-opens][hidden]")) {
    opener.toggleAttribute("hidden", !document.getElementById(opener.getAttribute("data-opens") ?? ""));
  }
  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const opener = target.closest("[data-opens]");
    if (opener) {
      opener.closest("details.menu")?.removeAttribute("open");
      openDialog(opener.getAttribute("data-opens") ?? "");
    }
    if (target.closest("[data-closes]")) target.closest("dialog")?.close();
  });
}
