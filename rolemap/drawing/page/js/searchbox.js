/* The search field: a combo box over the boxes of all views. */

import { make, roleChip } from "./dom.js";
import { seatsOf } from "./payload.js";
import { find, wordsOf } from "./search.js";
import { counted, figure } from "./text.js";

const MOST = 40;

/** A search in `input` with its `list` of hits; `app` is asked for the views and told of the choice. */
export const searchIn = (input, list, status, app) => {
  const words = new Map();
  let [hits, active] = [[], -1];

  const wordsFor = (view) => {
    const key = `${view.key} ${app.details !== null}`;
    if (!words.has(key)) words.set(key, wordsOf(view, app.details));
    return words.get(key);
  };
  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const mark = (next) => {
    active = next;
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", at === active ? "true" : "false"));
    if (active < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", `hit-${active}`);
    return list.children[active]?.scrollIntoView({ block: "nearest" });
  };
  const item = ({ view, node }, at) => {
    const line = make("li", "", null, { role: "option", id: `hit-${at}`, "aria-selected": "false" });
    const [seat] = seatsOf(view, node);
    if (view.role[node] >= 0) line.append(roleChip(app.config, view.role[node]));
    line.append(make("b", "", view.name[node]));
    const more = [seat?.[0], view.texts[view.line[node]], view === app.view ? "" : view.label.toLowerCase()];
    line.append(make("span", "quiet", more.filter(Boolean).join(" · ")));
    line.addEventListener("pointerdown", (event) => event.preventDefault());
    line.addEventListener("click", () => choose(at));
    return line;
  };
  const choose = (at) => {
    const { view, node } = hits[at];
    close();
    app.visit(view, node);
  };
  const look = async () => {
    const query = input.value;
    app.note();
    if (!query.trim()) {
      hits = [];
      status.textContent = "";
      return close();
    }
    const views = await app.allViews();
    if (input.value !== query) return undefined; // somebody typed on
    const found = [app.view, ...views.filter((one) => one !== app.view)].map((view) => ({
      view, ...find(wordsFor(view), query, MOST),
    }));
    const total = found.reduce((sum, one) => sum + one.total, 0);
    const ranks = [0, 1, 2, 3].flatMap((rank) => found.map(({ view, ranked }) => ({ view, nodes: ranked[rank] })));
    hits = ranks.flatMap(({ view, nodes }) => nodes.map((node) => ({ view, node }))).slice(0, MOST);
    list.replaceChildren(...hits.map(item));
    const absent = views.filter((one) => one.leftOut).map((one) => counted(one.leftOut, ...one.nouns));
    const where = absent.length ? ` on this page, which leaves out ${absent.join(" and ")}` : "";
    if (!hits.length) list.append(make("li", "quiet none", `Nothing found${where}`));
    else if (total > hits.length) list.append(make("li", "quiet none", `and ${figure(total - hits.length)} more: type more of the name`));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    status.textContent = total === 1 ? "1 hit" : `${figure(total)} hits`;
    return mark(hits.length ? 0 : -1);
  };
  input.addEventListener("input", look);
  input.addEventListener("focus", () => { if (input.value) look(); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length) {
      event.preventDefault();
      mark((active + step + hits.length) % hits.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (active >= 0 && !list.hidden) choose(active);
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (list.hidden) {
        input.value = "";
        app.note();
        app.stage.canvas.focus();
      }
      close();
    }
  });
  return { focus: () => { input.focus(); input.select(); } };
};
