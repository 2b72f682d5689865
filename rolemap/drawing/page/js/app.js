/* The page: what is shown, the commands that change it, and the parts that follow. Longer than the other modules, for
   all commands change the same few values, and nothing else may. */

import { heightOf, spoken } from "./box.js";
import { AROUND, atTop, fitted } from "./camera.js";
import { byId } from "./dom.js";
import { NO_FILTER, both, branchOf, isFiltering, matchesOf } from "./filter.js";
import { filterIn } from "./filterform.js";
import { chainOf, childrenOf, inSight, sumBelow } from "./forest.js";
import { fragmentOf, stateOf } from "./fragment.js";
import { gapsIn } from "./gaps.js";
import { keysOn } from "./keys.js";
import { layoutOf, leanFor, sizesOf } from "./layout.js";
import { minimapOn } from "./minimap.js";
import { openAll, openPath, openTop } from "./opening.js";
import { outlineIn } from "./outline.js";
import { fillPanel } from "./panel.js";
import { paperFor } from "./paper.js";
import { CODES, boxOf, detailsOf, idOf, subjectOf, unpack, viewOf } from "./payload.js";
import { pointersOn } from "./pointer.js";
import { searchIn } from "./searchbox.js";
import { stageOn } from "./stage.js";
import { counted } from "./text.js";

const BUDGETS = [100, 64, 42, 28, 20, 14, 9, 5];
const READABLE = 0.72; // names of 9 px
const LEAST = 0.55; // of 7 px: what is shown as a whole where it cannot be larger
const BARE = 3; // boxes in sight: too few to say anything
const ON_PHONES = 0.5;
const NARROWEST = 480; // px of the picture: two boxes with their lines stand side by side
const FILTERED = 0.42; // of what a filter leaves, more is shown, smaller
const [DIM, DIM_ABOVE] = [0.22, 0.55]; // of what is out of focus, and of what leads to the matches of a filter

const app = {
  config: null, views: new Map(), view: null, details: null, scene: null, revision: 0,
  open: null, lean: 1, selected: -1, focus: -1, focusMode: "dim", filter: NO_FILTER, matches: null,
  stage: null, parts: {}, kept: new Map(),
};

const NOTHING = new Set();
const NARROW = "(max-width: 820px)"; // as in the style sheet
const isNarrow = () => matchMedia(NARROW).matches;
const themeName = () => (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");

/** The smallest scale at which branches are unfolded unasked. */
const readableNow = () => (app.matches ? FILTERED : isNarrow() ? ON_PHONES : READABLE);

/** What is left out, what is dimmed: from filter and focus. */
const keepNow = () => {
  const { forest } = app.view;
  const branch = app.focus >= 0 ? branchOf(forest, app.focus) : null;
  const keep = both(app.matches?.keep ?? null, app.focusMode === "only" ? branch : null);
  const bright = both(app.matches?.match ?? null, app.focusMode === "dim" ? branch : null);
  return { keep, bright };
};

/** Lay out and paint anew. With `anchor`, that box stays where it is in the window. */
const refresh = (anchor = -1) => {
  const { view, stage } = app;
  const before = anchor >= 0 && app.scene ? placeOf(anchor) : null;
  const { keep, bright } = keepNow();
  const layout = layoutOf(view.forest, app.open, keep, view.sizes, app.lean);
  const theme = app.config.themes[themeName()];
  app.scene = {
    view, layout, keep, bright, theme, config: app.config, open: app.open, accent: theme.accent,
    dim: app.focus >= 0 && app.focusMode === "dim" ? DIM : DIM_ABOVE,
    below: sumBelow(view.forest, keep), gapsBelow: sumBelow(view.forest, keep, view.gaps), selected: -1, chain: NOTHING,
  };
  app.revision++;
  markSelected();
  const now = before && placeOf(anchor);
  if (now) {
    const { camera } = stage;
    stage.put({ ...camera, dx: camera.dx + (before.x - now.x) * camera.scale, dy: camera.dy + (before.y - now.y) * camera.scale });
  }
  follow();
};

const placeOf = (node) => {
  const { layout } = app.scene;
  const at = layout.index[node];
  return at < 0 ? null : { x: layout.x[at], y: layout.y[at] };
};

const markSelected = () => {
  const { selected, scene, view } = app;
  scene.selected = selected;
  scene.chain = selected < 0 ? NOTHING : new Set([selected, ...chainOf(view.forest, selected)]);
};

/** Let every part follow what is shown. */
const follow = () => {
  app.stage.ask();
  app.parts.outline?.update();
  app.parts.filter?.update();
  const focused = app.focus >= 0;
  byId("clear-focus").hidden = !focused;
  if (focused) byId("clear-focus").textContent = `${app.focusMode === "only" ? "Only" : "Focus"}: ${app.view.name[app.focus]}  ×`;
  byId("clear-filter").hidden = app.matches === null;
  if (app.matches) byId("clear-filter").textContent = `Filter: ${counted(app.matches.count, "match", "matches")}  ×`;
  byId("empty").hidden = app.scene.layout.count > 0;
};

/** Branches open as far as the window can show them readably, and the shape that suits it. */
const arrange = () => {
  const { view, stage } = app;
  const { keep } = keepNow();
  const readable = readableNow();
  const shape = stage.width / Math.max(stage.height, 1);
  view.sizes = { ...view.sizes, widest: Math.max(NARROWEST, (stage.width - 2 * AROUND) / readable) };
  const { width, height, inset, row } = view.sizes;
  const room = (stage.width * stage.height) / (readable ** 2 * (width + inset) * (height + row)); // boxes, without a line
  for (const most of BUDGETS) {
    if (most > room && most > BUDGETS.at(-1)) continue;
    app.open = openTop(view.forest, most, keep);
    const extent = leanFor(view.forest, app.open, keep, view.sizes, shape);
    app.lean = extent.lean;
    if (fitted(extent, stage.width, stage.height).scale >= readable) break;
  }
  const bare = inSight(view.forest, app.open, keep);
  if (bare.length <= BARE) { // wide branches: better one level that reaches out of the window than nothing
    for (const node of bare) app.open[node] = childrenOf(view.forest, node, keep).length <= BUDGETS[0] ? 1 : 0;
    app.lean = leanFor(view.forest, app.open, keep, view.sizes, shape).lean;
  }
  refresh();
  app.home();
};

app.home = () => {
  const { stage, scene } = app;
  const whole = fitted(scene.layout, stage.width, stage.height);
  const readable = readableNow();
  stage.put(whole.scale >= Math.min(readable * 0.9, LEAST) || !scene.layout.count ? whole : atTop(scene.layout, stage.width, readable));
};
app.fit = () => app.stage.fit(app.scene.layout);

app.siblings = (node) => childrenOf(app.view.forest, app.view.forest.parent[node], app.scene.keep);

app.toggle = (node) => {
  if (!app.scene.below[node]) return;
  app.open[node] ^= 1;
  refresh(node);
  say(`${app.view.name[node]} ${app.open[node] ? "unfolded" : "folded"}`);
  if (app.selected === node) fillPanel(byId("panel"), app);
};
app.unfold = (node, value) => {
  openAll(app.view.forest, app.open, node, value);
  refresh(node);
  if (node < 0) app.fit();
  fillPanel(byId("panel"), app);
};
app.unfoldLevel = (nodes) => {
  for (const node of nodes) app.open[node] = 1;
  refresh(app.selected);
};

/** Select a box (-1: none), open the path to it, bring it into sight; `middle` brings it to the middle. */
app.select = (node, { middle = false, quiet = false } = {}) => {
  const narrowPanel = byId("panel").hidden !== node < 0;
  app.selected = node;
  if (node >= 0) {
    const { keep } = app.scene;
    const hidden = keep !== null && !keep[node];
    if (hidden) Object.assign(app, { matches: null, filter: NO_FILTER, focus: app.focusMode === "only" ? -1 : app.focus });
    if (openPath(app.view.forest, app.open, node) || hidden) refresh();
  }
  markSelected();
  fillPanel(byId("panel"), app);
  if (narrowPanel) resize();
  app.stage.covered = coveredBy(byId("panel"), app.stage.canvas);
  if (node >= 0) {
    app.stage.show(app.scene.layout, app.scene.layout.index[node], middle);
    if (!quiet) say(spoken(app.view, node, app.config, app.scene.below[node], app.open[node]));
  }
  follow();
  app.note();
};

/** How much of the lower part of `canvas` lies below `panel`. */
const coveredBy = (panel, canvas) => {
  if (panel.hidden || !isNarrow()) return 0;
  const window = canvas.getBoundingClientRect();
  return Math.max(0, Math.min(window.bottom - panel.getBoundingClientRect().top, window.height - 120));
};

app.setFocus = (node, mode = app.focusMode) => {
  Object.assign(app, { focus: node, focusMode: mode });
  refresh(node >= 0 ? node : app.selected);
  fillPanel(byId("panel"), app);
  if (node >= 0 && mode === "only") app.fit();
  say(node < 0 ? "Everything is shown" : `${mode === "only" ? "Only" : "Focus on"} the branch of ${app.view.name[node]}`);
  app.note();
};

app.setFilter = (filter) => {
  app.filter = { ...filter };
  app.matches = matchesOf(app.view, app.details, app.filter, CODES);
  if (app.focus >= 0 && app.focusMode === "only" && app.matches && !app.matches.keep[app.focus]) app.focus = -1;
  arrange();
  showMatch();
  app.note();
};

/** Where a small window holds none of the matches, unfold the way to the first. */
const showMatch = () => {
  const match = app.matches?.match;
  if (!app.matches?.count || app.scene.layout.node.some((node) => match[node])) return;
  const first = match.indexOf(1);
  openPath(app.view.forest, app.open, first);
  refresh();
  app.stage.show(app.scene.layout, app.scene.layout.index[first], true);
};
app.nextMatch = (way) => {
  if (!app.matches?.count) return;
  const { match } = app.matches;
  const count = app.view.count;
  for (let step = 1; step <= count; step++) {
    const node = (app.selected + way * step + 2 * count + (app.selected < 0 && way < 0 ? 1 : 0)) % count;
    if (match[node]) {
      app.select(node, { middle: true });
      return;
    }
  }
};

/** Escape: one step back, from the narrowest. */
app.back = () => {
  if (app.selected >= 0) app.select(-1);
  else if (app.focus >= 0) app.setFocus(-1);
  else if (app.matches) app.setFilter(NO_FILTER);
};

/** The page is there to its end. */
const parsed = () => new Promise((go) => {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", go, { once: true });
  else go();
});

const loadView = async (key) => {
  if (!app.views.has(key)) {
    if (key !== app.config.views[0].key) await parsed(); // the first view stands before the script, all else behind it
    const block = byId(`view-${key}`);
    const view = viewOf(await unpack(block));
    block.textContent = ""; // the text is not needed twice
    view.sizes = sizesOf(heightOf(view));
    app.views.set(key, view);
  }
  return app.views.get(key);
};
app.allViews = async () => Promise.all(app.config.views.map(({ key }) => loadView(key)));
app.peopleView = () => app.views.get("people") ?? null;
app.hasBox = (subject) => [...app.views.values()].some((view) => boxOf(view, subject) >= 0);
app.otherViews = (subject) => [...app.views.values()].filter((view) => view !== app.view && boxOf(view, subject) >= 0);

app.setView = async (key) => {
  const view = await loadView(key);
  if (app.view === view) return;
  if (app.view) {
    const { open, lean, selected, focus } = app;
    app.kept.set(app.view.key, { open, lean, selected, focus, camera: app.stage.goal() });
  }
  const before = app.kept.get(key);
  Object.assign(app, { view, selected: -1, focus: -1, ...before });
  app.matches = matchesOf(view, app.details, app.filter, CODES);
  document.querySelectorAll("[data-view]").forEach((button) => {
    button.setAttribute("aria-pressed", button.dataset.view === key ? "true" : "false");
  });
  byId("scope").textContent = view.subtitle;
  byId("notes").textContent = view.notes.join(" ");
  byId("paper-title").textContent = view.title;
  byId("paper-scope").textContent = view.subtitle;
  if (before && !app.matches) {
    refresh();
    app.stage.put(before.camera);
  } else arrange();
  fillPanel(byId("panel"), app);
  app.note();
};

/** Go to a box of a view: unfold the path to it, fly there, select it. */
app.visit = async (view, node, takeFocus = true) => {
  await app.setView(view.key);
  if (isNarrow()) showTab(""); // first, for it gives its room to the map
  app.select(node, { middle: true });
  if (takeFocus && !isNarrow()) app.stage.canvas.focus({ preventScroll: true });
};
/** Go to what a gap or a link is about, in this view if it has it. */
app.goTo = async (subject, key = "", takeFocus = true) => {
  const views = await app.allViews();
  const order = key ? views.filter((view) => view.key === key) : [app.view, ...views];
  const view = order.find((one) => boxOf(one, subject) >= 0);
  if (view) await app.visit(view, boxOf(view, subject), takeFocus);
};

let spoke = 0;
const say = (words) => {
  clearTimeout(spoke);
  spoke = setTimeout(() => { byId("status").textContent = words; }, 120);
};
app.help = () => byId("help").showModal();

const nameOfSelected = () => {
  const subject = app.selected < 0 || app.details === null ? -1 : subjectOf(app.view, app.selected);
  return subject < 0 ? "" : `${subject < app.details.count ? "person" : "work"}:${idOf(app.details, subject)}`;
};
let noted = "";
/** Write the state into the address. */
app.note = () => {
  if (app.details === null) return;
  const focus = app.focus >= 0 && app.focus === app.selected ? app.focusMode : "";
  const first = app.config.views[0].key;
  const view = app.view.key === first ? "" : app.view.key;
  noted = fragmentOf({ view, at: nameOfSelected(), focus, q: byId("search").value.trim(), ...app.filter });
  history.replaceState(null, "", noted ? `#${noted}` : location.pathname + location.search);
};
const restore = async () => {
  const fragment = location.hash.slice(1);
  if (fragment === noted) return;
  const state = stateOf(fragment);
  const keys = app.config.views.map((view) => view.key);
  await app.setView(keys.includes(state.view) ? state.view : keys[0]);
  byId("search").value = state.q;
  const filter = Object.fromEntries(Object.keys(NO_FILTER).map((name) => [name, state[name]]));
  if (isFiltering(filter) || app.matches) app.setFilter(filter);
  const [kind, id] = [state.at.slice(0, state.at.indexOf(":")), state.at.slice(state.at.indexOf(":") + 1)];
  const at = kind === "person" ? app.details.people.id.indexOf(id) : kind === "work" ? app.details.work.id.indexOf(id) : -1;
  if (at < 0) return;
  await app.goTo(kind === "person" ? at : app.details.count + at, state.view, false);
  if (state.focus === "dim" || state.focus === "only") app.setFocus(app.selected, state.focus);
};

const resize = () => {
  const { stage } = app;
  const [width, height] = [stage.width, stage.height];
  if (!stage.measure() || !app.scene) return;
  const { camera } = stage;
  stage.camera = { ...camera, dx: camera.dx + (stage.width - width) / 2, dy: camera.dy + (stage.height - height) * 0.3 };
  stage.paint();
};

const showTab = (name) => {
  document.querySelectorAll("[data-tab]").forEach((button) => {
    const shown = button.dataset.tab === name;
    button.setAttribute("aria-expanded", shown ? "true" : "false");
    byId(`tab-${button.dataset.tab}`).hidden = !shown;
  });
  byId("side").classList.toggle("closed", name === "");
  resize();
  app.parts.outline?.update();
};

const wire = () => {
  const paper = paperFor(app);
  const runs = {
    "zoom-in": () => app.stage.zoom(1.25), "zoom-out": () => app.stage.zoom(0.8), fit: app.fit, home: arrange,
    png: paper.png, svg: paper.svg, print: paper.print, help: app.help,
    "clear-focus": () => app.setFocus(-1), "clear-filter": () => app.setFilter(NO_FILTER),
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-do], button[data-view], button[data-tab]");
    if (!button) return;
    if (button.dataset.do) runs[button.dataset.do]();
    else if (button.dataset.view) app.setView(button.dataset.view);
    else showTab(button.getAttribute("aria-expanded") === "true" ? "" : button.dataset.tab);
    button.closest("details")?.removeAttribute("open");
  });
  document.querySelector("[data-skip]").addEventListener("click", (event) => {
    event.preventDefault(); // the address is the state of the page
    showTab("outline");
    app.parts.outline?.focus();
  });
  app.search = searchIn(byId("search"), byId("hits"), byId("found"), app);
  const canvas = byId("map");
  pointersOn(canvas, app.stage, {
    press: (hit) => {
      if (hit === null) app.select(-1);
      else if (hit.isFold) app.toggle(hit.node);
      else app.select(hit.node);
    },
    open: (node) => app.toggle(node),
    over: (node) => { canvas.title = node < 0 ? "" : spoken(app.view, node, app.config, app.scene.below[node], app.open[node]); },
  });
  keysOn(canvas, app);
  new ResizeObserver(resize).observe(canvas.parentElement);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => refresh());
  matchMedia(NARROW).addEventListener("change", ({ matches }) => { document.querySelector(".legend").open = !matches; });
  addEventListener("hashchange", restore);
};

/** First the picture, then all else. */
const start = async () => {
  app.config = JSON.parse(byId("config").textContent);
  const keys = app.config.views.map((view) => view.key);
  const asked = stateOf(location.hash).view;
  const first = keys.includes(asked) ? asked : keys[0];
  const loaded = loadView(first); // unpacks while the page is laid out
  const canvas = byId("map");
  const minimap = minimapOn(byId("minimap"), (x, y) => {
    const { stage } = app;
    stage.put({ ...stage.camera, dx: stage.width / 2 - x * stage.camera.scale, dy: stage.height / 2 - y * stage.camera.scale });
  });
  app.stage = stageOn(canvas, () => app.scene, (scene) => {
    if (app.search) minimap.draw(scene, app.stage.camera, app.stage.width, app.stage.height); // not for the first picture
  });
  app.stage.canvas = canvas;
  if (isNarrow()) showTab("");
  document.querySelector(".legend").open = !isNarrow();
  app.stage.measure();
  await loaded;
  await app.setView(first);
  app.stage.paint();
  requestAnimationFrame(() => requestAnimationFrame(() => { // the frame after the first picture
    performance.mark("map-painted");
    wire();
    setTimeout(finish);
  }));
};

const finish = async () => {
  await parsed();
  app.details = detailsOf(await unpack(byId("details")));
  await loadView("people");
  await app.allViews();
  gapsIn(byId("tab-gaps"), app);
  app.parts.outline = outlineIn(byId("tab-outline"), app);
  app.parts.filter = filterIn(byId("tab-filter"), app);
  noted = null;
  await restore();
  follow();
  document.documentElement.dataset.ready = "true";
};
