import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

import { CODES, boxOf, departmentOf, detailsOf, idOf, seatsOf, unpack, unrolled } from "../../rolemap/drawing/page/js/payload.js";
import { NO_FILTER, both, branchOf, isFiltering, matchesOf } from "../../rolemap/drawing/page/js/filter.js";
import { find, wordsOf } from "../../rolemap/drawing/page/js/search.js";
import { viewWith } from "./forests.js";

const DETAILS = detailsOf({
  texts: "\nIT\nSales\nleads\nOWN01\nno lead\nnobody",
  people: { count: 3, id: "E1\nE2\nE3", department: [1, 2, 2], verdict: [0, 1, 1], facts: { FTE: 2 } },
  verdicts: [[1, 0.95, -1, 0, "", []], [0, 0.6, -1, 0, "", []]],
  work: { count: 1, id: "P-1", kind: 0, name: "Move", department: [1], facts: {} },
  holds: [[0], [0], [3]],
  findings: { code: [4, 4], rule: [5, 5], severity: [0, 2], at: [1, -1], more: [[1, 2]], why: 0, about: ["", ""], message: [6, 6], evidence: [0, 0], suggestion: [0, 0], confidence: [1, 1] },
});
const PEOPLE = viewWith([0, 1, 1], {
  name: ["Ana Ruiz", "Zoë Müller", "Bo Ana"], role: [1, 0, 0], seats: [0, 1, 1],
  seat_lists: [[["Head of IT", -1, 0, ""]], [["Project Manager", 0, 0, ""]]], gap: { at: [1], count: [1], worst: [0] },
});

test("unpacks plain and packed blocks alike", async () => {
  const value = { names: ["Zoë", "</script>", "名前"] };
  const text = JSON.stringify(value);
  assert.deepEqual(await unpack({ type: "application/json", textContent: text }), value);
  const packed = gzipSync(Buffer.from(text)).toString("base64");
  assert.deepEqual(await unpack({ type: "application/octet-stream", textContent: packed }), value);
});
test("unrolls runs", () => assert.deepEqual([...unrolled([[4, 3], [-1, 2], [0, 1]], 6)], [4, 5, 6, -1, -1, 0]));
test("reads lists of seats", () => {
  const view = viewWith([0, 1], { seats: [1, 0], seat_lists: [[], [["Ana", 1, 0, ""], ["Bo", -1, 2, "acting"]]] });
  assert.deepEqual([seatsOf(view, 0), seatsOf(view, 1)], [[["Ana", 1, 0, ""], ["Bo", -1, 2, "acting"]], []]);
  assert.deepEqual(view.seatLists.map((seats) => seats.length), [0, 2]);
  assert.deepEqual(viewWith([]).name, []);
});
test("finds the box of a subject", () => {
  const view = viewWith([0, 1, 1], { of: [[7, 1], [-1, 1], [3, 1]] });
  assert.deepEqual([7, 3, 4, 99, -1].map((subject) => boxOf(view, subject)), [0, 2, -1, -1, -1]);
});
test("gathers what is said of a subject", () => {
  assert.deepEqual([DETAILS.findingsOf.get(1), DETAILS.findingsOf.get(2)], [[0], [1]]); // the second is about more than one
  assert.deepEqual([...DETAILS.people.facts.FTE], [2, 2, 2]); // one number stands for all
  assert.deepEqual(DETAILS.holdsOf.get(3), [[0, 3, "leads"]]);
  assert.deepEqual([idOf(DETAILS, 1), idOf(DETAILS, 3), departmentOf(DETAILS, 2), departmentOf(DETAILS, 3)], ["E2", "P-1", "Sales", "IT"]);
});
test("a filter keeps its matches and all above them", () => {
  assert.equal(matchesOf(PEOPLE, DETAILS, NO_FILTER, CODES), null);
  const asked = (given) => matchesOf(PEOPLE, DETAILS, { ...NO_FILTER, ...given }, CODES);
  const { match, keep, count } = asked({ role: "PjM" });
  assert.deepEqual([[...match], [...keep], count], [[0, 1, 1], [1, 1, 1], 2]);
  assert.equal(asked({ severity: "error" }).count, 1);
  assert.equal(asked({ severity: "any" }).count, 1);
  assert.equal(asked({ severity: "note" }).count, 1); // by the second place that the note is about
  assert.equal(asked({ department: "Sales", severity: "any" }).count, 1);
  assert.equal(asked({ sure: "sure" }).count, 1);
  assert.equal(asked({ sure: "unsure" }).count, 2);
  assert.equal(isFiltering(NO_FILTER), false);
});
test("a focus keeps a branch and its chain up", () => {
  const view = viewWith([0, 1, 1, 3, 0]);
  assert.deepEqual([...branchOf(view.forest, 1)], [1, 1, 1, 0, 0]);
  assert.deepEqual([...both(Uint8Array.of(1, 0), Uint8Array.of(1, 1))], [1, 0]);
  assert.equal(both(null, null), null);
});
test("search knows names, titles, ids and departments, names first", () => {
  const words = wordsOf(PEOPLE, DETAILS);
  const hits = (query, most = 9) => find(words, query, most).ranked.flat();
  assert.deepEqual(hits("zoe mul"), [1]);
  assert.deepEqual(hits("ana"), [0, 2, 1]); // "Ana Ruiz", "Bo Ana", then the project manager
  assert.deepEqual(hits("e3"), [2]);
  assert.deepEqual(hits("manager sales"), [1, 2]);
  assert.deepEqual(find(words, "manager", 1), { ranked: [[], [], [], [1]], total: 2 });
  assert.deepEqual(find(words, "  ", 9), { ranked: [[], [], [], []], total: 0 });
});
