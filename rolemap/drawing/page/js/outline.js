/* The tree as text beside the picture, for the keyboard and for screen readers: an ARIA tree of which only the rows in
   sight are elements. */

import { spoken } from "./box.js";
import { childrenOf } from "./forest.js";
import { make, roleChip } from "./dom.js";

const ROW = 30;
const SPARE = 8;

/** An outline in `box` (a scrolling element); `app` runs the commands. */
export const outlineIn = (box, app) => {
  const tree = make("div", "rows", null, { role: "tree", "aria-label": "Outline of the map", tabindex: "-1" });
  box.append(tree);
  let drawn = "";
  const rows = new Map();

  const activeRow = () => {
    const { layout } = app.scene;
    const at = app.selected >= 0 ? layout.index[app.selected] : 0;
    return Math.max(0, at);
  };

  const rowOf = (at) => {
    const { view, config, layout, below, open } = app.scene;
    const node = layout.node[at];
    const row = make("div", "row", null, { role: "treeitem", id: `row-${node}`, tabindex: "-1" });
    const level = view.forest.depth[node];
    row.style.top = `${at * ROW}px`;
    row.style.paddingLeft = `${8 + Math.min(level - 1, 12) * 14}px`;
    row.dataset.node = node;
    const siblings = app.siblings(node);
    row.setAttribute("aria-level", level);
    row.setAttribute("aria-posinset", siblings.indexOf(node) + 1);
    row.setAttribute("aria-setsize", siblings.length);
    row.setAttribute("aria-label", spoken(view, node, config, below[node], open[node]));
    if (below[node]) row.setAttribute("aria-expanded", open[node] ? "true" : "false");
    row.append(make("span", `twist${below[node] ? (open[node] ? " open" : " shut") : ""}`, "", { "aria-hidden": "true" }));
    if (view.role[node] >= 0) row.append(roleChip(config, view.role[node]));
    row.append(make("span", "name", view.name[node]));
    if (view.gaps[node]) row.append(make("span", `count severity-${config.severities[view.worst[node]]}`, String(view.gaps[node])));
    return row;
  };

  const draw = () => {
    const { layout } = app.scene;
    tree.style.height = `${layout.count * ROW}px`;
    const first = Math.max(0, Math.floor(box.scrollTop / ROW) - SPARE);
    const last = Math.min(layout.count, Math.ceil((box.scrollTop + (box.clientHeight || 400)) / ROW) + SPARE);
    const active = activeRow();
    const wanted = new Set([active]);
    for (let at = first; at < last; at++) wanted.add(at);
    const state = `${app.revision}`;
    const held = tree.contains(document.activeElement) && document.activeElement !== tree;
    if (state !== drawn) {
      tree.replaceChildren();
      rows.clear();
      drawn = state;
    }
    for (const [at, row] of rows) {
      if (wanted.has(at)) continue;
      row.remove();
      rows.delete(at);
    }
    for (const at of [...wanted].sort((one, other) => one - other)) {
      if (at >= layout.count || rows.has(at)) continue;
      const row = rowOf(at);
      rows.set(at, row);
      const next = [...tree.children].find((one) => Number(one.style.top.slice(0, -2)) > at * ROW);
      tree.insertBefore(row, next ?? null);
    }
    for (const [at, row] of rows) {
      const chosen = layout.node[at] === app.selected;
      row.setAttribute("aria-selected", chosen ? "true" : "false");
      row.tabIndex = at === active ? 0 : -1;
    }
    if (held) rows.get(active)?.focus({ preventScroll: true });
  };

  const reveal = () => {
    const at = activeRow();
    const [top, bottom] = [at * ROW, (at + 1) * ROW];
    if (top < box.scrollTop) box.scrollTop = Math.max(0, top - ROW);
    else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight + ROW;
  };

  const nodeOf = (event) => Number(event.target.closest(".row")?.dataset.node ?? -1);
  tree.addEventListener("click", (event) => {
    const node = nodeOf(event);
    if (node < 0) return;
    if (event.target.classList.contains("twist") && app.scene.below[node]) app.toggle(node);
    else app.select(node, { middle: true });
    rows.get(app.scene.layout.index[node])?.focus({ preventScroll: true });
  });
  box.addEventListener("scroll", () => requestAnimationFrame(draw), { passive: true });

  const go = (at) => {
    const { layout } = app.scene;
    app.select(layout.node[Math.max(0, Math.min(layout.count - 1, at))], {});
  };
  const page = () => Math.max(1, Math.floor(box.clientHeight / ROW) - 1);
  const moves = {
    ArrowDown: (at) => go(at + 1),
    ArrowUp: (at) => go(at - 1),
    Home: () => go(0),
    End: () => go(app.scene.layout.count - 1),
    PageDown: (at) => go(at + page()),
    PageUp: (at) => go(at - page()),
    ArrowRight: (at, node) => {
      if (!app.scene.below[node]) return;
      if (app.scene.open[node]) go(at + 1);
      else app.toggle(node);
    },
    ArrowLeft: (at, node) => {
      if (app.scene.below[node] && app.scene.open[node]) app.toggle(node);
      else if (app.scene.view.forest.parent[node] >= 0) app.select(app.scene.view.forest.parent[node], {});
    },
    Enter: (at, node) => app.select(node, { middle: true }),
    " ": (at, node) => app.toggle(node),
    "*": (at, node) => app.unfoldLevel(app.siblings(node)),
  };
  tree.addEventListener("keydown", (event) => {
    const node = nodeOf(event);
    const move = moves[event.key];
    if (node < 0 || !move || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    move(app.scene.layout.index[node], node);
    reveal();
    draw();
    rows.get(activeRow())?.focus({ preventScroll: true });
  });
  return {
    update: () => {
      if (box.closest("[hidden]")) return;
      if (app.selected >= 0) reveal();
      draw();
    },
    focus: () => rows.get(activeRow())?.focus(),
  };
};

/** Children beside `node`, itself among them. */
export const siblingsOf = (forest, node, keep) => childrenOf(forest, forest.parent[node], keep);
