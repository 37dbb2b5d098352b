import assert from "node:assert/strict";
import { test } from "node:test";
import { compare, place } from "../../static/js/live/order.js";

const row = (id, sort, html = "<tr></tr>") => ({ id, sort, version: 1, html });
const list = [{ id: 1, sort: "b" }, { id: 2, sort: "d" }, { id: 3, sort: "f" }];
const FREE = { focused: null, busy: false };
const BUSY = { focused: 2, busy: true };

test("a new row goes to its place when nobody works in the list", () => {
  assert.deepEqual(place(list, [row(9, "c")], FREE).insert.map((one) => one.before), [2]);
  assert.deepEqual(place(list, [row(9, "z")], FREE).insert.map((one) => one.before), [null]);
});

test("several new rows keep their order among each other", () => {
  const plan = place(list, [row(8, "c"), row(9, "ca")], FREE);
  assert.deepEqual(plan.insert.map((one) => [one.row.id, one.before]), [[8, 2], [9, 2]]);
});

test("new rows wait while somebody works in the list", () => {
  const plan = place(list, [row(9, "a")], BUSY);
  assert.deepEqual(plan.insert, []);
  assert.deepEqual(plan.wait.map((one) => one.id), [9]);
});

test("a changed row is updated in place; it moves only when nobody works there", () => {
  const busy = place(list, [row(3, "a")], BUSY);
  assert.deepEqual([busy.update.length, busy.move.length], [1, 0]);
  const free = place(list, [row(3, "a")], FREE);
  assert.deepEqual(free.move, [{ id: 3, before: 1 }]);
});

test("a row that left goes; the focused one fades and stays", () => {
  const plan = place(list, [row(1, "", null), row(2, "", null)], BUSY);
  assert.deepEqual([plan.remove, plan.fade], [[1], [2]]);
});

test("a row that was never shown and left is nothing", () => {
  const plan = place(list, [row(9, "", null)], FREE);
  assert.deepEqual([plan.remove, plan.fade, plan.insert], [[], [], []]);
});

test("rows of the same sort string are held apart by their ids", () => {
  assert.ok(compare({ id: 1, sort: "a" }, { id: 2, sort: "a" }) < 0);
  assert.ok(compare({ id: 1, sort: "b" }, { id: 2, sort: "a" }) > 0);
});

test("any order of arrival ends in the same list", () => {
  const rows = [row(4, "a"), row(5, "c"), row(6, "e"), row(7, "g")];
  const end = (arrived) => {
    const order = list.map((one) => one.id);
    for (const { row: one, before } of place(list, arrived, FREE).insert) {
      order.splice(before === null ? order.length : order.indexOf(before), 0, one.id);
    }
    return order;
  };
  assert.deepEqual(end(rows), end([...rows].reverse()));
});
