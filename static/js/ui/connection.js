// The connection's sign in the top bar and the banners: never a silent old page.
import { word } from "../words.js";
import { say, sayNow } from "./announce.js";

/** @typedef {import("../live/feed.js").FeedState} FeedState */

const WORDS = { live: "link.live", amber: "link.amber", red: "link.red" };
/** @type {Record<number, string>} */
const ENDS = { 4401: "link.signed_out", 4403: "link.no_post", 4409: "link.role_changed" };

/** @param {FeedState} state @param {"alarm" | "relief" | null} turned */
export function showConnection(state, turned) {
  const sign = document.getElementById("connection");
  if (sign && sign.dataset.link !== state.link) {
    sign.dataset.link = state.link;
    set(sign.querySelector("[data-link-word]"), word(WORDS[state.link]));
  }
  if (state.asOf) set(document.getElementById("as-of"), clockTime(state.asOf));
  const red = state.link === "red" && !document.getElementById("banner-end");
  banner("banner-link", red, word("link.red.title"), redText(state));
  banner("banner-late", state.late, word("link.late"), "");
  if (turned === "alarm") sayNow(`${word("link.red.title")} ${redText(state)}`);
  if (turned === "relief") say(word("link.back"));
}

/** @param {FeedState} state */
function redText({ polled, age }) {
  return polled ? word("link.red.polling") : word("link.red.text", { seconds: Math.floor(age / 1000) });
}

/** The line was closed for good. @param {number} code */
export function showEnd(code) {
  banner("banner-link", false, "", "");
  const box = banner("banner-end", true, word(ENDS[code] ?? "link.no_post"), "");
  const button = document.createElement("button");
  button.className = "button is-small";
  button.textContent = word("link.reload");
  button.addEventListener("click", () => location.reload());
  box?.append(button);
}

/** @param {string} id @param {boolean} shown @param {string} title @param {string} text */
function banner(id, shown, title, text) {
  const old = document.getElementById(id);
  if (!shown) {
    old?.remove();
    return null;
  }
  const box = old ?? document.createElement("div");
  if (!old) {
    box.id = id;
    box.className = "banner is-bad";
    box.append(document.createElement("b"), document.createElement("span"));
    document.getElementById("banners")?.append(box);
  }
  set(box.querySelector("b"), title);
  set(box.querySelector("span"), text);
  return box;
}

/** @param {Element | null} element @param {string} text */
function set(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}

/**
 * A moment as the centre reads it: 14:03:22 WIB.
 * @param {string} iso
 */
export function clockTime(iso) {
  const { zone, zoneSuffix = "" } = document.body.dataset;
  const text = new Date(iso).toLocaleTimeString("en-GB", { timeZone: zone, hour12: false });
  return `${text} ${zoneSuffix}`.trim();
}
