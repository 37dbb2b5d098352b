// Whom the save alerts: the plan's agencies as a proposal, every other one a key away.
import { standingHeader } from "../commands/standing.js";
import { word } from "../words.js";
import { data, part } from "./parts.js";

/** @typedef {{ gap: boolean, roles: Map<number, string> }} Plan */

const box = part("in-agencies");
const note = part("plan-note");
const back = part("plan-back");
const RETRY = 5_000;

/** @param {(chosen: number[] | null) => void} onChange  null: those of the plan */
export function createAgencies(onChange) {
  /** @type {Plan | "none" | "wait" | "unknown"} */
  let plan = "none";
  /** @type {number[] | null} */
  let chosen = null;
  let asked = "";
  /** @type {Map<number, import("./attendance.js").Attendance>} */
  let attendance = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let retry;

  const planned = () => (typeof plan === "object" ? [...plan.roles.keys()] : []);
  const wanted = () => chosen ?? planned();

  /** @param {string} type @param {string} place */
  async function ask(type, place) {
    const pair = type && `incident_type=${encodeURIComponent(type)}${place ? `&place=${encodeURIComponent(place)}` : ""}`;
    if (pair === asked && plan !== "unknown") return;
    asked = pair;
    clearTimeout(retry);
    plan = pair ? "wait" : "none";
    if (!pair) return paint();
    const found = await read(pair);
    if (asked !== pair) return;
    plan = found ?? "unknown";
    if (!found) retry = setTimeout(() => asked === pair && ask(type, place), RETRY);
    paint();
  }

  /** @param {number} id */
  function toggle(id) {
    const now = wanted();
    const next = now.includes(id) ? now.filter((one) => one !== id) : [...now, id];
    choose(same(next, planned()) && planned().length ? null : next);
  }

  /** @param {number[] | null} next */
  function choose(next) {
    chosen = next;
    paint();
    onChange(chosen);
  }

  /** @param {Map<number, import("./attendance.js").Attendance>} found  how the agencies' boards are attended */
  function attend(found) {
    attendance = found;
    paint();
  }

  function paint() {
    const now = wanted();
    const roles = typeof plan === "object" ? plan.roles : new Map();
    const focused = document.activeElement?.getAttribute("data-agency");
    const ordered = [...data.agencies].sort((a, b) => Number(roles.has(b.id)) - Number(roles.has(a.id)));
    box.replaceChildren(...ordered.map((agency) => chip(agency, now.includes(agency.id), roles.get(agency.id), attendance.get(agency.id))));
    const stop = box.querySelector(`[data-agency="${focused}"]`) ?? box.firstElementChild;
    stop?.setAttribute("tabindex", "0");
    if (focused) /** @type {HTMLElement | null} */ (stop)?.focus();
    back.hidden = chosen === null;
    const { text, tone } = say(plan, chosen, now);
    note.textContent = text;
    showUnattended(data.agencies.filter(({ id }) => now.includes(id) && !isAttended(attendance.get(id))), attendance);
    note.className = tone ? `plan-note is-${tone}` : "plan-note";
  }

  box.addEventListener("click", (event) => {
    const id = /** @type {Element} */ (event.target).closest("[data-agency]")?.getAttribute("data-agency");
    if (id) toggle(Number(id));
  });
  box.addEventListener("keydown", walk);
  back.addEventListener("click", () => {
    choose(null);
    /** @type {HTMLElement | null} */ (box.firstElementChild)?.focus();
  });

  return {
    ask,
    attend,
    /** @param {number[] | null} ids */
    set(ids) {
      chosen = ids;
      paint();
    },
    /** Whom to telephone when nothing can be sent: those chosen or planned, or all when that is not known here. */
    toTelephone() {
      const ids = wanted();
      return data.agencies.filter(({ id, phone }) => (ids.length ? ids.includes(id) : phone !== ""));
    },
  };
}

/** @param {string} pair @returns {Promise<Plan | null>} */
async function read(pair) {
  try {
    const answer = await fetch(`/api/v1/plan/?${pair}`, { headers: { Accept: "application/json", ...standingHeader() }, signal: AbortSignal.timeout(4_000) });
    if (!answer.ok) return null;
    const { gap, lines } = await answer.json();
    return { gap, roles: new Map(lines.map((/** @type {any} */ line) => [line.agency.id, line.role])) };
  } catch {
    return null;
  }
}

/**
 * @param {Plan | "none" | "wait" | "unknown"} plan @param {number[] | null} chosen @param {number[]} now
 * @returns {{ text: string, tone: "" | "bad" | "warn" }}
 */
function say(plan, chosen, now) {
  if (chosen !== null) return now.length ? { text: word("plan.changed"), tone: "" } : { text: word("plan.nobody"), tone: "bad" };
  if (plan === "none") return { text: word("plan.wait"), tone: "" };
  if (plan === "wait") return { text: "", tone: "" };
  if (plan === "unknown") return { text: word("plan.unknown"), tone: "warn" };
  return plan.gap ? { text: word("plan.gap"), tone: "bad" } : { text: word("plan.of"), tone: "" };
}

/** Nobody knows: then there is nothing to warn of. @param {import("./attendance.js").Attendance | undefined} found */
const isAttended = (found) => !found || found.state === "attended";

/** Who would not see the dispatch, with whom to telephone. @param {import("./parts.js").Agency[]} agencies @param {Map<number, import("./attendance.js").Attendance>} attendance */
function showUnattended(agencies, attendance) {
  const line = part("plan-boards");
  /** @type {Map<string, string[]>} */
  const by = new Map();
  for (const { id, short, phone } of agencies) {
    const state = attendance.get(id)?.state_label ?? "";
    by.set(state, [...(by.get(state) ?? []), phone ? `${short} ${phone}` : short]);
  }
  const text = [...by].map(([state, names]) => `${state}: ${names.join(", ")}`).join(". ");
  if (line.textContent !== text) line.textContent = text;
  line.hidden = !text;
}

/** @param {import("./parts.js").Agency} agency @param {boolean} on @param {string | undefined} role @param {import("./attendance.js").Attendance | undefined} found */
function chip(agency, on, role, found) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "agency-toggle";
  button.dataset.agency = String(agency.id);
  button.title = agency.name;
  button.tabIndex = -1;
  button.setAttribute("aria-pressed", String(on));
  button.textContent = agency.short;
  if (!isAttended(found)) {
    button.title += `: ${found?.state_label}`;
    button.dataset.unattended = "";
  }
  if (role && role !== "dispatched") {
    const small = document.createElement("small");
    small.textContent = word(`plan.${role}`);
    button.append(" ", small);
  }
  return button;
}

/** One stop for Tab, the arrow keys walk. @param {KeyboardEvent} event */
function walk(event) {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const all = /** @type {HTMLElement[]} */ ([...box.children]);
  const at = all.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const next = all[(at + step + all.length) % all.length];
  for (const one of all) one.tabIndex = one === next ? 0 : -1;
  next.focus();
}

/** @param {number[]} a @param {number[]} b */
function same(a, b) {
  return a.length === b.length && a.every((id) => b.includes(id));
}
