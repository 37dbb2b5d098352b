// The console's list: one's own open incidents, or all of the centre.
import { word } from "../words.js";
import { createLiveList } from "./live_list.js";
import { countRows, fitsView, viewOf } from "./mine.js";
import { data, part } from "./parts.js";

const REMEMBERED = `dispatch112.console.view.${data.user}`;

export function startList() {
  const views = part("list-view");
  const warning = part("filtered-out");
  /** @type {import("./mine.js").View} */
  let view = viewOf(localStorage.getItem(REMEMBERED) ?? data.view);
  const list = createLiveList({ fits: (row) => fitsView(row.dataset, view, data.user), onPaint: paint });

  /** @param {HTMLElement[]} rows */
  function paint(rows) {
    const count = countRows(rows.map((row) => row.dataset), data.user);
    for (const button of views.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button.value === view));
      const number = button.querySelector(".count");
      if (number) number.textContent = String(button.value === "mine" ? count.mine : count.all);
    }
    warning.hidden = view === "all" || count.unseen === 0;
    warning.textContent = word("list.filter_hides", { count: count.unseen });
  }

  /** @param {import("./mine.js").View} chosen */
  function look(chosen) {
    view = chosen;
    localStorage.setItem(REMEMBERED, chosen);
    list.look();
  }

  views.addEventListener("click", (event) => {
    const button = /** @type {Element} */ (event.target).closest("button");
    if (button) look(viewOf(button.value));
  });
  warning.addEventListener("click", () => look("all"));
  list.look();

  return {
    ...list,
    /** Puts the focus into the list, or on its choice of view when it is empty. */
    enter() {
      if (!list.enter()) views.querySelector("button")?.focus();
      return true;
    },
  };
}
