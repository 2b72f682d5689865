/* Places of the boxes in sight. Children that are leaves hang in columns, branches stand side by side below a bus, in
   several rows where one would be wider than anybody scrolls. Two sweeps over preorder, linear, no recursion. */

import { inSight } from "./forest.js";

/** Lengths in px. `width` and `height` are those of a box. */
export const sizesOf = (height) => ({
  width: 216, height, level: 44, sibling: 24, row: 18, inset: 22, tree: 24, widest: WIDEST,
});

const WIDEST = 3600; // px: wider branches stand in rows, in a small window narrower ones do
const SHAPE = 1.7; // of branches in rows: their width for their height, as screens have it

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
    `stem`, where the line to its children leaves it, `bus`, the height of the line that it hangs on; `barLeft`,
    `barRight` are the ends of the bus to its children. `shelves` has the rows of those whose children need several. */
export const layoutOf = (forest, open, keep, sizes, lean = 1, isMeasured = false) => {
  const node = inSight(forest, open, keep);
  const count = node.length;
  const [up, stop] = [new Int32Array(count), new Int32Array(count)];
  const index = isMeasured ? (forest.scratch ??= new Int32Array(forest.count)) : new Int32Array(forest.count).fill(-1);
  for (let at = 0; at < count; at++) {
    index[node[at]] = at;
    const parent = forest.parent[node[at]];
    up[at] = parent < 0 ? count : index[parent]; // the roots hang on a box that is never drawn
    stop[at] = at + 1;
  }
  for (let at = count - 1; at >= 0; at--) if (up[at] < count) stop[up[at]] = Math.max(stop[up[at]], stop[at]);

  const real = () => new Float64Array(count + 1);
  const [wide, high, x, y, left, top, stem, bus, barLeft, barRight] = Array.from({ length: 10 }, real);
  const shelves = new Map();
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
  if (isMeasured) return { sizes, count, width: wide[count], height: high[count] };

  function measure(at) {
    columns[at] = columnsFor(leaves[at], sizes, at === count ? Math.max(1, lean) : lean);
    const gap = leaves[at] && branchWide[at] ? sizes.sibling : 0;
    const below = gridWide(at) + gap + branchWide[at];
    const own = at === count ? 0 : sizes.width;
    wide[at] = Math.max(own, below);
    const head = at === count ? 0 : sizes.height;
    const gapBelow = below && at !== count ? sizes.level : 0;
    high[at] = head + gapBelow + Math.max(gridHigh(at), branchHigh[at]);
    if (branches[at] > 1 && below > sizes.widest) {
      const shelf = shelve(at);
      shelves.set(at, shelf);
      wide[at] = Math.max(own, shelf.width);
      high[at] = head + gapBelow + shelf.height;
    }
    const straight = branches[at] === 1 && leaves[at] === 0; // right above its only child
    if (isList(at)) inside[at] = 0;
    else inside[at] = (wide[at] - (straight ? branchWide[at] : own)) / 2 + (straight ? lastInside[at] : 0);
  }

  /** Children of `at` in rows: where each row begins, and where in it the grid of leaves stands. */
  function shelve(at) {
    const items = [];
    for (let child = at === count ? 0 : at + 1; child < (at === count ? count : stop[at]); child = stop[child]) {
      if (stop[child] > child + 1) items.push({ child, width: wide[child], height: high[child] });
    }
    if (leaves[at]) items.push({ child: -1, width: gridWide(at), height: gridHigh(at) });
    const area = items.reduce((sum, one) => sum + (one.width + sizes.sibling) * (one.height + sizes.level), 0);
    const room = items.reduce((most, one) => Math.max(most, one.width), Math.sqrt(area * SHAPE));
    const shelf = { rows: [], places: new Map(), width: 0, height: 0, trunk: 0 };
    let [along, row] = [Infinity, -1];
    for (const { child, width, height } of items) {
      if (along + width > room) {
        if (row >= 0) shelf.height += sizes.level;
        row = shelf.rows.push({ down: shelf.height, right: 0 }) - 1;
        along = 0;
      }
      shelf.places.set(child, { across: sizes.inset + along, row });
      along += width + sizes.sibling;
      shelf.width = Math.max(shelf.width, sizes.inset + along - sizes.sibling);
      shelf.height = Math.max(shelf.height, shelf.rows[row].down + height);
    }
    return shelf;
  }

  const settle = (at) => {
    const alone = isList(at);
    x[at] = left[at] + inside[at];
    y[at] = top[at];
    stem[at] = alone ? left[at] + sizes.inset / 2 : x[at] + sizes.width / 2;
    const below = gridWide(at) + (leaves[at] && branchWide[at] ? sizes.sibling : 0) + branchWide[at];
    cursor[at] = left[at] + (wide[at] - below) / 2;
    if (alone) cursor[at] = left[at];
    if (shelves.has(at)) shelves.get(at).trunk = left[at] + sizes.inset / 3;
    barLeft[at] = barRight[at] = stem[at];
  };
  settle(count);
  const first = new Float64Array(count + 1).fill(NaN); // where the grid of hanging leaves begins

  for (let at = 0; at < count; at++) {
    const above = up[at];
    if (Number.isNaN(first[above])) { // leaves stand behind the branches
      first[above] = cursor[above] + (branchWide[above] ? branchWide[above] + sizes.sibling : 0);
    }
    const isLeaf = stop[at] === at + 1;
    const shelf = shelves.get(above);
    const place = shelf?.places.get(isLeaf ? -1 : at);
    const base = (above === count ? 0 : y[above] + sizes.height + sizes.level) + (shelf ? shelf.rows[place.row].down : 0);
    if (shelf && isLeaf) first[above] = left[above] + place.across;
    else if (shelf) cursor[above] = left[above] + place.across;
    bus[at] = base - sizes.level / 2;
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
    if (shelf) shelf.rows[place.row].right = Math.max(shelf.rows[place.row].right, join);
    barLeft[above] = Math.min(barLeft[above], join);
    barRight[above] = Math.max(barRight[above], join);
  }
  return {
    node, index, up, stop, x, y, left, top, wide, high, hang, stem, bus, barLeft, barRight, shelves, sizes, count,
    width: wide[count], height: high[count],
  };
};

/** Width and height of what `layoutOf` would give. */
export const extentOf = (forest, open, keep, sizes, lean) => layoutOf(forest, open, keep, sizes, lean, true);

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

/** The wish for width, of a few, whose layout comes nearest to the shape of the window (width / height):
    `{lean, width, height}`. */
export const leanFor = (forest, open, keep, sizes, shape) => {
  let [best, distance] = [{ lean: 1, width: 0, height: 0 }, Infinity];
  for (const lean of [0.3, 0.6, 1, 1.8]) {
    const { width, height } = extentOf(forest, open, keep, sizes, lean);
    const off = Math.max(width / shape, height); // what decides the scale of the whole
    if (off < distance - 1) [best, distance] = [{ lean, width, height }, off];
  }
  return best;
};
