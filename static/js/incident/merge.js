// Merges an incident into another one: the likely ones come from the server, which agencies go on is asked first.
import { explain } from "../commands/outcome.js";
import { send } from "../commands/send.js";
import { toast } from "../ui/toast.js";
import { word } from "../words.js";
import { showNotice } from "./edit_form.js";

/** @param {(id: number) => void} onDone */
export function startMerging(onDone) {
  const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById("merge"));
  if (!dialog) return;
  const box = dialog;

  /** @param {number} id @param {string} [number]  of another incident that is to be offered */
  async function open(id, number = "") {
    const form = await read(id, number);
    if (!form) return toast({ title: word("merge.failed"), tone: "bad" });
    box.replaceChildren(form);
    if (!box.open) box.showModal();
    /** @type {HTMLElement | null} */ (form.querySelector("input[name=into]:checked") ?? form.querySelector("input[name=into]") ?? form.querySelector("#merge-number"))?.focus();
  }

  async function merge() {
    const form = /** @type {HTMLFormElement} */ (box.querySelector("form"));
    const chosen = /** @type {HTMLInputElement | null} */ (form.querySelector("input[name=into]:checked"));
    if (!chosen) return showNotice(form, word("merge.none"), "");
    const carry = [.../** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input[name=carry]:checked"))].map(({ value }) => Number(value));
    const body = { version: Number(form.dataset.version), into: Number(chosen.value), into_version: Number(chosen.dataset.version), carry };
    const outcome = await send(`/api/v1/incidents/${form.dataset.incident}/merge/`, body);
    if (outcome.kind !== "done") {
      const { title, text } = explain(outcome);
      // The versions shown are old: the form is read again, so that the next press merges what is seen then.
      if (outcome.kind === "stale") await open(Number(form.dataset.incident), chosen.dataset.number);
      return showNotice(/** @type {HTMLFormElement} */ (box.querySelector("form")), title, text);
    }
    box.close();
    toast({ title: word("done.merge", { number: chosen.dataset.number ?? "" }) });
    onDone(Number(form.dataset.incident));
  }

  function find() {
    const number = /** @type {HTMLInputElement} */ (box.querySelector("#merge-number")).value.trim();
    const form = /** @type {HTMLFormElement} */ (box.querySelector("form"));
    void open(Number(form.dataset.incident), number);
  }

  box.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = box.querySelector("button[type=submit]");
    if (button?.getAttribute("aria-busy") === "true") return;
    button?.setAttribute("aria-busy", "true");
    await merge();
    box.querySelector("button[type=submit]")?.removeAttribute("aria-busy");
  });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || /** @type {Element} */ (event.target).id !== "merge-number") return;
    event.preventDefault();
    find();
  });
  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const opener = /** @type {HTMLElement | null} */ (target.closest("[data-merge]"));
    if (opener) void open(Number(opener.dataset.merge));
    if (target.closest("[data-merge-find]")) find();
  });
}

/** @param {number} id @param {string} number @returns {Promise<HTMLFormElement | null>} */
async function read(id, number) {
  try {
    const answer = await fetch(`/incidents/${id}/merge/?number=${encodeURIComponent(number)}`, { headers: { Accept: "text/html" }, signal: AbortSignal.timeout(8_000) });
    if (!answer.ok) return null;
    const holder = document.createElement("template");
    holder.innerHTML = await answer.text();
    return holder.content.querySelector("form");
  } catch {
    return null;
  }
}
