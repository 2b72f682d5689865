/* The form of the filter: role, gaps, department, certainty. */

import { NO_FILTER } from "./filter.js";
import { make } from "./dom.js";
import { counted, figure } from "./text.js";

/** Departments of people and work, the largest first: [name, count]. */
export const departmentsOf = (details) => {
  const counts = new Map();
  for (const table of [details.people, details.work]) {
    table.department.forEach((number) => {
      const name = details.texts[number];
      if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
    });
  }
  return [...counts].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
};

/** A form in `box`; every change goes to `app.setFilter`. */
export const filterIn = (box, app) => {
  const form = make("form", "filter");
  const menus = {};
  const menu = (name, label, options) => {
    if (options.length < 2) return;
    const select = make("select", "", null, { name });
    for (const [value, words] of options) select.append(Object.assign(make("option", "", words), { value }));
    const line = make("label", "", label);
    line.append(select);
    form.append(line);
    menus[name] = select;
    select.addEventListener("change", () => app.setFilter(read()));
  };
  const read = () =>
    Object.fromEntries(Object.keys(NO_FILTER).map((name) => [name, menus[name]?.value ?? ""]));
  const { roles, severities } = app.config;
  const held = new Set(app.details.verdicts.map((verdict) => verdict[0]));
  menu("role", "Role", [
    ["", "Any role"],
    ...["PfM", "PgM", "PjM", "PrM", "ambiguous"].flatMap((code) => {
      const at = roles.findIndex((role) => role.code === code);
      return held.has(at) ? [[code, code === "ambiguous" ? "ambiguous title" : `${code}: ${roles[at].name}`]] : [];
    }),
  ]);
  menu("severity", "Gaps", [["", "With or without"], ["any", "Any gap"], ...severities.map((word) => [word, `Has ${word === "error" ? "an error" : `a ${word}`}`])]);
  menu("department", "Department", [
    ["", "All departments"],
    ...departmentsOf(app.details).map(([name, count]) => [name, `${name} (${figure(count)})`]),
  ]);
  menu("sure", "Certainty of the role", [["", "Any"], ["sure", "80% or more"], ["unsure", "Below 80%"]]);
  const output = make("output", "quiet", "", { "aria-live": "polite" });
  const bar = make("div", "buttons");
  const button = (words, run) => {
    const one = make("button", "", words, { type: "button" });
    one.addEventListener("click", run);
    bar.append(one);
    return one;
  };
  const back = button("‹ Previous", () => app.nextMatch(-1));
  const next = button("Next ›", () => app.nextMatch(1));
  const clear = button("Clear", () => app.setFilter(NO_FILTER));
  form.append(output, bar);
  form.addEventListener("submit", (event) => event.preventDefault());
  box.replaceChildren(form);
  return {
    update: () => {
      for (const [name, select] of Object.entries(menus)) select.value = app.filter[name];
      const { matches } = app;
      output.textContent = matches === null ? "" : `${counted(matches.count, "match", "matches")}; what leads to them is dimmed`;
      back.disabled = next.disabled = matches === null || matches.count === 0;
      clear.disabled = matches === null;
    },
  };
};
