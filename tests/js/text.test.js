import assert from "node:assert/strict";
import { test } from "node:test";

import { counted, cut, fold, percent, wrap } from "../../rolemap/drawing/page/js/text.js";
import { fragmentOf, stateOf } from "../../rolemap/drawing/page/js/fragment.js";

const measure = (words) => Array.from(words).length * 10;

test("folds case and accents", () => assert.equal(fold("Zoë MÜLLER Ø"), "zoe muller ø"));
test("counts in words", () => {
  assert.equal(counted(1, "gap", "gaps"), "1 gap");
  assert.equal(counted(1200, "person", "people"), "1,200 people");
});
test("says 0% and 100% only where they are exact", () =>
  assert.deepEqual([0, 0.001, 0.5, 0.999, 1].map(percent), ["0%", "1%", "50%", "99%", "100%"]));
test("cuts to fit, and no sign in two", () => {
  assert.equal(cut("Ana Ruiz", 80, measure), "Ana Ruiz");
  assert.equal(cut("Ana Ruiz", 60, measure), "Ana R…");
  assert.equal(cut("👩👩👩👩", 30, measure), "👩👩…");
  assert.equal(cut("x".repeat(5000), 50, measure), "xxxx…");
  assert.equal(cut("abc", 0, measure), "…");
});
test("wraps at spaces and hyphens and cuts the last line", () => {
  assert.deepEqual(wrap("one two three", 70, 2, measure), ["one two", "three"]);
  assert.deepEqual(wrap("one two three four", 70, 2, measure), ["one two", "three…"]);
  assert.deepEqual(wrap("incomprehensible word", 70, 2, measure), ["incomp", "rehens…"]);
  assert.deepEqual(wrap("charm-interface-cinder", 160, 2, measure), ["charm-interface-", "cinder"]);
  assert.deepEqual(wrap("one two three", 70, 2, measure, 30), ["one", "two th…"]);
  assert.deepEqual(wrap("", 70, 2, measure), [""]);
});
test("an address leads back to its state", () => {
  const state = { view: "people", at: "person:E 1&2=#", focus: "dim", q: "zoë", role: "PjM", severity: "", department: "R&D", sure: "" };
  assert.deepEqual(stateOf(`#${fragmentOf(state)}`), state);
  assert.equal(fragmentOf(stateOf("#view=people&evil=1")), "view=people");
  assert.equal(fragmentOf(stateOf("")), "");
});
