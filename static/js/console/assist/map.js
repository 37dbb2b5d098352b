// The map beside the call: the centre's own borders, the incident with its uncertainty; a click places it.
import { standingHeader } from "../../commands/standing.js";
import { word } from "../../words.js";
import { parseCoordinates } from "../coordinates.js";
import { part } from "../parts.js";
import { createPlaceFinder } from "./map_place.js";
import { loadMap } from "./map_view.js";

/** @param {import("../room.js").Room} room */
export function start(room) {
  const box = part("map");
  /** @type {import("./map_view.js").MapView | null} */
  let view = null;
  let wanted = false;
  let shown = "";
  const finder = createPlaceFinder(room.call, showPlace);

  async function open() {
    if (wanted) return;
    wanted = true;
    try {
      const answer = await fetch("/api/v1/map/", { headers: { Accept: "application/json", ...standingHeader() }, signal: AbortSignal.timeout(10_000) });
      if (!answer.ok) throw new Error(String(answer.status));
      view = await loadMap(part("map-box"), box.dataset.script ?? "", await answer.json(), place);
      shown = "";
      draw();
    } catch {
      // Without it everything goes on; the next call tries again.
      wanted = false;
      part("map-help").textContent = word("map.none");
    }
  }

  /** @param {number} latitude @param {number} longitude */
  function place(latitude, longitude) {
    room.call.fill({ coordinates: `${latitude.toFixed(5)}, ${longitude.toFixed(5)}` });
  }

  function draw() {
    const { draft } = room.call;
    const position = parseCoordinates(draft.fields.coordinates);
    const at = position.kind === "point" ? position : null;
    const { text, accuracy, at: measured } = draft.extra.position ?? {};
    const told = at && text === draft.fields.coordinates ? { metres: accuracy, measured } : null;
    const now = `${draft.id} ${draft.fields.coordinates} ${accuracy} ${measured}`;
    if (now === shown) return;
    shown = now;
    finder.look(at);
    view?.show(at, told);
  }

  /** @param {import("./map_place.js").Found | null} found */
  function showPlace(found) {
    part("map-place").textContent = found?.place?.name ?? "";
    const line = part("map-outside");
    line.hidden = found?.inside !== false;
    if (line.hidden) return;
    const names = found?.neighbours.map(({ name }) => name).join(", ") ?? "";
    line.textContent = names ? word("map.outside.of", { names }) : word("map.outside");
  }

  room.call.onChange((draft) => {
    box.hidden = draft.startedAt === null;
    if (box.hidden) return;
    void open();
    draw();
  });
}
