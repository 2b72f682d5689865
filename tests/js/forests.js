/* Small forests and views for the tests of the map page. */

import { viewOf } from "../../rolemap/drawing/page/js/payload.js";

/** Chance that always falls the same way (mulberry32). */
export const chance = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
};

/** Steps up of a random forest in preorder. */
export const randomUps = (count, seed, rootShare = 0.05) => {
  const random = chance(seed);
  const ups = [];
  const path = [];
  for (let node = 0; node < count; node++) {
    if (!path.length || random() < rootShare) path.length = 0;
    else path.length = 1 + Math.floor(random() * path.length);
    ups.push(path.length ? node - path[path.length - 1] : 0);
    path.push(node);
  }
  return ups;
};

/** A view of names; `given` replaces its columns. */
export const viewWith = (up, given = {}) => {
  const count = up.length;
  const zeros = () => new Array(count).fill(0);
  return viewOf({
    key: "people", title: "People", subtitle: "", nouns: ["person", "people"], tag: 0, seats: 0, line: 0, up,
    of: [[0, count]], gap: { at: [], count: [], worst: [] }, lines: [],
    ...given,
    texts: (given.texts ?? [""]).join("\n"),
    name: (given.name ?? up.map((_, node) => `Name ${node}`)).join("\n"),
    role: letters(given.role ?? zeros().map(() => -1)),
    state: letters(given.state ?? zeros().map(() => 4)),
    seat_lists: seatLists(given.seat_lists ?? [[]]),
  });
};

const letters = (codes) => codes.map((code) => String.fromCharCode(98 + code)).join("");

const seatLists = (lists) => {
  const seats = lists.flat();
  const column = (at) => seats.map((seat) => seat[at]);
  return {
    count: lists.map((list) => list.length), text: column(0).join("\n"), role: letters(column(1)),
    state: letters(column(2)), detail: column(3).some(Boolean) ? column(3).join("\n") : "",
  };
};

export const CONFIG = {
  roles: ["PjM", "PgM", "PfM", "PrM", "other", "ambiguous"].map((code) => ({ code, word: code, name: code, fill: "#123456", text: "#FFFFFF" })),
  states: ["filled", "missing", "vacant", "unknown", "plain"],
  severities: ["error", "warning", "note"],
  lineKinds: ["tree", "secondary", "dependency", "matrix", "leads", "cycle"],
};
