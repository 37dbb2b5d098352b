// A live list out of a <tbody>: rows come as HTML, keep their places and their focus.
import { paintClocks } from "../clocks/clocks.js";
import { compare, place } from "../live/order.js";
import { watchPress } from "./press.js";

/** @typedef {import("../live/types.js").Row} Row */

/**
 * @param {HTMLElement} body
 * @param {object} options
 * @param {() => boolean} options.busy                        the person works in the list or has scrolled it
 * @param {(waiting: readonly Row[]) => void} options.onWaiting
 * @param {(changed: readonly number[]) => void} options.onChange  after every change; ids of rows touched
 */
export function createTable(body, { busy, onWaiting, onChange }) {
  /** @type {Map<number, HTMLElement>} */
  const rows = new Map();
  /** @type {Map<number, Row>} */
  let waiting = new Map();

  /** The newest form of a row that is being pressed. @type {Map<number, Row>} */
  const held = new Map();
  const isPressed = watchPress(body, () => {
    const late = [...held.values()];
    held.clear();
    for (const row of late) patch(row);
  });

  const focusedId = () => Number(document.activeElement?.closest("tr[data-id]")?.getAttribute("data-id")) || null;

  /** @param {Row[]} arrived  changes */
  function apply(arrived) {
    const news = arrived.filter((row) => !holdBack(row));
    const shown = /** @type {HTMLElement[]} */ ([...body.querySelectorAll(":scope > tr[data-id]")]).map(keyOf);
    carryOut(place(shown, news, { focused: focusedId(), busy: busy() }));
    onChange(arrived.map((row) => row.id));
  }

  /** A row that already waits stays behind the button, in its newest form; one that left goes. @param {Row} row */
  function holdBack(row) {
    if (!waiting.has(row.id)) return false;
    if (row.html === null) waiting.delete(row.id);
    else waiting.set(row.id, row);
    onWaiting([...waiting.values()]);
    return true;
  }

  /** @param {import("../live/order.js").Plan} plan */
  function carryOut(plan) {
    for (const id of plan.remove) drop(id);
    for (const id of plan.fade) rows.get(id)?.setAttribute("data-left", "");
    for (const row of plan.update) patch(row);
    for (const { row, before } of plan.insert) insert(row, before);
    for (const { id, before } of plan.move) putBefore(/** @type {HTMLElement} */ (rows.get(id)), before);
    for (const row of plan.wait) waiting.set(row.id, row);
    if (plan.wait.length) onWaiting([...waiting.values()]);
  }

  /** @param {number} id */
  function drop(id) {
    rows.get(id)?.remove();
    rows.delete(id);
  }

  /** @param {Row} row @param {number | null} before */
  function insert(row, before) {
    const element = build(row);
    rows.set(row.id, element);
    putBefore(element, before);
    paintClocks(element);
  }

  /** @param {HTMLElement} element @param {number | null} before */
  function putBefore(element, before) {
    body.insertBefore(element, (before !== null && rows.get(before)) || null);
  }

  /** @param {Row} row */
  function patch(row) {
    const element = rows.get(row.id);
    if (!element) return;
    if (isPressed(element)) held.set(row.id, row);
    else if (isNews(element, row)) patchRow(element, build(row));
  }

  /** Shows exactly these rows, in order. @param {Row[]} all */
  function replace(all) {
    const focused = focusedId();
    const keep = new Set(all.map((row) => row.id));
    for (const id of [...rows.keys()]) if (!keep.has(id) && id !== focused) drop(id);
    if (focused && !keep.has(focused)) rows.get(focused)?.setAttribute("data-left", "");
    waiting = new Map();
    if (rows.size > 0) apply(all);
    else fillWith(all);
    onWaiting([...waiting.values()]);
    onChange(all.map((row) => row.id));
  }

  /** @param {Row[]} all */
  function fillWith(all) {
    const part = document.createDocumentFragment();
    for (const row of [...all].sort(compare)) {
      const element = build(row);
      rows.set(row.id, element);
      part.append(element);
    }
    paintClocks(part);
    body.append(part);
  }

  /** Shows what waits, clears what has left, and sorts everything. */
  function settle() {
    for (const element of [...rows.values()]) if ("left" in element.dataset) drop(idOf(element));
    for (const row of waiting.values()) if (row.html !== null) rows.set(row.id, build(row));
    waiting = new Map();
    const ordered = [...rows.values()].sort((a, b) => compare(keyOf(a), keyOf(b)));
    body.append(...ordered);
    paintClocks(body);
    onWaiting([]);
    onChange([]);
  }

  return { apply, replace, settle, element: (/** @type {number} */ id) => rows.get(id), elements: () => rows.values(), waiting: () => waiting };
}

/** @param {HTMLElement} element */
const idOf = (element) => Number(element.dataset.id);
/** @param {HTMLElement} element */
const keyOf = (element) => ({ id: idOf(element), sort: element.dataset.sort ?? "" });

/** A row of the same version looks the same: it stays as it is, under whoever is about to press it. @param {HTMLElement} element @param {Row} row */
const isNews = ({ dataset }, { version }) => "left" in dataset || dataset.version !== String(version);

/** @param {Row} row @returns {HTMLElement} */
function build(row) {
  const holder = document.createElement("template");
  holder.innerHTML = (row.html ?? "").trim();
  const element = /** @type {HTMLElement} */ (holder.content.firstElementChild);
  element.dataset.sort = row.sort;
  return element;
}

/**
 * Makes `old` look like `fresh` without taking it out of the page: the focus stays, on the same button if it
 * is still there, otherwise on the row.
 * @param {HTMLElement} old @param {HTMLElement} fresh
 */
function patchRow(old, fresh) {
  const active = old.contains(document.activeElement) ? document.activeElement : null;
  const action = active?.getAttribute("data-action");
  const kept = { tabindex: old.getAttribute("tabindex"), current: old.getAttribute("aria-current"), hidden: old.hidden };
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) old.setAttribute(name, value);
  if (kept.tabindex) old.setAttribute("tabindex", kept.tabindex);
  if (kept.current) old.setAttribute("aria-current", kept.current);
  old.hidden = kept.hidden;
  old.replaceChildren(...fresh.childNodes);
  paintClocks(old);
  if (!active || active === old) return;
  const again = action ? old.querySelector(`[data-action="${CSS.escape(action)}"]`) : null;
  /** @type {HTMLElement} */ (again ?? old).focus({ preventScroll: true });
}
