/* A forest in preorder: parents before children, every branch in one piece. All of it typed arrays, no recursion. */

/** Arrays of a forest from `up`: how many places before each node its parent stands, 0 at a root.
    `end[i]` is the place after the branch of i. Both sweeps are linear, so a chain of any depth is safe. */
export const forestOf = (up) => {
  const count = up.length;
  const [parent, depth, end] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
  for (let node = 0; node < count; node++) {
    parent[node] = up[node] ? node - up[node] : -1;
    depth[node] = up[node] ? depth[parent[node]] + 1 : 1;
    end[node] = node + 1;
  }
  for (let node = count - 1; node >= 0; node--) {
    if (up[node]) end[parent[node]] = Math.max(end[parent[node]], end[node]);
  }
  return { count, parent, depth, end };
};

const isKept = (keep, node) => keep === null || keep[node] === 1;

/** Children of `node` (-1: the roots) that `keep` holds (null: all). */
export const childrenOf = (forest, node, keep = null) => {
  const found = [];
  const stop = node < 0 ? forest.count : forest.end[node];
  for (let child = node + 1; child < stop; child = forest.end[child]) if (isKept(keep, child)) found.push(child);
  return found;
};

/** Whether anything hangs below `node`. */
export const isParent = (forest, node, keep = null) => {
  if (keep === null) return forest.end[node] > node + 1;
  for (let child = node + 1; child < forest.end[node]; child = forest.end[child]) if (keep[child]) return true;
  return false;
};

/** From the parent of `node` up to its root. */
export const chainOf = (forest, node) => {
  const above = [];
  for (let at = forest.parent[node]; at >= 0; at = forest.parent[at]) above.push(at);
  return above;
};

/** For each node the sum of `value` over everything below it; null counts the nodes. Only what `keep` holds. */
export const sumBelow = (forest, keep = null, value = null) => {
  const { count, end } = forest;
  const before = new Int32Array(count + 1); // sum over all nodes before one; a branch is one piece of them
  for (let node = 0; node < count; node++) {
    before[node + 1] = before[node] + (keep === null || keep[node] ? (value === null ? 1 : value[node]) : 0);
  }
  const sums = new Int32Array(count);
  for (let node = 0; node < count; node++) sums[node] = before[end[node]] - before[node + 1];
  return sums;
};

/** Nodes in sight, in preorder: every parent of theirs is open, and `keep` holds them. */
export const inSight = (forest, open, keep = null) => {
  const found = [];
  let node = 0;
  while (node < forest.count) {
    if (isKept(keep, node)) found.push(node);
    node = isKept(keep, node) && open[node] ? node + 1 : forest.end[node];
  }
  return Int32Array.from(found);
};
