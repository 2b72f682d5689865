/* Keys on the picture, and those that work anywhere on the page. */

import { childrenOf } from "./forest.js";

const FAR = 80;

/** The nearest box before (-1) or behind (1) one on its level, -1 if there is none. */
export const beside = (layout, forest, node, way) => {
  const depth = forest.depth[node];
  for (let at = layout.index[node] + way; at >= 0 && at < layout.count; at += way) {
    if (forest.depth[layout.node[at]] === depth) return layout.node[at];
  }
  return -1;
};

/** Let keys walk and change the map while `canvas` has the focus, and a few while anything has. */
export const keysOn = (canvas, app) => {
  const { stage } = app;
  const node = () => (app.selected >= 0 ? app.selected : app.scene.layout.node[0]);
  const go = (to) => to >= 0 && app.select(to, {});
  const walk = {
    ArrowUp: () => go(app.view.forest.parent[node()]),
    ArrowDown: () => {
      const [first] = childrenOf(app.view.forest, node(), app.scene.keep);
      if (first === undefined) return;
      if (!app.scene.open[node()]) app.toggle(node());
      go(first);
    },
    ArrowLeft: () => go(beside(app.scene.layout, app.view.forest, node(), -1)),
    ArrowRight: () => go(beside(app.scene.layout, app.view.forest, node(), 1)),
    Home: () => go(app.scene.layout.node[0]),
    Enter: () => app.select(node(), { middle: true }),
    " ": () => app.toggle(node()),
    f: () => app.setFocus(app.focus === node() ? -1 : node(), "dim"),
    o: () => app.setFocus(app.focus === node() && app.focusMode === "only" ? -1 : node(), "only"),
  };
  const pans = { ArrowUp: [0, FAR], ArrowDown: [0, -FAR], ArrowLeft: [FAR, 0], ArrowRight: [-FAR, 0] };
  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const run = event.shiftKey && pans[event.key] ? () => stage.pan(...pans[event.key]) : walk[event.key];
    if (!run) return;
    event.preventDefault();
    run();
  });
  const anywhere = {
    "+": () => stage.zoom(1.25),
    "=": () => stage.zoom(1.25),
    "-": () => stage.zoom(0.8),
    0: () => app.fit(),
    "/": () => app.search.focus(),
    "?": () => app.help(),
    n: () => app.nextMatch(1),
    N: () => app.nextMatch(-1),
    Escape: () => app.back(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, dialog")) return;
    const run = anywhere[event.key];
    if (!run) return;
    event.preventDefault();
    run();
  });
};
