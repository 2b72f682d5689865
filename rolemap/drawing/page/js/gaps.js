/* The list of all gaps, worst first; one that has a box leads to it. */

import { make, severityChip } from "./dom.js";
import { counted, figure } from "./text.js";

const PAGE = 150;

/** A list in `box` with a menu of severities and one of rules. */
export const gapsIn = (box, app) => {
  const { findings, texts } = app.details;
  const { severities } = app.config;
  const listed = findings.code.length;
  const total = app.config.gaps;
  const tools = make("div", "tools");
  const severity = make("select", "", null, { "aria-label": "Severity" });
  const rule = make("select", "", null, { "aria-label": "Rule" });
  const output = make("output", "quiet", "", { "aria-live": "polite" });
  const list = make("ol", "gap-list");
  const more = make("button", "more", "", { type: "button" });
  const tally = (values) => {
    const counts = new Map();
    values.forEach((value) => counts.set(value, (counts.get(value) ?? 0) + 1));
    return counts;
  };
  const option = (value, words) => Object.assign(make("option", "", words), { value });
  severity.append(option("", "All severities"));
  for (const [code, count] of [...tally(findings.severity)].sort()) {
    severity.append(option(String(code), `${severities[code]} (${figure(count)})`));
  }
  rule.append(option("", "All rules"));
  for (const [code, count] of tally(findings.code.map((number, at) => `${texts[number]} ${texts[findings.rule[at]]}`))) {
    rule.append(option(code.slice(0, code.indexOf(" ")), `${code} (${figure(count)})`));
  }
  tools.append(severity, rule, output);
  box.replaceChildren(tools, list, more);
  let limit = PAGE;

  const line = (number) => {
    const item = make("li");
    const button = make("button", "gap-line", null, { type: "button" });
    button.dataset.finding = number;
    const head = make("span", "head");
    head.append(severityChip(app.config, findings.severity[number]), make("b", "", findings.about[number]));
    button.append(head, make("span", "message", texts[findings.message[number]]));
    if (findings.at[number] < 0 || !app.hasBox(findings.at[number])) {
      button.disabled = true;
      button.append(make("span", "quiet why", texts[findings.why[number]] || "Its box is not on this page"));
    }
    item.append(button);
    return item;
  };
  const draw = () => {
    const chosen = [];
    for (let number = 0; number < listed; number++) {
      if (severity.value !== "" && String(findings.severity[number]) !== severity.value) continue;
      if (rule.value !== "" && texts[findings.code[number]] !== rule.value) continue;
      chosen.push(number);
    }
    list.replaceChildren(...chosen.slice(0, limit).map(line));
    const all = counted(total, "gap", "gaps");
    const rest = listed < total ? "; only the worst are on this page, all are in gaps.csv" : "";
    output.textContent = (chosen.length === total ? all : `${figure(chosen.length)} of ${all}`) + rest;
    more.hidden = chosen.length <= limit;
    more.textContent = `Show ${figure(Math.min(PAGE, chosen.length - limit))} more`;
  };
  const again = () => { limit = PAGE; draw(); };
  severity.addEventListener("change", again);
  rule.addEventListener("change", again);
  more.addEventListener("click", () => { limit += PAGE; draw(); });
  list.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    list.querySelector("[aria-current]")?.removeAttribute("aria-current");
    button.setAttribute("aria-current", "true");
    app.goTo(findings.at[Number(button.dataset.finding)]);
  });
  draw();
};
