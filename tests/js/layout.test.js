import assert from "node:assert/strict";
import { test } from "node:test";

import { forestOf } from "../../rolemap/drawing/page/js/forest.js";
import { boxAt, columnsFor, layoutOf, leanFor, sizesOf, visit } from "../../rolemap/drawing/page/js/layout.js";
import { randomUps } from "./forests.js";

const SIZES = sizesOf(66);
const everything = (forest) => new Uint8Array(forest.count).fill(1);

const overlaps = (layout) => {
  const { x, y, count } = layout;
  const found = [];
  for (let one = 0; one < count; one++) {
    for (let other = one + 1; other < count; other++) {
      const apart =
        x[one] + SIZES.width <= x[other] + 1e-6 || x[other] + SIZES.width <= x[one] + 1e-6 ||
        y[one] + SIZES.height <= y[other] + 1e-6 || y[other] + SIZES.height <= y[one] + 1e-6;
      if (!apart) found.push([one, other]);
    }
  }
  return found;
};

test("boxes never overlap, whatever the forest and the wish for width", () => {
  for (let seed = 0; seed < 40; seed++) {
    const forest = forestOf(randomUps(10 + seed * 6, seed, seed % 4 ? 0.03 : 0.5));
    const open = everything(forest);
    if (seed % 2) for (let node = 0; node < forest.count; node += 3) open[node] = 0;
    for (const lean of [0.3, 1, 2.4]) assert.deepEqual(overlaps(layoutOf(forest, open, null, SIZES, lean)), []);
  }
});

test("a large organization unfolds to the shape of a screen, in rows", () => {
  const ups = randomUps(6000, 11, 0.0001);
  const forest = forestOf(ups);
  const { width, height, shelves } = layoutOf(forest, everything(forest), null, SIZES);
  assert.ok(shelves.size > 0);
  const managers = forestOf([0, ...Array.from({ length: 200 }, (_, at) => [1 + at * 8, ...Array.from({ length: 7 }, (_, leaf) => leaf + 1)]).flat()]);
  const many = layoutOf(managers, everything(managers), null, SIZES);
  assert.ok(many.width / many.height > 0.7 && many.width / many.height < 3.5, `${many.width} x ${many.height}`);
  assert.deepEqual(overlaps(many), []);
  assert.ok(width > 0 && height > 0);
});

test("every box lies in the block of its branch, and every block in that of its parent", () => {
  for (let seed = 0; seed < 20; seed++) {
    const forest = forestOf(randomUps(seed % 2 ? 120 : 900, seed));
    const { left, top, wide, high, x, y, up, count } = layoutOf(forest, everything(forest), null, SIZES);
    for (let at = 0; at < count; at++) {
      assert.ok(x[at] >= left[at] - 1e-6 && x[at] + SIZES.width <= left[at] + wide[at] + 1e-6);
      assert.ok(y[at] >= top[at] - 1e-6 && y[at] + SIZES.height <= top[at] + high[at] + 1e-6);
      const above = up[at];
      assert.ok(left[at] >= left[above] - 1e-6 && left[at] + wide[at] <= left[above] + wide[above] + 1e-6);
      assert.ok(top[at] + high[at] <= top[above] + high[above] + 1e-6);
      if (above < count) assert.ok(y[at] > y[above]);
    }
  }
});

test("a window shows the same boxes with and without passing over branches", () => {
  const forest = forestOf(randomUps(400, 7));
  const layout = layoutOf(forest, everything(forest), null, SIZES);
  for (let step = 0; step < 30; step++) {
    const view = { left: step * 90, right: step * 90 + 700, top: step * 25, bottom: step * 25 + 500 };
    const isIn = (at) =>
      layout.x[at] + SIZES.width >= view.left && layout.x[at] <= view.right &&
      layout.y[at] + SIZES.height >= view.top && layout.y[at] <= view.bottom;
    const seen = [];
    visit(layout, view, (at) => { if (isIn(at)) seen.push(at); });
    const expected = [];
    for (let at = 0; at < layout.count; at++) if (isIn(at)) expected.push(at);
    assert.deepEqual(seen, expected);
  }
});

test("passes over what is far away", () => {
  const forest = forestOf(randomUps(20_000, 3, 0.0005));
  const layout = layoutOf(forest, everything(forest), null, SIZES);
  let asked = 0;
  visit(layout, { left: 0, right: 900, top: 0, bottom: 600 }, () => { asked++; });
  assert.ok(asked < 2_000, `${asked} of 20,000`);
});

test("finds the box at a point", () => {
  const forest = forestOf(randomUps(60, 5));
  const layout = layoutOf(forest, everything(forest), null, SIZES);
  for (let at = 0; at < layout.count; at++) assert.equal(boxAt(layout, layout.x[at] + 9, layout.y[at] + 9), at);
  assert.equal(boxAt(layout, -500, -500), -1);
});

test("many leaves hang in columns, none of them empty", () => {
  assert.equal(columnsFor(4, SIZES, 1), 1);
  for (let count = 1; count < 300; count++) {
    const columns = columnsFor(count, SIZES, 1.3);
    assert.ok(Math.ceil(count / Math.ceil(count / columns)) === columns, `${count} in ${columns}`);
  }
  const wide = forestOf([0, ...Array.from({ length: 250 }, (_, at) => at + 1)]);
  const layout = layoutOf(wide, everything(wide), null, SIZES);
  assert.ok(layout.width < 12 * SIZES.width && layout.height < 40 * SIZES.height);
});

test("suits the shape of the window", () => {
  const forest = forestOf([0, ...Array.from({ length: 60 }, (_, at) => at + 1)]);
  const open = everything(forest);
  const shapeFor = (shape) => {
    const layout = layoutOf(forest, open, null, SIZES, leanFor(forest, open, null, SIZES, shape).lean);
    return layout.width / layout.height;
  };
  assert.ok(shapeFor(3) > shapeFor(0.4));
});

test("an empty forest has an empty layout", () => {
  const layout = layoutOf(forestOf([]), new Uint8Array(0), null, SIZES);
  assert.deepEqual([layout.count, layout.width, layout.height], [0, 0, 0]);
});

test("what a filter leaves out takes no room", () => {
  const forest = forestOf([0, 1, 2, 3]);
  const layout = layoutOf(forest, everything(forest), Uint8Array.of(1, 0, 1, 0), SIZES);
  assert.deepEqual([...layout.node], [0, 2]);
});

test("a chain of only children runs straight down", () => {
  const forest = forestOf([0, 1, 1, 1, 1, 2, 3]);
  const { x, node, stop } = layoutOf(forest, everything(forest), null, SIZES);
  for (let at = 1; at < 4; at++) assert.equal(x[at], x[0], `${node[at]} of ${stop[0]}`);
});
