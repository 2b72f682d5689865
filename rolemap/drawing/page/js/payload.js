/* The data blocks of the page → views and details. */

import { forestOf } from "./forest.js";

const ROLES = ["PjM", "PgM", "PfM", "PrM", "other", "ambiguous"];
const STATES = ["filled", "missing", "vacant", "unknown", "plain"];
const SEVERITIES = ["error", "warning", "note"];
const LINE_KINDS = ["tree", "secondary", "dependency", "matrix", "leads", "cycle", "changes"];

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

/** Texts of one line each, as columns have them. */
const lined = (text, count) => (count ? text.split("\n") : []);

/** Small numbers from -1 on, a letter each. */
const lettered = (text) => {
  const codes = new Int8Array(text.length);
  for (let at = 0; at < text.length; at++) codes[at] = text.charCodeAt(at) - 98;
  return codes;
};

/** Numbers, or one number for all. */
const numbered = (raw, count) => (typeof raw === "number" ? new Int32Array(count).fill(raw) : new Int32Array(raw));

/** Lists of seats: `of(number)` gives the seats of one, each [text, role, state, detail]; `map` goes over all. */
const seatListsOf = (raw) => {
  const total = raw.role.length;
  const [text, detail] = [lined(raw.text, total), raw.detail === "" ? null : lined(raw.detail, total)];
  const [role, state] = [lettered(raw.role), lettered(raw.state)];
  const sizes = raw.count;
  const starts = typeof sizes === "number" ? null : new Int32Array(sizes.length + 1);
  if (starts) sizes.forEach((size, number) => { starts[number + 1] = starts[number] + size; });
  const startOf = (number) => (starts ? starts[number] : number * sizes);
  const seat = (at) => [text[at], role[at], state[at], detail === null ? "" : detail[at]];
  const of = (number) => Array.from({ length: startOf(number + 1) - startOf(number) }, (_, step) => seat(startOf(number) + step));
  const count = starts ? sizes.length : 1; // lists are distinct: only one is empty
  return { of, map: (turn) => Array.from({ length: count }, (_, number) => turn(of(number))) };
};

/** A view with its forest, its badges and its further lines by box. */
export const viewOf = (raw) => {
  const forest = forestOf(raw.up);
  const { count } = forest;
  const gaps = new Int32Array(count);
  const worst = new Int8Array(count).fill(-1);
  raw.gap.at.forEach((node, at) => {
    gaps[node] = raw.gap.count[at];
    worst[node] = raw.gap.worst[at];
  });
  return {
    ...raw,
    forest,
    gaps,
    worst,
    count,
    texts: lined(raw.texts, 1),
    name: lined(raw.name, count),
    tag: numbered(raw.tag, count),
    seats: numbered(raw.seats, count),
    line: numbered(raw.line, count),
    role: lettered(raw.role),
    state: lettered(raw.state),
    seatLists: seatListsOf(raw.seat_lists),
    subject: unrolled(raw.of, count),
    boxes: null,
  };
};

/** Seats of box `node`, each [text, role or -1, state, detail]. */
export const seatsOf = (view, node) => view.seatLists.of(view.seats[node]);

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
  const texts = lined(raw.texts, 1);
  const table = ({ count, id, department, facts, ...rest }) => ({
    ...rest,
    count,
    id: lined(id, count),
    department: numbered(department, count),
    facts: Object.fromEntries(Object.entries(facts).map(([label, values]) => [label, numbered(values, count)])),
  });
  const [people, work] = [table(raw.people), table(raw.work)];
  people.verdict = numbered(raw.people.verdict, people.count);
  work.name = lined(raw.work.name, work.count);
  const findings = { ...raw.findings, why: numbered(raw.findings.why, raw.findings.code.length) };
  const gather = (map, key, value) => {
    if (!map.has(key)) map.set(key, []);
    map.get(key).push(value);
  };
  const findingsOf = new Map();
  const about = [...findings.at.map((subject, number) => [number, subject]), ...findings.more];
  about.sort((one, other) => one[0] - other[0]);
  for (const [number, subject] of about) if (subject >= 0) gather(findingsOf, subject, number);
  const holdsOf = new Map();
  const [persons, items, words] = raw.holds;
  persons.forEach((person, at) => {
    const held = [person, people.count + items[at], texts[words[at]]];
    gather(holdsOf, held[0], held);
    gather(holdsOf, held[1], held);
  });
  return { ...raw, texts, people, work, findings, count: people.count, findingsOf, holdsOf };
};

/** The id of a subject as the files write it. */
export const idOf = (details, subject) =>
  subject < details.count ? details.people.id[subject] : details.work.id[subject - details.count];

/** The department of a subject, "" where the files do not say. */
export const departmentOf = (details, subject) => {
  const [table, at] = subject < details.count ? [details.people, subject] : [details.work, subject - details.count];
  return details.texts[table.department[at] ?? 0];
};
