// A search field with its findings (ARIA combobox with a listbox). The focus stays in the field all the time.
import { say } from "../ui/announce.js";
import { word } from "../words.js";
import { buildOption } from "./combo_option.js";

/** @typedef {import("./combo_option.js").Option} Option */
/**
 * @typedef {object} Combo
 * @property {(query: string) => Option[]} find
 * @property {(query: string) => Promise<Option[]>} more  asked when nothing is found here
 * @property {boolean} [always]  it is asked each time, and what it finds stands below
 * @property {(option: Option | null) => void} onChoose   null: what was chosen no longer holds
 * @property {() => void} onNext                          Enter: go on to the next field
 */

/** Fast typing asks the server once. */
const ASK_AFTER = 200;

/** @param {HTMLInputElement} input @param {Combo} combo */
export function startCombobox(input, { find, more, always = false, onChoose, onNext }) {
  const list = /** @type {HTMLElement} */ (document.getElementById(input.getAttribute("aria-controls") ?? ""));
  /** @type {Option[]} */
  let options = [];
  let active = -1;
  /** What is asked before a choice or a flight says nothing after it. */
  let turns = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let asking;

  /** @param {Option[]} found */
  function show(found) {
    options = found;
    list.replaceChildren(...found.map((option, at) => buildOption(option, `${list.id}-${at}`, input.value)));
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    activate(found.length && !found[0].weak ? 0 : -1);
    say(found.length ? word("combo.found", { count: found.length }) : word("combo.none"));
  }

  /** Below what stands there: nothing moves under a finger that is about to press Enter. @param {Option[]} found */
  function append(found) {
    if (!options.length) return show(found);
    const from = options.length;
    options = [...options, ...found];
    list.append(...found.map((option, at) => buildOption(option, `${list.id}-${from + at}`, input.value)));
  }

  /** @param {number} at */
  function activate(at) {
    active = at;
    for (const [index, item] of [...list.children].entries()) item.setAttribute("aria-selected", String(index === at));
    const item = list.children[at];
    if (item) input.setAttribute("aria-activedescendant", item.id);
    else input.removeAttribute("aria-activedescendant");
    if (item) reveal(/** @type {HTMLElement} */ (item));
  }

  /** Within the list alone: scrollIntoView would move the whole screen. @param {HTMLElement} item */
  function reveal(item) {
    const below = item.offsetTop + item.offsetHeight - list.clientHeight;
    list.scrollTop = Math.max(below, Math.min(list.scrollTop, item.offsetTop));
  }

  function close() {
    turns += 1;
    clearTimeout(asking);
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  /** @param {Option} option */
  function choose(option) {
    close();
    input.value = option.label;
    input.toggleAttribute("data-chosen", true);
    onChoose(option);
  }

  function search() {
    const query = input.value;
    const found = find(query);
    show(found);
    clearTimeout(asking);
    if ((always || !found.length) && query.trim()) {
      asking = setTimeout(async () => {
        const turn = turns;
        const asked = await more(query);
        if (input.value === query && document.activeElement === input && asked.length && turn === turns) append(asked);
      }, ASK_AFTER);
    }
  }

  /** @param {KeyboardEvent} event */
  function press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const open = !list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (open) activate(active < 0 && step < 0 ? options.length - 1 : (active + step + options.length) % options.length);
      else search();
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (open && active >= 0) choose(options[active]);
      onNext();
    } else if (event.key === "Tab") {
      if (open && active >= 0 && input.value.trim()) choose(options[active]);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  }

  input.addEventListener("keydown", press);
  input.addEventListener("input", () => {
    if (input.hasAttribute("data-chosen")) {
      input.removeAttribute("data-chosen");
      onChoose(null);
    }
    search();
  });
  input.addEventListener("click", () => list.hidden && search());
  input.addEventListener("blur", () => {
    // The window lost the focus, not the field: whoever comes back goes on where they were.
    if (document.activeElement === input) return;
    takeExact();
    close();
  });
  // The focus stays in the field. Only the click chooses: a finger's click comes after, and would else hit what lies below.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const at = [...list.children].findIndex((item) => item.contains(/** @type {Node} */ (event.target)));
    if (at < 0) return;
    choose(options[at]);
    onNext();
  });

  /** Whoever types the whole name has chosen it. */
  function takeExact() {
    const typed = input.value.trim().toLowerCase();
    if (!typed || input.hasAttribute("data-chosen")) return;
    const same = find(input.value).filter((option) => option.label.toLowerCase() === typed);
    if (same.length === 1) choose(same[0]);
  }

  return { close, search };
}
