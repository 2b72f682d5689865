import assert from "node:assert/strict";
import { test } from "node:test";

import { chainOf, childrenOf, forestOf, inSight, isParent, sumBelow } from "../../rolemap/drawing/page/js/forest.js";
import { openAll, openPath, openTop } from "../../rolemap/drawing/page/js/opening.js";
import { randomUps } from "./forests.js";


test("reads parents, depths and ends from steps up", () => {
  const forest = forestOf([0, 1, 1, 3, 0]);
  assert.deepEqual([...forest.parent], [-1, 0, 1, 0, -1]);
  assert.deepEqual([...forest.depth], [1, 2, 3, 2, 1]);
  assert.deepEqual([...forest.end], [4, 3, 3, 4, 5]);
});

test("knows children, chains and whether there are any", () => {
  const forest = forestOf([0, 1, 1, 3, 0]);
  assert.deepEqual(childrenOf(forest, -1), [0, 4]);
  assert.deepEqual(childrenOf(forest, 0), [1, 3]);
  assert.deepEqual(childrenOf(forest, 0, Uint8Array.of(1, 0, 0, 1, 1)), [3]);
  assert.deepEqual(chainOf(forest, 2), [1, 0]);
  assert.equal(isParent(forest, 3), false);
  assert.equal(isParent(forest, 1, Uint8Array.of(1, 1, 0, 1, 1)), false);
});

test("sums over what hangs below", () => {
  const forest = forestOf([0, 1, 1, 3, 0]);
  assert.deepEqual([...sumBelow(forest)], [3, 1, 0, 0, 0]);
  assert.deepEqual([...sumBelow(forest, null, Int32Array.of(9, 1, 2, 4, 9))], [7, 2, 0, 0, 0]);
  assert.deepEqual([...sumBelow(forest, Uint8Array.of(1, 1, 0, 1, 1))], [2, 0, 0, 0, 0]);
});

test("a chain as deep as it likes is no recursion", () => {
  const forest = forestOf(new Array(200_000).fill(1).fill(0, 0, 1));
  assert.equal(forest.depth[199_999], 200_000);
  assert.equal(inSight(forest, new Uint8Array(200_000).fill(1)).length, 200_000);
  assert.equal(openTop(forest, 50).reduce((sum, one) => sum + one, 0), 49);
});

test("sees what is open down to it, and nothing else", () => {
  for (let seed = 0; seed < 20; seed++) {
    const forest = forestOf(randomUps(80, seed));
    const open = Uint8Array.from({ length: 80 }, (_, node) => (node * 7 + seed) % 3 === 0);
    const expected = [];
    for (let node = 0; node < 80; node++) if (chainOf(forest, node).every((above) => open[above])) expected.push(node);
    assert.deepEqual([...inSight(forest, open)], expected);
  }
});

test("opens whole branches from the top while they fit", () => {
  const forest = forestOf([0, 1, 2, 3, 1, 2, 3, 4]);
  const open = openTop(forest, 5);
  assert.equal(inSight(forest, open).length <= 5, true);
  for (let most = 1; most < 40; most++) {
    const big = forestOf(randomUps(300, most, 0.001));
    assert.equal(inSight(big, openTop(big, most)).length <= Math.max(most, childrenOf(big, -1).length), true);
  }
});

test("opens the path to a box, and branches as a whole", () => {
  const forest = forestOf([0, 1, 1, 1, 0]);
  const open = new Uint8Array(5);
  assert.equal(openPath(forest, open, 3), true);
  assert.deepEqual([...open], [1, 1, 1, 0, 0]);
  assert.equal(openPath(forest, open, 3), false);
  openAll(forest, open, 1, 0);
  assert.deepEqual([...open], [1, 0, 0, 0, 0]);
  openAll(forest, open, -1, 1);
  assert.deepEqual([...open], [1, 1, 1, 1, 1]);
});
