// The drawn map (Leaflet), loaded when the first call needs it: an old PC starts without.

/** @typedef {{ latitude: number, longitude: number }} Point */
/** @typedef {{ latitude: number, longitude: number, tiles: string, attribution: string, places: { name: string, latitude: number, longitude: number }[], boundaries: import("geojson").FeatureCollection }} Drawing */
/** What a telephone said of its position: how sure it is, and when it knew it. @typedef {{ metres: number, measured: string }} Told */
/** @typedef {{ show: (at: Point | null, told: Told | null) => void }} MapView */

const CITY_ZOOM = 12;
const STREET_ZOOM = 16;
/** Without streets to see, the kecamatan around must be. */
const BORDER_ZOOM = 13;
const NAMES_FROM = 11;

/**
 * @param {HTMLElement} box @param {string} script  address of the library
 * @param {Drawing} drawing @param {(latitude: number, longitude: number) => void} onPlace
 * @returns {Promise<MapView>}
 */
export async function loadMap(box, script, drawing, onPlace) {
  await import(script);
  const L = /** @type {typeof import("leaflet")} */ (/** @type {any} */ (window).L);
  const map = L.map(box, { zoomAnimation: false, fadeAnimation: false, attributionControl: Boolean(drawing.tiles), keyboard: true });
  map.setView([drawing.latitude, drawing.longitude], CITY_ZOOM);
  if (drawing.tiles) L.tileLayer(drawing.tiles, { attribution: drawing.attribution, maxZoom: 19 }).addTo(map);
  else L.geoJSON(drawing.boundaries, { style: { className: "map-border", fillOpacity: 1 }, interactive: false }).addTo(map);
  const names = L.layerGroup(drawing.places.map((place) => nameOf(L, place)));
  const showNames = () => (map.getZoom() >= NAMES_FROM ? names.addTo(map) : names.remove());
  map.on("zoomend", showNames);
  showNames();
  const middle = document.createElement("div");
  middle.className = "map-middle";
  box.append(middle);
  map.on("click", ({ latlng }) => onPlace(latlng.lat, latlng.lng));
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target !== box) return;
    event.preventDefault();
    const { lat, lng } = map.getCenter();
    onPlace(lat, lng);
  });
  new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(box);
  const near = drawing.tiles ? STREET_ZOOM : BORDER_ZOOM;
  const radius = L.circle([0, 0], { radius: 1, className: "map-radius", interactive: false });
  const here = L.circleMarker([0, 0], { radius: 7, className: "map-here", fillOpacity: 1, interactive: false });
  const age = L.tooltip({ permanent: true, direction: "right", offset: [10, 0], className: "map-age" });

  return {
    show(at, told) {
      radius.remove();
      here.unbindTooltip().remove();
      if (!at) return;
      const point = L.latLng(at.latitude, at.longitude);
      const metres = told?.metres ?? 0;
      if (metres) radius.setLatLng(point).setRadius(metres).addTo(map);
      here.setLatLng(point).addTo(map);
      if (told) here.bindTooltip(age.setContent(ageOf(told)));
      if (metres) map.fitBounds(point.toBounds(metres * 2), { maxZoom: near, animate: false });
      else if (!map.getBounds().pad(-0.1).contains(point) || map.getZoom() < near - 2) map.setView(point, near, { animate: false });
    },
  };
}

/** The running age beside a position that a telephone told. @param {Told} told */
function ageOf({ metres, measured }) {
  const line = document.createElement("span");
  const time = document.createElement("time");
  time.dataset.clock = "up";
  time.dateTime = measured;
  line.append(metres ? `±${Math.round(metres)} m · ` : "", time);
  return line;
}

/** @param {typeof import("leaflet")} L @param {{ name: string, latitude: number, longitude: number }} place */
function nameOf(L, { name, latitude, longitude }) {
  const label = document.createElement("span");
  label.textContent = name;
  return L.marker([latitude, longitude], { icon: L.divIcon({ className: "map-name", html: label, iconSize: [80, 12] }), interactive: false, keyboard: false });
}
