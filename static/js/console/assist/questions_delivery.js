// Sends what was answered about incidents that are saved: all answers of a set at once, again until the server has them.
// Pure, given the means.
import { outcome } from "./questions_engine.js";
import { answersOf, askedOf, givenOf, proposal } from "./questions_state.js";

/** @typedef {import("./questions_state.js").QuestionSet} QuestionSet */
/** @typedef {import("./questions_state.js").Kept} Kept */
/** @typedef {import("../../commands/send.js").Outcome} Outcome */
/**
 * @typedef {object} Entry            an incident that was saved and is being asked about
 * @property {number} incident
 * @property {string} number
 * @property {number} priority        as the server has it
 * @property {string} type
 * @property {boolean} typeByHand
 * @property {boolean} priorityByHand
 * @property {string} category        of the set
 * @property {string} spoken
 * @property {Kept} kept
 * @property {boolean} mayCall        the operator said that the caller may be called back, whatever was answered
 * @property {string} sent            the last message that arrived
 * @property {number} savedAt         (ms)
 */
/**
 * @typedef {object} Means
 * @property {(url: string, body: Record<string, unknown>, options?: { method?: string }) => Promise<Outcome>} send
 * @property {(code: string) => number | null} priorityOf
 * @property {(entry: Entry) => void} onRaised
 * @property {(outcome: Exclude<Outcome, { kind: "done" }>) => void} onRefused
 */

/** Whether the server lacks something of it. @param {Entry} entry @param {QuestionSet | undefined} set */
export function isUnsent(entry, set) {
  return set !== undefined && givenOf(set, entry.kept).length > 0 && messageOf(entry, set) !== entry.sent;
}

/**
 * Sends one entry. What waits for the server stays unsent; what it refuses is said and not tried again.
 * @param {Entry} entry @param {QuestionSet} set @param {Means} means @returns {Promise<boolean>} whether the server answered
 */
export async function deliver(entry, set, means) {
  const message = messageOf(entry, set);
  const outcome = await means.send(`/api/v1/incidents/${entry.incident}/answers/`, JSON.parse(message));
  if (outcome.kind === "offline" || outcome.kind === "unavailable" || outcome.kind === "slow") return false;
  entry.sent = message;
  if (outcome.kind === "done") await raise(entry, set, outcome.data, means);
  else means.onRefused(outcome);
  return true;
}

/** The more urgent way only, and never over what somebody chose. @param {Entry} entry @param {QuestionSet} set @param {any} current @param {Means} means */
async function raise(entry, set, current, means, tries = 2) {
  entry.priority = current.priority;
  const found = proposal(set, entry.kept, { type: current.incident_type, byHand: true, priorityOf: means.priorityOf });
  const { said } = found;
  // A type or a priority that is not the console's any more was changed by somebody else meanwhile.
  if (said === null || said >= current.priority || entry.priorityByHand || tries === 0) return;
  /** @type {Record<string, unknown>} */
  const body = { version: current.version, priority: said };
  if (!entry.typeByHand && current.incident_type === entry.type && found.type !== null) body.incident_type = found.type;
  const outcome = await means.send(`/api/v1/incidents/${entry.incident}/`, body, { method: "PATCH" });
  if (outcome.kind === "stale" && outcome.current) return raise(entry, set, outcome.current, means, tries - 1);
  if (outcome.kind !== "done") return means.onRefused(outcome);
  entry.priority = outcome.data.priority;
  entry.type = outcome.data.incident_type;
  means.onRaised(entry);
}

/** @param {Entry} entry @param {QuestionSet} set */
function messageOf({ kept, mayCall }, set) {
  const answers = answersOf(set.content, givenOf(set, kept));
  const asked = askedOf(set.content, answers);
  const list = asked.filter((key) => key in answers).map((key) => ({ question: key, answer: answers[key] }));
  const quiet = outcome(set.content, answers).quiet && !mayCall;
  return JSON.stringify({ set: set.id, answers: list, ...(quiet ? { do_not_call_back: true } : {}) });
}
