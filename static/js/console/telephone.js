// The telephone strip: what rings at one's own extension or for all, taken onto the desk by F3.
import { paintClocks, serverNow } from "../clocks/clocks.js";
import { send } from "../commands/send.js";
import { toastFailure } from "../commands/outcome.js";
import { standingHeader } from "../commands/standing.js";
import { say } from "../ui/announce.js";
import { word } from "../words.js";
import { isEmpty } from "./draft.js";
import { part } from "./parts.js";
import { createRefresher } from "./refresher.js";
import { lookOf, nextOf, waitsForDesk } from "./ringing.js";
import { startRinging } from "./ringing_sound.js";
import { paintStrip, readRings } from "./telephone_strip.js";

/** @typedef {import("./telephone_strip.js").Line} Line */

/** A caller waits: faster than the lists are read. */
const REFRESH_EVERY = 500;

/** @param {import("./room.js").Room} room */
export function startTelephone(room) {
  const box = part("telephone");
  if (!box) return;
  const list = part("ring-list");
  const sound = startRinging(() => room.call.draft.startedAt !== null);
  const refresh = createRefresher(read, { every: REFRESH_EVERY });
  /** @type {Set<number>} calls that were said to wait */
  const told = new Set();
  let busy = false;

  const rings = () => readRings(list, new Set(room.desk.all().map((draft) => draft.extra?.telephone?.id)));

  async function read() {
    try {
      const answer = await fetch(box.dataset.source ?? "", { headers: { Accept: "text/html", ...standingHeader() }, signal: AbortSignal.timeout(5_000) });
      if (!answer.ok || answer.redirected) return;
      const fresh = document.createElement("template");
      fresh.innerHTML = await answer.text();
      const held = document.activeElement?.closest("[data-ring]")?.getAttribute("data-ring");
      list.replaceChildren(...fresh.content.querySelectorAll("[data-ring]"));
      if (held) /** @type {HTMLElement | null} */ (list.querySelector(`[data-ring="${held}"] button`))?.focus();
      follow();
      paint();
    } catch {
      // The page's own signs say that the line is down; the strip stays as it was.
    }
  }

  function paint() {
    const now = serverNow();
    const lines = rings();
    paintStrip(box, lines, nextOf(lines, now), now);
    sound.hear(lines.map((line) => ({ line, look: lookOf(line, now) })));
    paintClocks(box);
  }

  /** What the telephone system told of the calls that are on a desk, or should be. */
  function follow() {
    const lines = rings();
    const mine = room.call.draft.extra.telephone;
    const line = mine && lines.find(({ id }) => id === mine.id);
    if (line) agree(line);
    else if (mine?.live) hungUp();
    const answered = lines.find(waitsForDesk);
    if (!answered) return;
    if (isEmpty(room.call.draft)) void take(answered);
    else if (!told.has(answered.id)) {
      told.add(answered.id);
      room.bar.tell(word("telephone.waits", { number: answered.number || word("telephone.unknown") }), { tone: "warn", stays: true });
    }
  }

  /** The clock runs from the answer; a number that came late is filled in. @param {Line} line */
  function agree({ state, number, answeredAt }) {
    const { draft } = room.call;
    if (state === "ended") return hungUp();
    draft.extra.telephone.live = true;
    if (answeredAt && draft.startedAt !== answeredAt) {
      draft.startedAt = answeredAt;
      room.bar.showClock(answeredAt);
      room.call.keep();
    }
    if (number && !draft.fields.number) room.call.propose({ number });
  }

  function hungUp() {
    const { telephone } = room.call.draft.extra;
    if (!telephone.live) return;
    telephone.live = false;
    room.call.keep();
    room.bar.tell(word("telephone.ended"), { tone: "warn", stays: true });
  }

  function takeNext() {
    const next = nextOf(rings(), serverNow());
    if (next) void take(next);
    else say(word("telephone.none"));
  }

  /** @param {Line} line */
  async function take(line) {
    if (busy || room.sending.isBusy()) return;
    busy = true;
    const outcome = await send(`/api/v1/telephony/calls/${line.id}/claim/`, {});
    busy = false;
    // With the server away the caller is there all the same: the call goes onto the desk, and to the server later.
    if (outcome.kind === "done" || outcome.kind === "offline" || outcome.kind === "unavailable") lay(line);
    else toastFailure(outcome);
    refresh();
  }

  /** Onto the desk; a call begun before is put aside. @param {Line} line */
  function lay({ id, number, state, answeredAt }) {
    room.newCall();
    const { draft } = room.call;
    draft.extra.telephone = { id, live: state !== "ended" };
    if (answeredAt) draft.startedAt = answeredAt;
    room.bar.showClock(draft.startedAt);
    if (number) room.call.propose({ number });
    else room.call.touch();
    const said = state === "ringing" ? "telephone.taken" : "telephone.answered";
    room.bar.tell(word(said, { number: number || word("telephone.unknown") }));
    paint();
  }

  list.addEventListener("click", (event) => {
    const id = /** @type {Element} */ (event.target).closest("[data-take]")?.getAttribute("data-take");
    const line = rings().find((one) => String(one.id) === id);
    if (line) void take(line);
  });
  room.keys.add({ key: "F3", label: "telephone.key", run: takeNext });
  room.onLive(refresh);
  room.call.onChange(paint);
  setInterval(paint, 1_000);
  setInterval(refresh, 15_000);
  paint();
  refresh();
}
