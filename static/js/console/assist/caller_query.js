// Whose history is asked for: of the call on the desk, a number that is whole. Pure.

/** Shorter ones are short codes or half typed. */
const SHORTEST = 8;

/** @param {import("../draft.js").Draft} draft @returns {{ number: string, leave_out?: string } | null} */
export function callerQuery({ startedAt, fields, call }) {
  const digits = fields.number.replace(/\D/g, "").length;
  if (startedAt === null || digits < SHORTEST || digits > 20) return null;
  const number = fields.number.trim();
  return call ? { number, leave_out: String(call.id) } : { number };
}
