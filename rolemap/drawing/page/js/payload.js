/* The data blocks of the page → views and details. */

import { forestOf } from "./forest.js";

const ROLES = ["PjM", "PgM", "PfM", "PrM", "other", "ambiguous"];
const STATES = ["filled", "missing", "vacant", "unknown", "plain"];
const SEVERITIES = ["error", "warning", "note"];
const LINE_KINDS = ["tree", "secondary", "dependency", "matrix", "leads", "cycle"];

/** The names that stand for the small numbers of the payload. */
export const CODES = { ROLES, STATES, SEVERITIES, LINE_KINDS };

/** The value of a data block: JSON, at once; or JSON in gzip in base64, promised. */
export const unpack = (block) => (block.type === "application/json" ? JSON.parse(block.textContent) : unzipped(block));

const unzipped = async (block) => {
  const text = atob(block.textContent);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
};

/** A view with its forest, its badges and its further lines by box. */
export const viewOf = (raw) => {
  const forest = forestOf(raw.up);
  const gaps = new Int32Array(forest.count);
  const worst = new Int8Array(forest.count).fill(-1);
  raw.gap.at.forEach((node, at) => {
    gaps[node] = raw.gap.count[at];
    worst[node] = raw.gap.worst[at];
  });
  return {
    ...raw,
    forest,
    gaps,
    worst,
    role: Int8Array.from(raw.role),
    state: Int8Array.from(raw.state),
    subject: unrolled(raw.of, forest.count),
    boxes: null,
    count: forest.count,
  };
};

/** Runs of [first value, length] → values: they count up, or stay -1. */
export const unrolled = (runs, count) => {
  const values = new Int32Array(count);
  let at = 0;
  for (const [first, length] of runs) for (let step = 0; step < length; step++) values[at++] = first < 0 ? -1 : first + step;
  return values;
};

/** What box `node` stands for: its place among people, then work items; -1 for a heading. */
export const subjectOf = (view, node) => view.subject[node];

/** The box of a subject, -1 where the view has none. */
export const boxOf = (view, subject) => {
  if (view.boxes === null) {
    view.boxes = new Int32Array(view.subject.reduce((most, one) => Math.max(most, one), -1) + 1).fill(-1);
    for (let node = view.count - 1; node >= 0; node--) if (view.subject[node] >= 0) view.boxes[view.subject[node]] = node;
  }
  return view.boxes[subject] ?? -1;
};

/** Details with findings and holdings gathered by subject. */
export const detailsOf = (raw) => {
  const people = raw.verdicts.length ? raw.people.verdict.length : 0;
  const findingsOf = new Map();
  raw.findings.at.forEach((subject, number) => {
    if (subject < 0) return;
    if (!findingsOf.has(subject)) findingsOf.set(subject, []);
    findingsOf.get(subject).push(number);
  });
  const holdsOf = new Map();
  const [persons, items, words] = raw.holds;
  persons.forEach((person, at) => {
    const held = [person, people + items[at], raw.texts[words[at]]];
    for (const subject of [held[0], held[1]]) {
      if (!holdsOf.has(subject)) holdsOf.set(subject, []);
      holdsOf.get(subject).push(held);
    }
  });
  return { ...raw, count: people, findingsOf, holdsOf };
};

/** The id of a subject as the files write it. */
export const idOf = (details, subject) =>
  subject < details.count ? details.people.id[subject] : details.work.id[subject - details.count];

/** The department of a subject, "" where the files do not say. */
export const departmentOf = (details, subject) => {
  const [table, at] = subject < details.count ? [details.people, subject] : [details.work, subject - details.count];
  return details.texts[table.department[at] ?? 0];
};
