// <dialog>: opened by [data-opens="ID"], closed by [data-closes] inside it.

/** @param {string} id @returns {HTMLDialogElement | null} */
export function openDialog(id) {
  const dialog = document.getElementById(id);
  if (!(dialog instanceof HTMLDialogElement)) return null;
  if (!dialog.open) dialog.showModal();
  return dialog;
}

export function startDialogs() {
  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const opener = target.closest("[data-opens]");
    if (opener) openDialog(opener.getAttribute("data-opens") ?? "");
    if (target.closest("[data-closes]")) target.closest("dialog")?.close();
  });
}
