// The caller's telephone tells 112 where it is, until the link is closed. Written for old browsers: no modules,
// nothing newer than 2015.
(function () {
  "use strict";
  var RETRY = 3000;
  var SOONEST = 3000;
  var GIVES_UP_AFTER = 30000;
  var DENIED = 1;

  var box = /** @type {HTMLElement} */ (document.getElementById("share"));
  var start = /** @type {HTMLButtonElement} */ (document.getElementById("start"));
  var stop = /** @type {HTMLButtonElement} */ (document.getElementById("stop"));
  var state = /** @type {HTMLElement} */ (document.getElementById("state"));
  var address = /** @type {string} */ (box.getAttribute("data-address"));
  var holder = secret();
  /** @type {Record<string, unknown> | null} */
  var waiting = null;
  var sending = false;
  var over = false;
  var lastSent = 0;
  /** @type {number | null} */
  var watch = null;

  /** A reload of the page is the same telephone. */
  function secret() {
    var name = "holder " + address;
    try {
      var kept = localStorage.getItem(name);
      if (kept) return kept;
    } catch (error) { /* Kept for this page alone, then. */ }
    var bytes = new Uint8Array(16);
    crypto.getRandomValues(bytes);
    var made = "";
    for (var i = 0; i < bytes.length; i += 1) made += (bytes[i] + 256).toString(16).slice(1);
    try {
      localStorage.setItem(name, made);
    } catch (error) { /* As above. */ }
    return made;
  }

  /** @param {string} name @param {number} [metres] */
  function say(name, metres) {
    state.hidden = false;
    state.textContent = String(box.getAttribute("data-" + name)).replace("{m}", String(Math.round(metres || 0)));
  }

  /** @param {string} name */
  function end(name) {
    over = true;
    waiting = null;
    if (watch !== null) navigator.geolocation.clearWatch(watch);
    start.hidden = true;
    stop.hidden = true;
    say(name);
  }

  /** @param {GeolocationPosition} position */
  function found(position) {
    var at = position.coords;
    waiting = {
      event: "position", holder: holder, latitude: at.latitude, longitude: at.longitude, accuracy: at.accuracy,
      at: new Date(position.timestamp).toISOString()
    };
    start.hidden = true;
    stop.hidden = false;
    post();
  }

  /** @param {GeolocationPositionError} error */
  function failed(error) {
    if (over) return;
    // Without satellites it goes on looking; a refusal is for the operator to know.
    if (error.code !== DENIED && lastSent) return;
    if (watch !== null) navigator.geolocation.clearWatch(watch);
    watch = null;
    start.hidden = false;
    stop.hidden = true;
    say("refused");
    waiting = { event: "refused", holder: holder };
    post();
  }

  function post() {
    if (sending || !waiting || over) return;
    var pause = waiting.event === "position" ? lastSent + SOONEST - Date.now() : 0;
    if (pause > 0) {
      setTimeout(post, pause);
      return;
    }
    var body = waiting;
    waiting = null;
    sending = true;
    var request = new XMLHttpRequest();
    request.open("POST", address);
    request.timeout = 10000;
    request.setRequestHeader("Content-Type", "application/json");
    request.onloadend = function () {
      sending = false;
      answered(request.status, body);
    };
    request.send(JSON.stringify(body));
  }

  /** @param {number} status @param {Record<string, unknown>} body */
  function answered(status, body) {
    if (over) return;
    if (status === 200 && body.event === "stopped") return end("stopped");
    if (status === 200) {
      if (body.event === "position") {
        lastSent = Date.now();
        say("sent", Number(body.accuracy));
      }
    } else if (status === 404 || status === 410) return end("ended");
    else if (status === 409) return end("held");
    else if (status !== 400) {
      waiting = waiting || body;
      if (body.event === "position") say("away");
      setTimeout(post, RETRY);
      return;
    }
    post();
  }

  start.onclick = function () {
    say("asking");
    if (watch !== null) navigator.geolocation.clearWatch(watch);
    watch = navigator.geolocation.watchPosition(found, failed, { enableHighAccuracy: true, timeout: GIVES_UP_AFTER, maximumAge: 0 });
  };
  stop.onclick = function () {
    waiting = { event: "stopped", holder: holder };
    if (watch !== null) navigator.geolocation.clearWatch(watch);
    post();
  };
  if (navigator.geolocation) start.hidden = false;
  else say("refused");
})();
