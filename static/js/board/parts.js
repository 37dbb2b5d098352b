// The parts of the board's page, by their ids.

/** @template {HTMLElement} T @param {string} id @returns {T} */
const part = (id) => /** @type {T} */ (document.getElementById(id));

export const board = part("board");
export const list = part("board-list");
export const body = part("rows");
export const paneBox = part("pane");
export const waitingButton = part("waiting");
export const filteredOut = part("filtered-out");
/** @type {HTMLFormElement} */
export const filterForm = part("filters");
