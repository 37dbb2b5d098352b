// Passing messages, bottom right. A failure stays until it is closed; a success goes by itself.
import { word } from "../words.js";
import { say } from "./announce.js";

const STAYS = 5_000;
const AT_MOST = 4;

/**
 * @param {object} message
 * @param {string} message.title
 * @param {string} [message.text]
 * @param {"good" | "bad"} [message.tone]
 */
export function toast({ title, text = "", tone = "good" }) {
  const box = document.getElementById("toasts");
  if (!box) return;
  const item = document.createElement("div");
  item.className = `toast is-${tone}`;
  item.append(line("b", title), closer(item));
  if (text) item.append(line("p", text));
  while (box.children.length >= AT_MOST) box.firstElementChild?.remove();
  box.append(item);
  say(`${title} ${text}`);
  if (tone === "good") setTimeout(() => item.remove(), STAYS);
}

/** @param {string} name @param {string} text */
function line(name, text) {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}

/** @param {HTMLElement} item */
function closer(item) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button is-quiet is-small is-icon";
  button.textContent = "×";
  button.setAttribute("aria-label", word("command.close"));
  button.addEventListener("click", () => item.remove());
  return button;
}
