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

/** Boxes that have all the words of `query`: names that begin with it first, then names, then all else; in tree
    order. `total` counts all of them, `hits` are the first `most`. */
export const find = (words, query, most) => {
  const asked = fold(query).split(/\s+/).filter(Boolean);
  if (!asked.length) return { hits: [], total: 0 };
  const ranked = [[], [], []];
  let total = 0;
  words.forEach((text, node) => {
    if (!asked.every((word) => text.includes(word))) return;
    total++;
    const name = text.slice(0, text.indexOf("\n"));
    const rank = name.startsWith(asked[0]) ? 0 : asked.every((word) => name.includes(word)) ? 1 : 2;
    if (ranked[rank].length < most) ranked[rank].push(node);
  });
  return { hits: ranked.flat().slice(0, most), total };
};
