// From a draft to a call and its incident: each sent under its own key, so that no retry, reload or double click doubles it.
import { agenciesDiffer, callBody, corrections, incidentBody } from "./draft.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./draft.js").Body} Body */
/** @typedef {import("../commands/send.js").Outcome} Outcome */
/** @typedef {Exclude<Outcome, import("../commands/send.js").Done>} Failure */
/**
 * @typedef {object} Means
 * @property {(url: string, body: Body, options: { method?: string, newKey: () => string }) => Promise<Outcome>} send
 * @property {(draft: Draft) => void} keep  writes the draft down before and after each message
 * @property {(draft: Draft) => Body} [additions]  what other parts send with the incident
 */
/** @typedef {{ kind: "failed", outcome: Failure }} Failed */
/** @typedef {{ kind: "logged", call: any }} Logged */
/**
 * @typedef {{ kind: "saved", incident: any, later: "none" | "saved" | "not_saved", agencies: "as_wanted" | "differ" }} Saved
 * `later`: what was changed after a first try whose answer never came
 */
/** @typedef {{ kind: "already", incident: number }} Already */

/**
 * Logs the call with its class; a call that is known already is only given the class.
 * @param {Draft} draft @param {string} callClass @param {Means} means
 * @returns {Promise<Logged | Failed>}
 */
export async function logCall(draft, callClass, means) {
  const failed = await ensureCall(draft, callClass, means);
  if (failed) return failed;
  const call = /** @type {NonNullable<Draft["call"]>} */ (draft.call);
  if (call.class === callClass) return { kind: "logged", call };
  const key = `${draft.keys.call}-${call.version}-${callClass}`;
  const outcome = await means.send(`/api/v1/calls/${call.id}/`, { version: call.version, call_class: callClass }, { method: "PATCH", newKey: () => key });
  if (outcome.kind !== "done") return { kind: "failed", outcome };
  remember(draft, outcome.data, means);
  return { kind: "logged", call: draft.call };
}

/**
 * Logs the call if that was not done, then opens the incident and dispatches.
 * @param {Draft} draft @param {Means} means
 * @returns {Promise<Saved | Already | Failed>}
 */
export async function saveIncident(draft, means) {
  const failed = await ensureCall(draft, "normal", means);
  if (failed) return failed;
  const call = /** @type {NonNullable<Draft["call"]>} */ (draft.call);
  const body = (draft.incidentSent ??= { ...incidentBody(draft, call.id), ...means.additions?.(draft) });
  means.keep(draft);
  const outcome = await means.send("/api/v1/incidents/", body, { newKey: () => draft.keys.incident });
  if (outcome.kind === "stale" && outcome.current?.incident) return { kind: "already", incident: outcome.current.incident };
  if (outcome.kind !== "done") {
    if (!mayHaveArrived(outcome)) draft.incidentSent = null;
    means.keep(draft);
    return { kind: "failed", outcome };
  }
  // What was typed since, while it was under way or after a try whose answer never came, follows it.
  const wanted = incidentBody(draft, call.id);
  return { kind: "saved", incident: outcome.data, ...(await correct(draft, body, wanted, outcome.data, means)) };
}

/** @param {Draft} draft @param {string} callClass @param {Means} means @returns {Promise<Failed | null>} */
async function ensureCall(draft, callClass, means) {
  if (draft.call) return null;
  draft.callSent ??= callBody(draft, callClass);
  means.keep(draft);
  const outcome = await means.send("/api/v1/calls/", draft.callSent, { newKey: () => draft.keys.call });
  if (outcome.kind === "done") {
    remember(draft, outcome.data, means);
    return null;
  }
  if (!mayHaveArrived(outcome)) draft.callSent = null;
  means.keep(draft);
  return { kind: "failed", outcome };
}

/** @param {Draft} draft @param {any} call @param {Means} means */
function remember(draft, call, means) {
  draft.call = { id: call.id, version: call.version, class: call.call_class };
  draft.callSent = null;
  means.keep(draft);
}

/** Only then must the next try be the same, letter by letter. @param {Failure} outcome */
function mayHaveArrived({ kind }) {
  return kind === "offline" || kind === "unavailable";
}

/**
 * @param {Draft} draft @param {Body} sent @param {Body} wanted @param {any} incident @param {Means} means
 * @returns {Promise<Pick<Saved, "later" | "agencies">>}
 */
async function correct(draft, sent, wanted, incident, means) {
  const agencies = agenciesDiffer(sent, wanted) ? "differ" : "as_wanted";
  const facts = corrections(sent, wanted);
  if (Object.keys(facts).length === 0) return { later: "none", agencies };
  const outcome = await patch(draft, incident.id, incident.version, facts, means);
  // Versions rise with every acknowledgement; whoever logged it corrects it all the same.
  const again = outcome.kind === "stale" && outcome.current?.version;
  const last = again ? await patch(draft, incident.id, again, facts, means) : outcome;
  return { later: last.kind === "done" ? "saved" : "not_saved", agencies };
}

/** @param {Draft} draft @param {number} id @param {number} version @param {Body} facts @param {Means} means */
function patch(draft, id, version, facts, means) {
  const newKey = () => `${draft.keys.incident}-${version}`;
  return means.send(`/api/v1/incidents/${id}/`, { version, ...facts }, { method: "PATCH", newKey });
}
