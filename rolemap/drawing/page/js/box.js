/* What stands in a box: rows of text, each of a kind with its size. */

import { seatsOf } from "./payload.js";
import { counted, figure } from "./text.js";

/** Size in px, weight and height of the rows of a box; few fonts, for each costs the first picture 1 ms. */
export const ROWS = {
  tag: { size: 11, weight: 400, height: 13 },
  heading: { size: 13, weight: 600, height: 16.5 },
  seat: { size: 11, weight: 400, height: 16 },
  line: { size: 11, weight: 400, height: 14 },
};

const PLAIN = 80;
const TAGGED = 94;

/** Height of the boxes of a view: those of people have room for a title, those of units for a name of three lines. */
export const heightOf = (view) => (view.tag.some(Boolean) ? TAGGED : PLAIN);

/** Rows of box `node`, most important first where room ends: `{kind, text, role, state, detail}`. */
export const rowsOf = (view, node) => {
  const rows = [];
  const tag = view.texts[view.tag[node]];
  if (tag) rows.push({ kind: "tag", text: tag });
  rows.push({ kind: "heading", text: view.name[node] });
  const seats = seatsOf(view, node);
  if (seats.length) {
    const [text, role, state, detail] = seats[0];
    const more = seats.length > 1 ? `+${seats.length - 1} more` : "";
    rows.push({ kind: "seat", text, role, state, detail: [detail, more].filter(Boolean).join(", ") });
  }
  const line = view.texts[view.line[node]];
  if (line) rows.push({ kind: "line", text: line });
  return rows;
};

/** What the mark of a folded branch says. */
export const foldWords = (below) => (below ? `+${figure(below)}` : "");

/** What a screen reader says of a box. */
export const spoken = (view, node, config, below, isOpen) => {
  const seats = seatsOf(view, node).map(([text, role, , detail]) =>
    [role < 0 ? "" : config.roles[role].word, text, detail && `(${detail})`].filter(Boolean).join(" "),
  );
  const parts = [view.name[node], view.texts[view.tag[node]], ...seats, view.texts[view.line[node]]];
  if (view.gaps[node]) parts.push(counted(view.gaps[node], "gap", "gaps"));
  if (below && !isOpen) parts.push(`${counted(below, view.nouns[0], view.nouns[1])} folded`);
  return parts.filter(Boolean).join(", ");
};
