// The shapes of the live protocol, as the hub sends them.

/** @typedef {{ id: number, version: number, sort: string, html: string | null }} Row */
/** @typedef {"new" | "escalated" | "no_progress" | "failed" | "declined" | "reopened" | "changed" | "confirm"} AlarmKind */
/** @typedef {{ kind: AlarmKind, incident: number, number: string, priority: number, level: number }} Alarm */
/** @typedef {{ type: "snapshot", to: number, at: string, rows: Row[], alarms: Alarm[] }} Snapshot */
/** @typedef {{ type: "frame", from: number, to: number, at: string, rows: Row[], alarms: Alarm[] }} Frame */
/** @typedef {{ type: "beat", head: number, at: string, late: boolean, engines: Record<string, number | null> }} Beat */
/** @typedef {Snapshot | Frame | Beat} Message */

export {};
