import assert from "node:assert/strict";
import { test } from "node:test";
import { newDraft } from "../../static/js/console/draft.js";
import { FORGET_AFTER, GONE_AFTER, HIDDEN_BEAT, createDraftStore } from "../../static/js/console/drafts.js";

/** A browser's storage, and its windows by the same clock. */
function browser() {
  const kept = new Map();
  const storage = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    key: (at) => [...kept.keys()][at] ?? null,
    get length() { return kept.size; },
  };
  const clock = { now: 1_000_000 };
  const open = (owner, prefix = "draft.1.1") => createDraftStore({ storage, prefix, owner, now: () => clock.now });
  return { storage, clock, open, kept };
}

let ids = 0;
const draftOf = (landmark) => {
  const draft = newDraft(() => `id-${(ids += 1)}`, "id");
  draft.fields.landmark = landmark;
  return draft;
};

test("a draft comes back whole", () => {
  const { open } = browser();
  const draft = draftOf("Pasar");
  const before = open("a");
  before.keep(draft);
  before.release(draft.id);
  assert.deepEqual(open("b").claim(draft.id).draft, draft);
});

test("no window takes what another living one has", () => {
  const { open, clock } = browser();
  const draft = draftOf("Pasar");
  open("a").keep(draft);
  const other = open("b");
  assert.equal(other.claim(draft.id), null);
  assert.deepEqual(other.abandoned(), []);
  clock.now += GONE_AFTER;
  assert.equal(other.abandoned().length, 1);
  assert.notEqual(other.claim(draft.id), null);
});

test("a heartbeat keeps it, and keeps the text as it was", () => {
  const { open, clock } = browser();
  const draft = draftOf("Pasar");
  const mine = open("a");
  mine.keep(draft);
  clock.now += GONE_AFTER - 1;
  mine.beat(draft.id);
  clock.now += GONE_AFTER - 1;
  assert.equal(open("b").claim(draft.id), null);
  assert.equal(open("b").abandoned().length, 0);
});

test("a window in the background may be silent longer", () => {
  const { open, clock } = browser();
  const draft = draftOf("Pasar");
  open("a").keep(draft);
  open("a").beat(draft.id, HIDDEN_BEAT);
  clock.now += 60_000;
  assert.equal(open("b").claim(draft.id), null);
});

test("whose draft was taken over is told, instead of writing over it", () => {
  const { open, clock } = browser();
  const draft = draftOf("Pasar");
  const first = open("a");
  first.keep(draft);
  clock.now += GONE_AFTER;
  open("b").claim(draft.id);
  assert.equal(first.isMine(draft.id), false);
});

test("calls put aside are found, the newest first, without the one on the desk", () => {
  const { open, clock } = browser();
  const [old, young, mine] = [draftOf("lama"), draftOf("baru"), draftOf("ini")];
  const store = open("a");
  store.lay(old);
  clock.now += 1;
  store.lay(young);
  store.keep(mine);
  assert.deepEqual(store.abandoned(mine.id).map(({ draft }) => draft.fields.landmark), ["baru", "lama"]);
});

test("another person at the same desk sees none of it", () => {
  const { open } = browser();
  const draft = draftOf("Pasar");
  open("a").lay(draft);
  assert.deepEqual(open("b", "draft.2.1").abandoned(), []);
});

test("what is two days old is forgotten", () => {
  const { open, clock, kept } = browser();
  open("a").lay(draftOf("Pasar"));
  clock.now += FORGET_AFTER + 1;
  open("b").prune();
  assert.equal(kept.size, 0);
});

test("what is no draft, or broken, is passed over", () => {
  const { open, storage } = browser();
  storage.setItem("draft.1.1.x", "{broken");
  storage.setItem("draft.1.1.y", '{"draft":null}');
  assert.deepEqual(open("a").abandoned(), []);
});

test("a storage that is full is reported, not thrown", () => {
  const { storage } = browser();
  const full = { ...storage, setItem() { throw new DOMException("full", "QuotaExceededError"); } };
  const store = createDraftStore({ storage: full, prefix: "p", owner: "a" });
  assert.equal(store.keep(draftOf("Pasar")), false);
});
