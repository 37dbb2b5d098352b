// One line of the radar: an open incident, why it may be the same, and the button that attaches the call.
import { word } from "../../words.js";

/** @param {import("./radar.js").Known} known @param {boolean} first  the one that F7 takes */
export function radarLine(known, first) {
  const line = document.createElement("li");
  line.className = "radar-line";
  line.toggleAttribute("data-strong", known.strong || known.surge === true);
  const priority = text("b", `P${known.priority}`, "priority");
  priority.dataset.p = String(known.priority);
  const link = /** @type {HTMLAnchorElement} */ (text("a", known.type_label, "radar-what"));
  link.href = `/incidents/${known.id}/`;
  link.dataset.incident = String(known.id);
  const callers = known.callers === 1 ? word("radar.callers.one") : word("radar.callers.many", { count: known.callers });
  const facts = text("span", [known.number, known.where, known.callers ? callers : ""].filter(Boolean).join(" · "), "radar-where");
  const why = text("span", known.reason, "radar-why");
  if (!known.surge) why.title = word("radar.score", { score: known.score });
  line.append(priority, link, attachButton(known, first), facts, why);
  return line;
}

/** @param {import("./radar.js").Known} known @param {boolean} first */
function attachButton(known, first) {
  const button = /** @type {HTMLButtonElement} */ (text("button", word("radar.attach"), "button is-small"));
  button.type = "button";
  button.dataset.attach = String(known.id);
  button.append(text("span", ` ${known.number}, ${known.type_label}`, "hidden-text"));
  if (first) {
    const key = text("kbd", "F7", "");
    key.setAttribute("aria-hidden", "true");
    button.append(" ", key);
    button.setAttribute("aria-keyshortcuts", "F7");
  }
  return button;
}

/** @param {string} name @param {string} content @param {string} className */
function text(name, content, className) {
  const element = document.createElement(name);
  element.textContent = content;
  if (className) element.className = className;
  return element;
}
