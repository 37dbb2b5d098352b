// The intake: from "a call is answered" to "saved and dispatched", without losing a letter on the way.
import { serverNow } from "../clocks/clocks.js";
import { send } from "../commands/send.js";
import { clockTime } from "../ui/connection.js";
import { toast } from "../ui/toast.js";
import { word } from "../words.js";
import { createAgencies } from "./agencies.js";
import { startBar } from "./bar.js";
import { startCombobox } from "./combobox.js";
import { createDesk } from "./desk.js";
import { hasIncident, isEmpty, numberProblem, problems } from "./draft.js";
import { parseCoordinates } from "./coordinates.js";
import { focusField, focusFirstError, focusNext, readTexts, showError, showErrors, showPriority, writeFields } from "./fields.js";
import { explainFailure, hideFailure, showAside, showFailure, showRestored } from "./notices.js";
import { bar as barBox, form, part } from "./parts.js";
import { logCall, saveIncident } from "./saving.js";
import { placeSearch, typeSearch } from "./searches.js";

/** @typedef {import("./draft.js").Draft} Draft */

/** @param {(incident: number) => void} showIncident */
export function startIntake(showIncident) {
  const desk = createDesk({ onAside: (drafts) => showAside(drafts, openAside), onLost: lost });
  const agencies = createAgencies((chosen) => {
    begin();
    desk.draft.agencies = chosen;
    keep();
  });
  const bar = startBar({ onClassify: classify, onUndo: takeBack });
  const means = { send, keep: () => keep() };
  let busy = false;
  /** @type {{ draft: Draft, logged: boolean, until: number } | null} */
  let undoable = null;

  /** The clock runs from the first thing that is done about a call. */
  function begin() {
    if (desk.draft.startedAt !== null) return;
    desk.draft.startedAt = new Date(serverNow()).toISOString();
    bar.showClock(desk.draft.startedAt);
  }

  function keep() {
    const safe = desk.keep();
    const line = part("draft-kept");
    const started = desk.draft.startedAt !== null;
    line.toggleAttribute("data-unsafe", !safe);
    if (!safe) line.textContent = word("intake.no_storage");
    else line.textContent = started && !isEmpty(desk.draft) ? word("intake.kept", { time: clockTime(new Date(serverNow()).toISOString()) }) : "";
    part("discard").hidden = !started;
  }

  /** Shows the draft that is on the desk now. */
  function show() {
    const { draft } = desk;
    writeFields(draft.fields);
    showErrors({});
    hideFailure();
    showPriority(draft.fields.priority);
    agencies.set(draft.agencies);
    void agencies.ask(draft.fields.type, draft.fields.place);
    bar.showClock(draft.startedAt);
    checkPlace();
    keep();
  }

  function checkPlace() {
    const { place, placeText } = desk.draft.fields;
    part("place-free").hidden = place !== "" || placeText.trim() === "" || document.activeElement === part("in-place");
  }

  function newCall() {
    bar.hush();
    if (!isEmpty(desk.draft)) {
      desk.putAside();
      showRestored(null);
      show();
    }
    begin();
    keep();
    barBox.focus();
  }

  /** @param {string} id */
  function openAside(id) {
    if (busy || !desk.open(id)) return desk.look();
    showRestored(null);
    show();
    focusField(desk.draft.fields.type ? "narrative" : "type");
  }

  function lost() {
    show();
    toast({ title: word("intake.elsewhere"), tone: "bad" });
  }

  /** @param {string} value @param {string} label @param {string} key */
  async function classify(value, label, key) {
    if (busy || (hasIncident(desk.draft.fields) && !bar.isMeant(key, label))) return;
    const { draft } = desk;
    begin();
    const result = await hold(() => logCall(draft, value, means));
    if (result.kind === "failed") return fail(result.outcome);
    finish(draft, true);
    bar.tell(`${word("intake.logged", { label })}, ${clockTime(draft.startedAt ?? "")}`, { undoable: true });
  }

  async function save() {
    if (busy) return;
    const { draft } = desk;
    const wrong = problems(draft.fields);
    if (Object.keys(wrong).length) return refuse(Object.fromEntries(Object.entries(wrong).map(([name, key]) => [name, [word(key)]])));
    begin();
    hideFailure();
    const result = await hold(() => saveIncident(draft, means));
    if (result.kind === "failed") return fail(result.outcome);
    if (result.kind === "already") return already(draft, result.incident);
    saved(draft, result);
  }

  /** @param {Draft} draft @param {import("./saving.js").Saved} result */
  function saved(draft, { incident, later, agencies: sent }) {
    if (later === "not_saved") {
      showIncident(incident.id);
      return showFailure(word("intake.saved", { number: incident.number }), [word("intake.not_corrected")]);
    }
    finish(draft, false);
    const names = incident.dispatches.map((/** @type {any} */ one) => one.agency_name).join(", ");
    const lines = [names ? word("intake.alerted", { agencies: names }) : word("intake.nobody")];
    if (later === "saved") lines.push(word("intake.corrected"));
    if (sent === "differ") lines.push(word("intake.agencies_differ"));
    bar.tell([word("intake.saved", { number: incident.number }), ...lines].join(" · "), { tone: names ? "good" : "warn" });
    if (!names || sent === "differ") showIncident(incident.id);
  }

  /** @param {Draft} draft @param {number} incident */
  function already(draft, incident) {
    finish(draft, false);
    bar.tell(word("intake.already"));
    showIncident(incident);
  }

  /** @template T @param {() => Promise<T>} work @returns {Promise<T>} */
  async function hold(work) {
    busy = true;
    part("save").setAttribute("aria-busy", "true");
    bar.setBusy(true);
    try {
      return await work();
    } finally {
      busy = false;
      part("save").removeAttribute("aria-busy");
      bar.setBusy(false);
    }
  }

  /** @param {Draft} draft @param {boolean} logged */
  function finish(draft, logged) {
    undoable = logged ? { draft, logged, until: performance.now() + 10_000 } : null;
    const present = desk.draft.id === draft.id;
    desk.clear(draft.id);
    if (!present) return;
    showRestored(null);
    show();
    barBox.focus();
  }

  async function takeBack() {
    if (!undoable || busy || performance.now() > undoable.until) return;
    const { draft, logged } = undoable;
    undoable = null;
    desk.revive(draft);
    showRestored(null);
    show();
    bar.tell(word("intake.undone"), { tone: "warn" });
    barBox.focus();
    if (!logged) return;
    const result = await hold(() => logCall(draft, "normal", means));
    if (result.kind === "failed") fail(result.outcome);
  }

  function discard() {
    if (busy) return;
    const { draft } = desk;
    const worth = !isEmpty(draft);
    finish(draft, false);
    if (!worth) return;
    undoable = { draft, logged: false, until: performance.now() + 10_000 };
    bar.tell(word("intake.discarded"), { undoable: true });
  }

  /** @param {import("./saving.js").Failure} outcome */
  function fail(outcome) {
    if (outcome.kind === "refused" && outcome.status === 400) return refuse(outcome.fields);
    const { title, lines } = explainFailure(outcome, agencies.wanted());
    showFailure(title, lines);
  }

  /** @param {Record<string, string[]>} messages */
  function refuse(messages) {
    const rest = showErrors(messages);
    showFailure(word("intake.fail.invalid"), [...rest, word("intake.fail.invalid.text")]);
    focusFirstError();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void save();
  });
  form.addEventListener("input", (event) => {
    const { target } = event;
    begin();
    if (target instanceof HTMLInputElement && target.name === "priority") Object.assign(desk.draft.fields, { priority: Number(target.value), byHand: true });
    readTexts(desk.draft.fields);
    if (target instanceof HTMLElement) showError(target.id.replace("in-", ""), []);
    keep();
    checkPlace();
  });
  form.addEventListener("focusout", (event) => {
    const { fields } = desk.draft;
    if (event.target === part("in-place")) setTimeout(checkPlace);
    if (event.target === part("in-number") && numberProblem(fields.number)) showError("number", [word("field.number.wrong")]);
    const position = parseCoordinates(fields.coordinates);
    if (event.target === part("in-coordinates") && position.kind === "wrong") showError("coordinates", [word(`field.coordinates.${position.why}`)]);
  });
  form.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey || !target.matches("input[type=text], select") || target.role === "combobox") return;
    event.preventDefault();
    focusNext(target);
  });

  startCombobox(part("in-type"), {
    ...typeSearch,
    onChoose(option) {
      const { fields } = desk.draft;
      fields.type = option?.value ?? "";
      if (option) fields.typeText = option.label;
      if (option && !fields.byHand) fields.priority = option.mark ?? null;
      begin();
      showPriority(fields.priority);
      showError("type", []);
      void agencies.ask(fields.type, fields.place);
      keep();
    },
    onNext: () => focusNext(part("in-type")),
  });
  startCombobox(part("in-place"), {
    ...placeSearch,
    onChoose(option) {
      const { fields } = desk.draft;
      fields.place = option?.value ?? "";
      if (option) fields.placeText = option.label;
      begin();
      showError("place", []);
      if (option) showError("landmark", []);
      void agencies.ask(fields.type, fields.place);
      keep();
    },
    onNext: () => focusNext(part("in-place")),
  });

  part("new-call").addEventListener("click", newCall);
  part("discard").addEventListener("click", discard);
  part("restored-discard").addEventListener("click", discard);
  if (desk.restore()) showRestored(isEmpty(desk.draft) ? null : desk.draft.startedAt);
  show();
  barBox.focus();

  return {
    newCall,
    save,
    classify: bar.press,
    undo: takeBack,
    /** A letter typed on the call bar begins the search. @param {string} letter */
    search(letter) {
      const input = /** @type {HTMLInputElement} */ (part("in-type"));
      input.focus();
      if (desk.draft.fields.type === "") input.value += letter;
      else input.value = letter;
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    },
    toBar: () => barBox.focus(),
  };
}
