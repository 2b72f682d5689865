/* What is open: which branches are unfolded at first, and the path to a box. */

import { chainOf, childrenOf } from "./forest.js";

/** A fresh set of open branches: level by level from the top, on each the largest first, each branch whole, at most
    `most` boxes in sight. */
export const openTop = (forest, most, keep = null) => {
  const open = new Uint8Array(forest.count);
  let level = childrenOf(forest, -1, keep);
  let shown = level.length;
  while (level.length) {
    const below = [];
    level.sort((one, other) => forest.end[other] - other - (forest.end[one] - one) || one - other);
    for (const node of level) {
      const children = childrenOf(forest, node, keep);
      if (!children.length || shown + children.length > most) continue;
      open[node] = 1;
      shown += children.length;
      for (const child of children) below.push(child);
    }
    level = below;
  }
  return open;
};

/** Open everything above `node`; whether that changed anything. */
export const openPath = (forest, open, node) => {
  let changed = false;
  for (const above of chainOf(forest, node)) {
    if (!open[above]) changed = true;
    open[above] = 1;
  }
  return changed;
};

/** Open or close everything from `node` down (-1: the whole forest). */
export const openAll = (forest, open, node, value) => {
  if (node < 0) open.fill(value);
  else open.fill(value, node, forest.end[node]);
};
