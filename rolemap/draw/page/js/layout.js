/* Places of the boxes in sight. Children that are leaves hang in columns, branches stand side by side below a bus.
   Two sweeps over preorder, linear, no recursion. */

import { inSight } from "./forest.js";

/** Lengths in px. `width` and `height` are those of a box. */
export const sizesOf = (height) => ({
  width: 216, height, level: 44, sibling: 24, row: 18, inset: 22, tree: 24,
});

const DROP = 0;
const FIRST = 1;
const LATER = 2;
/** How a box is connected: dropped from the bus, first of a hanging column, or below another one of it. */
export const HANG = { DROP, FIRST, LATER };

/** Columns of `count` hanging leaves; `lean` is the wish for width: 1 makes blocks about square. */
export const columnsFor = (count, sizes, lean) => {
  if (count < 5) return 1;
  const square = Math.sqrt((count * (sizes.height + sizes.row)) / (sizes.width + sizes.inset));
  const rows = Math.ceil(count / Math.max(1, Math.ceil(square * lean)));
  return Math.ceil(count / rows); // no empty column
};

/** Layout of a forest: `node` in preorder of what is in sight, and for each its parent's index `up`, the index `stop`
    after its branch, its box's corner `x`, `y`, the block of its branch (`left`, `top`, `wide`, `high`), `hang`, and
    `stem`, where the line to its children leaves it; `barLeft`, `barRight` are the ends of its bus. */
export const layoutOf = (forest, open, keep, sizes, lean = 1) => {
  const node = inSight(forest, open, keep);
  const count = node.length;
  const [up, stop] = [new Int32Array(count), new Int32Array(count)];
  const index = new Int32Array(forest.count).fill(-1);
  for (let at = 0; at < count; at++) {
    index[node[at]] = at;
    const parent = forest.parent[node[at]];
    up[at] = parent < 0 ? count : index[parent]; // the roots hang on a box that is never drawn
    stop[at] = at + 1;
  }
  for (let at = count - 1; at >= 0; at--) if (up[at] < count) stop[up[at]] = Math.max(stop[up[at]], stop[at]);

  const real = () => new Float64Array(count + 1);
  const [wide, high, x, y, left, top, stem, barLeft, barRight] = Array.from({ length: 9 }, real);
  const [leaves, placed, columns] = [new Int32Array(count + 1), new Int32Array(count + 1), new Int32Array(count + 1)];
  const [branchWide, branchHigh, cursor, inside, lastInside] = Array.from({ length: 5 }, real);
  const branches = new Int32Array(count + 1);
  const hang = new Uint8Array(count + 1);
  const step = sizes.height + sizes.row;

  const hangs = (at) => leaves[at] > 1 || (leaves[at] === 1 && branchWide[at] === 0);
  const gridWide = (at) => (hangs(at) ? columns[at] * (sizes.width + sizes.inset) : leaves[at] * sizes.width);
  const isList = (at) => hangs(at) && !branchWide[at] && columns[at] === 1;
  const gridHigh = (at) => (leaves[at] ? Math.ceil(leaves[at] / columns[at]) * step - sizes.row : 0);

  for (let at = count - 1; at >= 0; at--) {
    measure(at);
    const above = up[at];
    if (stop[at] === at + 1) leaves[above]++;
    else {
      branchWide[above] += wide[at] + (branchWide[above] ? sizes.sibling : 0);
      branchHigh[above] = Math.max(branchHigh[above], high[at]);
      branches[above]++;
      lastInside[above] = inside[at];
    }
  }
  measure(count);

  function measure(at) {
    columns[at] = columnsFor(leaves[at], sizes, at === count ? Math.max(1, lean) : lean);
    const gap = leaves[at] && branchWide[at] ? sizes.sibling : 0;
    const below = gridWide(at) + gap + branchWide[at];
    const own = at === count ? 0 : sizes.width;
    wide[at] = Math.max(own, below);
    const head = at === count ? 0 : sizes.height;
    const gapBelow = below && at !== count ? sizes.level : 0;
    high[at] = head + gapBelow + Math.max(gridHigh(at), branchHigh[at]);
    const straight = branches[at] === 1 && leaves[at] === 0; // right above its only child
    if (isList(at)) inside[at] = 0;
    else inside[at] = (wide[at] - (straight ? branchWide[at] : own)) / 2 + (straight ? lastInside[at] : 0);
  }

  const settle = (at) => {
    const alone = isList(at);
    x[at] = left[at] + inside[at];
    y[at] = top[at];
    stem[at] = alone ? left[at] + sizes.inset / 2 : x[at] + sizes.width / 2;
    const below = gridWide(at) + (leaves[at] && branchWide[at] ? sizes.sibling : 0) + branchWide[at];
    cursor[at] = left[at] + (wide[at] - below) / 2;
    if (alone) cursor[at] = left[at];
    barLeft[at] = barRight[at] = stem[at];
  };
  settle(count);
  const first = new Float64Array(count + 1).fill(NaN); // where the grid of hanging leaves begins

  for (let at = 0; at < count; at++) {
    const above = up[at];
    if (Number.isNaN(first[above])) { // leaves stand behind the branches
      first[above] = cursor[above] + (branchWide[above] ? branchWide[above] + sizes.sibling : 0);
    }
    const base = above === count ? 0 : y[above] + sizes.height + sizes.level;
    const isLeaf = stop[at] === at + 1;
    let join;
    if (isLeaf && hangs(above)) {
      const rows = Math.ceil(leaves[above] / columns[above]);
      const [column, row] = [Math.floor(placed[above] / rows), placed[above] % rows];
      placed[above]++;
      left[at] = first[above] + column * (sizes.width + sizes.inset) + sizes.inset;
      top[at] = base + row * step;
      hang[at] = row ? LATER : FIRST;
      join = left[at] - sizes.inset / 2;
    } else if (isLeaf) {
      left[at] = first[above];
      top[at] = base;
    } else {
      left[at] = cursor[above];
      top[at] = base;
      cursor[above] += wide[at] + sizes.sibling;
    }
    settle(at);
    join ??= x[at] + sizes.width / 2;
    barLeft[above] = Math.min(barLeft[above], join);
    barRight[above] = Math.max(barRight[above], join);
  }
  return {
    node, index, up, stop, x, y, left, top, wide, high, hang, stem, barLeft, barRight, sizes, count,
    width: wide[count], height: high[count],
  };
};

/** Call `draw` with the index of every box whose branch reaches into the rectangle, parents first; branches outside
    are passed over whole. */
export const visit = (layout, view, draw) => {
  const { sizes, left, top, wide, high, stop, count } = layout;
  let at = 0;
  while (at < count) {
    const outside =
      left[at] + wide[at] < view.left || left[at] - sizes.inset > view.right ||
      top[at] + high[at] + sizes.level < view.top || top[at] - sizes.level > view.bottom;
    if (!outside) draw(at);
    at = outside ? stop[at] : at + 1;
  }
};

/** Index of the box at a point, -1 where there is none. */
export const boxAt = (layout, px, py, slack = 0) => {
  const { x, y, sizes } = layout;
  const spot = { left: px - slack, right: px + slack, top: py - slack, bottom: py + slack };
  let found = -1;
  visit(layout, spot, (at) => {
    if (px >= x[at] - slack && px <= x[at] + sizes.width + slack && py >= y[at] && py <= y[at] + sizes.height + slack) found = at;
  });
  return found;
};

/** The wish for width, of a few, whose layout comes nearest to the shape of the window (width / height). */
export const leanFor = (forest, open, keep, sizes, shape) => {
  let [best, distance] = [1, Infinity];
  for (const lean of [0.3, 0.6, 1, 1.8]) {
    const { width, height } = layoutOf(forest, open, keep, sizes, lean);
    const off = Math.max(width / shape, height); // what decides the scale of the whole
    if (off < distance - 1) [best, distance] = [lean, off];
  }
  return best;
};
