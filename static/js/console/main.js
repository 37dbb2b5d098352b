// The console page: intake, live list, telephone calls and keyboard, put together.
import { raise } from "../board/attention.js";
import { describeKeys } from "../board/keyboard.js";
import { actionOf } from "../board/keymap.js";
import { startPageFeed } from "../live/page_feed.js";
import { startAssist } from "./assist.js";
import { start as startCaller } from "./assist/caller.js";
import { start as startLink } from "./assist/link.js";
import { start as startMap } from "./assist/map.js";
import { start as startQuestions } from "./assist/questions.js";
import { startRadar } from "./assist/radar.js";
import { start as startSpeakers } from "./assist/speakers.js";
import { startCallBacks } from "./call_backs.js";
import { startCommands } from "./commands.js";
import { createFunctionKeys } from "./function_keys.js";
import { startHandedIn } from "./handed_in.js";
import { startHandedInAlarm } from "./handed_in_alarm.js";
import { startHelp } from "./help.js";
import { startIncidents } from "./incidents.js";
import { startIntake } from "./intake.js";
import { consoleAction } from "./keymap.js";
import { startList } from "./list.js";
import { bar, intakeBox, part } from "./parts.js";
import { startQuiet } from "./quiet.js";
import { startPaper } from "./paper.js";
import { startPhrases } from "./phrases.js";
import { startReferral } from "./referral.js";
import { createLive } from "./room.js";
import { startAllTasks } from "./tasks.js";
import { startTelephone } from "./telephone.js";
import { startWhere } from "./where.js";

const TYPING = "input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable]";
const list = startList();
const incidents = startIncidents(list);
const live = createLive();
const keys = createFunctionKeys();
const intake = startIntake({ showIncident: (id) => void incidents.visit.open(id), keys, onLive: live.onLive });
live.onLive(startAllTasks());
startTelephone(intake.room);
startCallBacks(intake.room);
startQuiet(intake.room);
startWhere(intake.room);
startPaper(intake.room);
startHelp(intake.room);
startReferral(intake.room);
startPhrases(intake.room);
startHandedIn(intake.room);
startHandedInAlarm(part("incoming"));
startAssist(intake.room, [
  startCaller,
  startSpeakers,
  startRadar,
  startQuestions,
  startLink,
  startMap,
]);

/** @type {Record<string, (value?: string) => unknown>} */
const ACTIONS = {
  new: intake.newCall,
  save: intake.save,
  undo: intake.undo,
  classify: (value = "") => intake.classify(value),
  search: (value = "") => intake.search(value),
  "to-bar": intake.toBar,
  "to-intake": intake.toBar,
  "to-list": list.enter,
};

startCommands(intake.room, ACTIONS);
describeKeys(incidents.actions, "keys.group.list");

/** @param {Element} target @returns {import("./keymap.js").Zone} */
function zoneOf(target) {
  if (bar.contains(target)) return "bar";
  if (intakeBox.contains(target) || part("assist").contains(target)) return "intake";
  if (part("pane").contains(target)) return "pane";
  return list.body.contains(target) ? "list" : "elsewhere";
}

document.addEventListener("keydown", (event) => {
  const target = /** @type {Element} */ (event.target);
  const zone = zoneOf(target);
  const typing = target.matches(TYPING);
  const inDialog = document.querySelector("dialog[open], details.menu[open]") !== null;
  const action = consoleAction(event, { zone, typing, inDialog });
  const key = inDialog ? undefined : keys.find(event);
  if (key) {
    event.preventDefault();
    key.run();
  } else if (action) {
    event.preventDefault();
    ACTIONS[action.name](action.value);
  } else if (zone === "list" || zone === "pane") {
    const own = actionOf(event, { typing, onControl: target.matches("button, a[href], summary, input"), inDialog });
    if (!own || !(own in incidents.actions)) return;
    event.preventDefault();
    incidents.actions[own]();
  }
});
part("go-to-list").addEventListener("click", list.enter);

startPageFeed({
  onRows(changed, all) {
    list.take(changed, all);
    live.happened();
  },
  // What is new was logged in this room; what climbs, declines or comes back is news.
  onAlarms: (alarms) => raise(alarms.filter(({ kind }) => kind !== "new")),
});
