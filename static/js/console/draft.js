// One call as it is being taken: what was typed, the keys under which it is sent, and what was sent. Pure.
import { parseCoordinates } from "./coordinates.js";

/**
 * @typedef {object} Fields
 * @property {string} number
 * @property {string} name
 * @property {string} language
 * @property {string} type          code, "" for none
 * @property {string} typeText
 * @property {number | null} priority  as shown, so that what is shown is what is saved
 * @property {boolean} byHand       the priority was chosen, and no longer follows the type
 * @property {string} where         as typed or chosen in the location field; what it means stands in the next five
 * @property {string} place         code, "" for none
 * @property {string} placeText
 * @property {string} landmark
 * @property {string} address
 * @property {string} coordinates
 * @property {string} narrative
 */
/** @typedef {Record<string, any>} Body */
/**
 * @typedef {object} Draft
 * @property {string} id
 * @property {string | null} startedAt  when the call was answered, by the server's clock; null: no call yet
 * @property {{ call: string, incident: string }} keys
 * @property {{ id: number, version: number, class: string } | null} call   the call as the server has it
 * @property {Body | null} callSent      sent, and not known whether it arrived: a repetition must be the same
 * @property {Body | null} incidentSent  the same of the incident
 * @property {Fields} fields
 * @property {number[] | null} agencies  null: those of the plan
 * @property {Record<string, any>} extra   what the parts beside the intake keep with the call, by their names
 * @property {import("./outbox.js").Waiting} [waiting]  it could not be sent: in the outbox alone
 * @property {Record<string, boolean>} hand  the fields that the operator filled: nothing else may overwrite them
 */

/** @param {string} language @returns {Fields} */
export function noFields(language) {
  return {
    number: "", name: "", language, type: "", typeText: "", priority: null, byHand: false, where: "", place: "", placeText: "",
    landmark: "", address: "", coordinates: "", narrative: "",
  };
}

/** @param {() => string} newKey @param {string} language @returns {Draft} */
export function newDraft(newKey, language) {
  return {
    id: newKey(), startedAt: null, keys: { call: newKey(), incident: newKey() },
    call: null, callSent: null, incidentSent: null, fields: noFields(language), agencies: null,
    extra: {}, hand: {},
  };
}

/** A draft that was kept by an earlier version of this page. @param {Draft} draft @returns {Draft} */
export function completed(draft) {
  return { ...draft, fields: { ...noFields(draft.fields.language), ...draft.fields }, extra: draft.extra ?? {}, hand: draft.hand ?? {} };
}

/**
 * Which of the proposed values may be set: what the operator typed stays, what is empty may be filled.
 * @param {Draft} draft @param {Partial<Fields>} values @returns {Partial<Fields>}
 */
export function settable({ fields, hand }, values) {
  const free = (/** @type {[string, unknown]} */ [name, value]) => {
    const held = name === "priority" ? fields.byHand : hand[name];
    const present = /** @type {any} */ (fields)[name];
    return value !== present && !(held && present !== "" && present !== null);
  };
  return Object.fromEntries(Object.entries(values).filter(free));
}

/** Whether anything would be lost with it. @param {Draft} draft */
export function isEmpty({ fields, agencies, call, callSent, incidentSent, extra }) {
  return !extra?.telephone && !call && !callSent && !incidentSent && agencies === null && !hasIncident(fields) && !fields.number && !fields.name;
}

/** Whether more is typed than who calls: one key must not turn it into a prank. @param {Fields} fields */
export function hasIncident({ type, typeText, placeText, landmark, address, coordinates, narrative }) {
  return [type, typeText, placeText, landmark, address, coordinates, narrative].some((text) => text.trim() !== "");
}

/** @param {Draft} draft @param {string} callClass @returns {Body} */
export function callBody({ startedAt, fields, extra }, callClass) {
  /** @type {Body} */
  const body = { call_class: callClass, caller_number: fields.number.trim(), caller_name: fields.name.trim(), language: fields.language };
  if (startedAt) Object.assign(body, { presented_at: startedAt, answered_at: startedAt });
  if (extra?.quiet?.on) body.do_not_call_back = true;
  if (extra?.paper) body.paper_form = extra.paper.form;
  if (extra?.telephone) body.telephone_call = extra.telephone.id;
  if (callClass !== "normal") body.summary = summaryOf(fields);
  return body;
}

/** What was typed, as the summary of a call that opens no incident. @param {Fields} fields */
export function summaryOf({ typeText, placeText, landmark, address, coordinates, narrative }) {
  const where = [landmark, address, placeText, coordinates].map((text) => text.trim()).filter(Boolean).join(", ");
  return [typeText.trim(), where, narrative.trim()].filter(Boolean).join("\n").slice(0, 2000);
}

/** @param {Draft} draft @param {number} call @returns {Body} */
export function incidentBody({ fields, agencies }, call) {
  const position = parseCoordinates(fields.coordinates);
  /** @type {Body} */
  const body = {
    call,
    incident_type: fields.type,
    priority: fields.priority,
    place: fields.place || null,
    landmark: fields.landmark.trim(),
    address: addressOf(fields),
    latitude: position.kind === "point" ? position.latitude : null,
    longitude: position.kind === "point" ? position.longitude : null,
    narrative: fields.narrative.trim(),
    caller_number: fields.number.trim(),
    caller_name: fields.name.trim(),
  };
  if (agencies !== null) body.agencies = agencies;
  return body;
}

/** A place that is on no list is a place all the same: it goes with the address. @param {Fields} fields */
export function addressOf({ address, place, placeText }) {
  return [address.trim(), place ? "" : placeText.trim()].filter(Boolean).join(", ");
}

/**
 * What is wrong before anything is sent, by field: keys of words. A P1 waits for nothing else.
 * @param {Fields} fields
 * @returns {Record<string, string>}
 */
export function problems(fields) {
  /** @type {Record<string, string>} */
  const found = {};
  const position = parseCoordinates(fields.coordinates);
  if (!fields.type) found.type = "field.type.missing";
  if (numberProblem(fields.number)) found.number = "field.number.wrong";
  if (position.kind === "wrong") found.coordinates = `field.coordinates.${position.why}`;
  else if (position.kind === "empty" && !fields.place && !fields.landmark.trim() && !addressOf(fields)) {
    found.landmark = "field.where.missing";
  }
  return found;
}

/** Empty is right: 112 works without a SIM card. The server's own rule. @param {string} number */
export function numberProblem(number) {
  const typed = number.trim();
  const digits = typed.replace(/\D/g, "").length;
  return typed !== "" && (!/^\+?[\d\s().-]{3,24}$/.test(typed) || digits < 3 || digits > 20);
}

/** Which facts are other now than when it was sent; agencies and the call apart. @param {Body} sent @param {Body} now */
export function corrections(sent, now) {
  const { call: _call, agencies: _agencies, ...facts } = now;
  return Object.fromEntries(Object.entries(facts).filter(([name, value]) => value !== sent[name]));
}

/** @param {Body} sent @param {Body} now */
export function agenciesDiffer(sent, now) {
  return JSON.stringify(sent.agencies ?? null) !== JSON.stringify(now.agencies ?? null);
}
