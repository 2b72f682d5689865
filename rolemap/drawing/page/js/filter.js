/* What is left out: a filter keeps its matches and all above them, a focus one branch and its chain up. */

import { departmentOf, subjectOf } from "./payload.js";

/** No filter at all. */
export const NO_FILTER = Object.freeze({ role: "", severity: "", department: "", sure: "" });

/** Whether a filter asks for anything. */
export const isFiltering = (filter) => Object.values(filter).some((value) => value !== "");

const SURE = { sure: (share) => share >= 0.8, unsure: (share) => share < 0.8 };

/** A test of box → whether the filter wants it. `details` may be null while they are being read. */
const wanted = (view, details, filter, codes) => {
  const tests = [];
  if (filter.role !== "") {
    const role = codes.ROLES.indexOf(filter.role);
    const lists = view.seatLists.map((seats) => seats.some((seat) => seat[1] === role));
    tests.push((node) => view.role[node] === role || lists[view.seats[node]]);
  }
  if (filter.severity === "any") tests.push((node) => view.gaps[node] > 0);
  else if (filter.severity !== "") {
    const severity = codes.SEVERITIES.indexOf(filter.severity);
    tests.push((node) => {
      const found = details?.findingsOf.get(subjectOf(view, node)) ?? [];
      return found.some((number) => details.findings.severity[number] === severity);
    });
  }
  if (filter.department !== "") {
    tests.push((node) => {
      const subject = subjectOf(view, node);
      return details !== null && subject >= 0 && departmentOf(details, subject) === filter.department;
    });
  }
  if (filter.sure !== "") {
    tests.push((node) => {
      const subject = subjectOf(view, node);
      if (details === null || subject < 0 || subject >= details.count) return false;
      const [role, share] = details.verdicts[details.people.verdict[subject]];
      return codes.ROLES[role] !== "other" && SURE[filter.sure](share);
    });
  }
  return (node) => tests.every((test) => test(node));
};

/** `match`: 1 for each box that the filter wants, `keep`: those and everything above them, `count` of matches;
    null where nothing is asked. */
export const matchesOf = (view, details, filter, codes) => {
  if (!isFiltering(filter)) return null;
  const test = wanted(view, details, filter, codes);
  const [match, keep] = [new Uint8Array(view.count), new Uint8Array(view.count)];
  let count = 0;
  for (let node = view.count - 1; node >= 0; node--) {
    if (test(node)) {
      match[node] = keep[node] = 1;
      count++;
    }
    if (keep[node] && view.forest.parent[node] >= 0) keep[view.forest.parent[node]] = 1;
  }
  return { match, keep, count };
};

/** 1 for `node`, everything below it and everything above it. */
export const branchOf = (forest, node) => {
  const keep = new Uint8Array(forest.count);
  keep.fill(1, node, forest.end[node]);
  for (let above = forest.parent[node]; above >= 0; above = forest.parent[above]) keep[above] = 1;
  return keep;
};

/** What two sets keep together; null keeps all. */
export const both = (one, other) => {
  if (one === null || other === null) return one ?? other;
  return one.map((kept, node) => kept & other[node]);
};
