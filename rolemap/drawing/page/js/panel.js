/* The panel of a box: who or what it is, why, who leads, and what is missing. */

import { chainOf } from "./forest.js";
import { action, make, roleChip, severityChip } from "./dom.js";
import { boxOf, departmentOf, idOf, seatsOf, subjectOf } from "./payload.js";
import { counted, figure, percent } from "./text.js";

const definition = (list, label, value) => {
  if (!value) return;
  list.append(make("dt", "", label), make("dd", "", value));
};

/** Words and elements about a role: its chip, how sure, why. */
const roleLines = (app, subject) => {
  const { details, config } = app;
  const [role, share, also, isSupport, evidence, candidates] = details.verdicts[details.people.verdict[subject]];
  const lines = [];
  const main = make("p", "verdict");
  if (isSupport) main.append(make("span", "chip role-support", "support"), also < 0 ? "" : ` of a ${config.roles[also].code}`);
  else main.append(roleChip(config, role), ` ${config.roles[role].name}`);
  main.append(make("span", "quiet", `, ${percent(share)} sure`));
  if (!isSupport && also >= 0) main.append(make("span", "quiet", `, also ${config.roles[also].code}`));
  lines.push(main);
  if (candidates.length) {
    lines.push(make("p", "quiet", `Could be ${candidates.map(([one, chance]) => `${config.roles[one].code} ${percent(chance)}`).join(", ")}.`));
  }
  if (evidence) lines.push(make("p", "quiet", `Because of ${evidence}.`));
  return lines;
};

const facts = (app, subject) => {
  const { details } = app;
  const list = make("dl", "facts");
  definition(list, "Id", idOf(details, subject));
  definition(list, "Department", departmentOf(details, subject));
  const [table, at] = subject < details.count ? [details.people, subject] : [details.work, subject - details.count];
  for (const [label, values] of Object.entries(table.facts)) definition(list, label, details.texts[values[at]]);
  return list;
};

const nameOf = (app, subject) => {
  if (subject >= app.details.count) return app.details.work.name[subject - app.details.count];
  const people = app.peopleView();
  return people ? people.name[boxOf(people, subject)] : idOf(app.details, subject);
};

/** "Leads", "Led by": links to the other side. */
const held = (app, subject) => {
  const isPerson = subject < app.details.count;
  const groups = new Map();
  for (const [person, item, word] of app.details.holdsOf.get(subject) ?? []) {
    const title = isPerson ? word[0].toUpperCase() + word.slice(1) : word.replace(/^leads/, "Led by").replace(/^sponsors/, "Sponsored by");
    if (!groups.has(title)) groups.set(title, []);
    groups.get(title).push(isPerson ? item : person);
  }
  return [...groups].map(([title, others]) => {
    const part = make("section", "held");
    part.append(make("h3", "", others.length > 1 ? `${title} (${figure(others.length)})` : title));
    const list = make("ul");
    for (const other of others.slice(0, 40)) {
      const line = make("li");
      line.append(action(nameOf(app, other), "link", () => app.goTo(other)));
      list.append(line);
    }
    if (others.length > 40) list.append(make("li", "quiet", `and ${figure(others.length - 40)} more`));
    part.append(list);
    return part;
  });
};

/** What to do; what follows its first sentence (who could, and why), each of them on a line of its own. */
const advice = (suggestion) => {
  const end = suggestion.indexOf(". ");
  if (end < 0) return [make("p", "todo", suggestion)];
  const more = suggestion.slice(end + 2).split(/(?<=\)); /);
  return [make("p", "todo", suggestion.slice(0, end)), ...more.map((words) => make("p", "who", words))];
};

const gapCards = (app, subject) => {
  const numbers = app.details.findingsOf.get(subject) ?? [];
  if (!numbers.length) return [];
  const { findings, texts } = app.details;
  const part = make("section", "gaps");
  part.append(make("h3", "", counted(numbers.length, "gap", "gaps")));
  for (const number of numbers) {
    const card = make("article", "gap");
    const head = make("p", "head");
    head.append(severityChip(app.config, findings.severity[number]), ` ${texts[findings.code[number]]} ${texts[findings.rule[number]]}`);
    card.append(head, make("p", "message", texts[findings.message[number]]));
    const [evidence, suggestion] = [texts[findings.evidence[number]], texts[findings.suggestion[number]]];
    if (evidence) card.append(make("p", "quiet", evidence));
    if (suggestion) card.append(...advice(suggestion));
    if (findings.confidence[number] < 1) card.append(make("p", "quiet", `${percent(findings.confidence[number])} sure`));
    part.append(card);
  }
  return [part];
};

/** The way up to the top, each step a button. */
const chain = (app, node) => {
  const above = chainOf(app.view.forest, node).reverse();
  if (!above.length) return [];
  const line = make("p", "chain", null, { "aria-label": "Above it" });
  const shown = above.length > 8 ? [...above.slice(0, 2), -1, ...above.slice(-5)] : above;
  shown.forEach((one, number) => {
    if (number) line.append(make("span", "quiet", " › "));
    line.append(one < 0 ? "…" : action(app.view.name[one], "link", () => app.select(one, { middle: true })));
  });
  return [line];
};

const buttons = (app, node) => {
  const { below, open } = app.scene;
  const bar = make("div", "buttons");
  const toggle = (words, mode) =>
    action(words, "", () => app.setFocus(app.focusMode === mode && app.focus === node ? -1 : node, mode), {
      "aria-pressed": app.focusMode === mode && app.focus === node ? "true" : "false",
    });
  bar.append(toggle("Focus", "dim"), toggle("Only this branch", "only"));
  if (below[node]) {
    bar.append(action(open[node] ? "Fold" : `Unfold ${figure(below[node])}`, "", () => app.toggle(node)));
    bar.append(action("Unfold all below", "", () => app.unfold(node, 1)));
  }
  return bar;
};

/** Fill `panel` with what is known of the selected box; empty it where nothing is selected. */
export const fillPanel = (panel, app) => {
  const { view, selected: node, details } = app;
  panel.hidden = node < 0;
  if (node < 0) return panel.replaceChildren();
  const subject = subjectOf(view, node);
  const head = make("div", "panel-head");
  const close = action("×", "close", () => app.select(-1, {}), { "aria-label": "Close the panel" });
  head.append(make("h2", "", view.name[node], { tabindex: "-1" }), close);
  const parts = [head, ...chain(app, node)];
  const tag = view.texts[view.tag[node]];
  if (tag) parts.push(make("p", "quiet", tag));
  for (const [text, role, state, detail] of seatsOf(view, node)) {
    const line = make("p", `seat ${app.config.states[state]}`);
    if (role >= 0) line.append(roleChip(app.config, role), " ");
    line.append(text, detail ? make("span", "quiet", ` (${detail})`) : "");
    parts.push(line);
  }
  if (details !== null && subject >= 0) {
    if (subject < details.count) parts.push(...roleLines(app, subject));
    parts.push(buttons(app, node), ...gapCards(app, subject), ...held(app, subject), facts(app, subject));
    for (const other of app.otherViews(subject)) {
      parts.push(action(`Show in ${other.label.toLowerCase()}`, "", () => app.goTo(subject, other.key)));
    }
  } else parts.push(buttons(app, node));
  return panel.replaceChildren(...parts);
};
