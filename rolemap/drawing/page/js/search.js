/* Finding boxes by name, title, id or department, with accents and case folded. */

import { fold } from "./text.js";
import { departmentOf, idOf, subjectOf } from "./payload.js";

/** Folded words of every box of a view; made once, when somebody searches. */
export const wordsOf = (view, details) => {
  const seats = view.seatLists.map((list) => fold(list.map((seat) => seat[0]).join(" ")));
  const texts = view.texts.map(fold);
  const departments = new Map();
  const folded = (department) => {
    if (!departments.has(department)) departments.set(department, fold(department));
    return departments.get(department);
  };
  return view.name.map((name, node) => {
    const subject = subjectOf(view, node);
    const known = details !== null && subject >= 0;
    const more = known ? ` ${fold(idOf(details, subject))} ${folded(departmentOf(details, subject))}` : "";
    return `${fold(name)}\n${seats[view.seats[node]]} ${texts[view.line[node]]}${more}`;
  });
};

/** Boxes that have all the words of `query`, in tree order, by how well their name fits: it begins with the first
    word; every word begins a word of it; it holds them; something else of the box does. `total` counts all of them,
    `ranked` has the first `most` of each of the four. */
export const find = (words, query, most) => {
  const asked = fold(query).split(/\s+/).filter(Boolean);
  const ranked = [[], [], [], []];
  let total = 0;
  if (!asked.length) return { ranked, total };
  words.forEach((text, node) => {
    if (!asked.every((word) => text.includes(word))) return;
    total++;
    const name = text.slice(0, text.indexOf("\n"));
    const rank = rankOf(name, asked);
    if (ranked[rank].length < most) ranked[rank].push(node);
  });
  return { ranked, total };
};

const rankOf = (name, asked) => {
  if (!asked.every((word) => name.includes(word))) return 3;
  if (name.startsWith(asked[0])) return 0;
  return asked.every((word) => name.includes(` ${word}`) || name.startsWith(word)) ? 1 : 2;
};
