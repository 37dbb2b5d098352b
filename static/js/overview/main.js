// The supervisor's overview: large numbers, live list, engines, and the facts beside them.
import { raise } from "../board/attention.js";
import { onFound } from "../command_bar/registry.js";
import { startKeyboard } from "../board/keyboard.js";
import { startHandedInAlarm } from "../console/handed_in_alarm.js";
import { startIncidents } from "../console/incidents.js";
import { part } from "../console/parts.js";
import { startAllTasks } from "../console/tasks.js";
import { startPageFeed } from "../live/page_feed.js";
import { startEngines } from "./engines.js";
import { startFacts } from "./facts.js";
import { startList } from "./list.js";

const list = startList(part("figures"));
const incidents = startIncidents(list);
startHandedInAlarm(part("incoming"));
const refreshTasks = startAllTasks();
const refreshFacts = startFacts(part("facts"));
const engines = startEngines(part("engines"));

startKeyboard(incidents.actions);
onFound("incident", ({ incident }) => incidents.visit.open(Number(incident)));
startPageFeed({
  onRows(rows, all) {
    list.take(rows, all);
    refreshTasks();
    refreshFacts();
  },
  onAlarms: raise,
  onBeat: engines.hear,
});
