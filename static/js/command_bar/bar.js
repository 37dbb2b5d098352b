// The command bar: a search field over everything that can be done or found here (ARIA combobox with a listbox).
import { say } from "../ui/announce.js";
import { word } from "../words.js";
import { findings } from "./findings.js";
import { matching } from "./matching.js";
import { pageActions } from "./page_actions.js";
import { actions } from "./registry.js";

/** @typedef {import("./registry.js").Command} Command */

const MOST = 30;
/** Fast typing asks the server once. */
const ASK_AFTER = 120;

/** @param {HTMLDialogElement} dialog @returns {() => void} opens it */
export function createBar(dialog) {
  const input = /** @type {HTMLInputElement} */ (dialog.querySelector("[role=combobox]"));
  const list = /** @type {HTMLElement} */ (dialog.querySelector("[role=listbox]"));
  const none = /** @type {HTMLElement} */ (dialog.querySelector("[data-none]"));
  /** @type {Command[]} */
  let here = [];
  /** @type {Command[]} */
  let shown = [];
  let active = 0;
  /** @type {AbortController | null} */
  let asking = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let soon;

  function open() {
    here = [...actions(), ...pageActions()];
    input.value = "";
    show(matching(here, "", MOST), 0);
    if (!dialog.open) dialog.showModal();
    input.focus();
  }

  function search() {
    const query = input.value;
    const own = matching(here, query, MOST);
    show(own, 0);
    asking?.abort();
    clearTimeout(soon);
    soon = setTimeout(() => void ask(query, own), ASK_AFTER);
  }

  /** @param {string} query @param {Command[]} own */
  async function ask(query, own) {
    const mine = new AbortController();
    asking = mine;
    const found = await findings(query, mine.signal);
    if (mine.signal.aborted || input.value !== query || !dialog.open) return;
    // What was at the cursor stays there; a finding without a command beside it comes first.
    show([...own, ...found], own.length ? active : 0);
    say(shown.length ? word("combo.found", { count: shown.length }) : word("combo.none"));
  }

  /** @param {Command[]} commands @param {number} at */
  function show(commands, at) {
    shown = commands;
    list.replaceChildren(...commands.map(optionOf));
    list.hidden = commands.length === 0;
    none.hidden = commands.length > 0;
    input.setAttribute("aria-expanded", String(commands.length > 0));
    activate(commands.length ? at : -1);
  }

  /** @param {number} at */
  function activate(at) {
    active = at;
    for (const [index, item] of [...list.children].entries()) item.setAttribute("aria-selected", String(index === at));
    const item = list.children[at];
    if (item) input.setAttribute("aria-activedescendant", item.id);
    else input.removeAttribute("aria-activedescendant");
    item?.scrollIntoView({ block: "nearest" });
  }

  /** @param {number} at */
  function run(at) {
    const command = shown[at];
    if (!command) return;
    dialog.close();
    command.run();
  }

  input.addEventListener("input", search);
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && shown.length) {
      event.preventDefault();
      activate((active + step + shown.length) % shown.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (!event.repeat) run(active);
    }
  });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    run([...list.children].findIndex((item) => item.contains(/** @type {Node} */ (event.target))));
  });
  dialog.addEventListener("close", () => asking?.abort());
  return open;
}

/** @param {Command} command @param {number} at */
function optionOf({ label, detail = "", keys = [] }, at) {
  const item = document.createElement("li");
  item.id = `command-${at}`;
  item.setAttribute("role", "option");
  const name = document.createElement("span");
  name.textContent = label;
  const more = document.createElement("small");
  more.textContent = detail;
  item.append(name, more, ...keys.map(keyOf));
  return item;
}

/** @param {string} name */
function keyOf(name) {
  const key = document.createElement("kbd");
  key.textContent = name;
  key.setAttribute("aria-hidden", "true");
  return key;
}
