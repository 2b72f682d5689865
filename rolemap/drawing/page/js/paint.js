/* The picture: lines, boxes, marks. It only speaks to a pen, so that the screen, SVG and paper show the same. */

import { ROWS, foldWords, rowsOf } from "./box.js";
import { HANG, visit } from "./layout.js";
import { cut, wrap } from "./text.js";

const EDGE = 5;
const PAD = 14;
const CHIP = { width: 37, height: 15, size: 11 };
const FOLD = { height: 18, size: 11, least: 22 };
const DETAILED = 0.44;
const NAMED = 0.16;
const DASHES = { secondary: [6, 4], dependency: [2, 4], matrix: [2, 4], leads: [2, 4], cycle: [6, 4], changes: [2, 4] };

/** Paint what of a scene lies in the rectangle `view` of the picture, at `scale`.
    `scene`: view, layout, open, below, gapsBelow, theme, config, and the marks `bright` (1: not dimmed; null: nothing
    is; `dim` is how much of the rest is seen), `selected` (a node or -1), `chain` (a set of nodes), `accent` (a color). */
export const paint = (pen, scene, view, scale) => {
  paintTreeLines(pen, scene, view, scale);
  paintOtherLines(pen, scene, view, scale);
  const draw = scale >= DETAILED ? paintBox : scale >= NAMED ? paintName : paintBlock;
  const { x, y, sizes, node } = scene.layout;
  const shown = [];
  visit(scene.layout, view, (at) => {
    const away = x[at] + sizes.width < view.left || x[at] > view.right || y[at] + sizes.height + 12 < view.top || y[at] - 12 > view.bottom;
    if (!away) shown.push(at);
  });
  const each = (stroke) => {
    for (const at of shown) {
      pen.fade(isDim(scene, node[at]) ? scene.dim : 1);
      stroke(pen, scene, at, scale);
    }
    pen.flush();
  };
  each(draw);
  if (scale >= NAMED) each(paintFold); // over the texts of the boxes
  pen.fade(1);
};

/** The mark on which a branch folds and unfolds: `{left, top, width, height, words}` in the picture, or null. */
export const foldMark = (scene, at, measure) => {
  const { layout, below, open } = scene;
  const node = layout.node[at];
  if (!below[node]) return null;
  const words = open[node] ? "−" : foldWords(below[node]);
  const width = Math.max(FOLD.least, measure(words) + 14 + (!open[node] && scene.gapsBelow[node] ? 10 : 0));
  const middle = layout.x[at] + layout.sizes.width / 2;
  return { left: middle - width / 2, top: layout.y[at] + layout.sizes.height - FOLD.height / 2, width, height: FOLD.height, words };
};

/** Measure of the words on a fold mark. */
export const foldMeasure = (pen) => pen.measure(FOLD.size, 600);

const isDim = (scene, node) => scene.bright !== null && !scene.bright[node];

const paintTreeLines = (pen, scene, view, scale) => {
  const { layout, theme, chain } = scene;
  const { node, x, y, up, hang, stem, bus, barLeft, barRight, shelves, sizes, stop, count } = layout;
  const [plain, dim, bold] = [[], [], []];
  visit(layout, view, (at) => {
    const pile = isDim(scene, node[at]) ? dim : plain;
    const bottom = y[at] + sizes.height;
    const below = bottom + sizes.level / 2;
    if (stop[at] > at + 1) {
      pile.push(stem[at], bottom, stem[at], below);
      if (shelves.has(at)) pushRows(pile, shelves.get(at), stem[at], below);
      else if (barRight[at] > barLeft[at]) pile.push(barLeft[at], below, barRight[at], below);
    }
    const above = up[at];
    if (above === count) return;
    const isDrop = hang[at] === HANG.DROP;
    const join = isDrop ? x[at] + sizes.width / 2 : x[at] - sizes.inset / 2;
    const end = isDrop ? y[at] : y[at] + sizes.height / 2;
    pile.push(join, hang[at] === HANG.LATER ? end - sizes.height - sizes.row : bus[at], join, end);
    if (!isDrop) pile.push(join, end, x[at], end);
    if (chain.has(node[at]) && chain.has(node[above])) pushWay(bold, layout, at, join, end);
  });
  const thick = Math.max(1.2, 0.7 / scale);
  pen.fade(Math.min(1, 2 * scene.dim));
  pen.pieces(dim, { stroke: theme.line, thick });
  pen.fade(1);
  pen.pieces(plain, { stroke: theme.line, thick });
  pen.pieces(bold, { stroke: scene.accent, thick: Math.max(2.4, 1.6 / scale) });
};

/** The lines to children in rows: a trunk at the left, a bus above each row. */
const pushRows = (pile, { rows, trunk }, stem, first) => {
  rows.forEach(({ down, right }, row) => pile.push(trunk, first + down, row ? right : Math.max(right, stem), first + down));
  pile.push(trunk, first, trunk, first + rows[rows.length - 1].down);
};

/** The whole way from the parent of box `at` to it. */
const pushWay = (pile, { up, x, y, stem, bus, hang, shelves, sizes }, at, join, end) => {
  const above = up[at];
  const bottom = y[above] + sizes.height;
  const first = bottom + sizes.level / 2;
  pile.push(stem[above], bottom, stem[above], first);
  if (bus[at] > first + 1) {
    const { trunk } = shelves.get(above);
    pile.push(stem[above], first, trunk, first, trunk, first, trunk, bus[at], trunk, bus[at], join, bus[at]);
  } else pile.push(stem[above], first, join, first);
  pile.push(join, bus[at], join, end);
  if (hang[at] !== HANG.DROP) pile.push(join, end, x[at], end);
};

const paintOtherLines = (pen, scene, view, scale) => {
  const { layout, theme, config } = scene;
  const { index, x, y, sizes } = layout;
  const middle = sizes.width / 2;
  for (const [source, target, kind] of scene.view.lines) {
    const [from, to] = [index[source], index[target]];
    if (from < 0 || to < 0) continue;
    const [left, right] = [Math.min(x[from], x[to]), Math.max(x[from], x[to]) + sizes.width];
    const [high, low] = [Math.min(y[from], y[to]), Math.max(y[from], y[to]) + sizes.height];
    if (right < view.left || left > view.right || low < view.top || high > view.bottom) continue;
    const word = config.lineKinds[kind];
    pen.fade(isDim(scene, source) || isDim(scene, target) ? scene.dim : 0.9);
    const side = x[to] + middle >= x[from] ? sizes.width : 0; // leave on the side where the target is
    const [ax, ay] = [x[from] + side, y[from] + sizes.height * 0.7];
    const gutter = ax + (side ? 9 : -9);
    const [bx, by] = [x[to] + sizes.width * 0.8, y[to] - 9];
    pen.pieces([ax, ay, gutter, ay, gutter, ay, gutter, by, gutter, by, bx, by, bx, by, bx, y[to]], {
      stroke: word === "cycle" ? theme.gap : theme.second, thick: Math.max(1.4, 0.9 / scale), dash: DASHES[word],
    });
  }
  pen.fade(1);
};

const frameOf = (scene, node) => {
  const { view, theme, config } = scene;
  const state = config.states[view.state[node]];
  if (state === "missing") return { fill: theme.gap_box, stroke: theme.gap, dash: [5, 3], thick: 1.4 };
  if (state === "vacant" || state === "unknown") return { fill: theme.vacant_box, stroke: theme.gap, dash: [5, 3], thick: 1.2 };
  return { fill: theme.box, stroke: theme.edge, thick: 1 };
};

const paintFrame = (pen, scene, at) => {
  const { layout, view, config, theme } = scene;
  const [node, x, y] = [layout.node[at], layout.x[at], layout.y[at]];
  const { width, height } = layout.sizes;
  if (node === scene.selected) pen.rect(x - 4, y - 4, width + 8, height + 8, { stroke: scene.accent, thick: 3, radius: 9 });
  pen.rect(x, y, width, height, { ...frameOf(scene, node), radius: 6 });
  const role = config.roles[view.role[node]];
  if (role) pen.rect(x, y, EDGE, height, { fill: role.fill, stroke: theme.chip_edge || undefined, radius: 2.5 });
  if (view.gaps[node]) paintBadge(pen, scene, node, x + width, y);
};

const paintBox = (pen, scene, at) => {
  const { layout, view } = scene;
  paintFrame(pen, scene, at);
  const [node, x, y] = [layout.node[at], layout.x[at], layout.y[at]];
  const { width, height } = layout.sizes;
  const badge = view.gaps[node] ? 34 : 0;
  const rows = rowsOf(view, node);
  let free = height - 12 - rows.reduce((sum, row) => sum + ROWS[row.kind].height, 0);
  const laid = [];
  rows.forEach((row, number) => {
    const room = width - 2 * PAD - (number === 0 ? badge : 0);
    const lines = linesOf(pen, row, room, free);
    free -= (lines.length - 1) * ROWS[row.kind].height;
    laid.push(...lines);
  });
  const needed = laid.reduce((sum, row) => sum + ROWS[row.kind].height, 0);
  let line = y + Math.min((height - needed) / 2 - 1, height - needed - FOLD.height / 2 - 2); // clear of the fold mark
  for (const row of laid) {
    line += ROWS[row.kind].height;
    paintRow(pen, scene, row, x + PAD, line - ROWS[row.kind].height * 0.26);
  }
};

const MOST_LINES = { heading: 3, seat: 2 };

/** A row as the lines that it takes: several where its text is long and there is `free` height for them. */
const linesOf = (pen, row, room, free) => {
  const { size, weight, height } = ROWS[row.kind];
  const measure = pen.measure(size, weight);
  const chip = row.role >= 0 ? CHIP.width + 6 : 0;
  const most = Math.min(MOST_LINES[row.kind] ?? 1, 1 + Math.max(0, Math.floor(free / height)));
  const [first, ...more] = wrap(row.text, room, most, measure, room - chip);
  if (more.length) {
    return [{ ...row, text: first, detail: "", room }, ...more.map((text) => ({ ...row, text, detail: "", role: -1, room }))];
  }
  if (most > 1 && row.detail && chip + measure(`${row.text}  ${row.detail}`) > room) {
    return [{ ...row, detail: "", room }, { kind: "line", text: row.detail, room }];
  }
  return [{ ...row, text: first, room }];
};

const paintRow = (pen, scene, row, x, baseline) => {
  const { theme, config } = scene;
  const { size, weight } = ROWS[row.kind];
  let [left, room] = [x, row.room];
  let fill = { tag: theme.quiet, heading: theme.heading, seat: theme.text, line: theme.quiet }[row.kind];
  if (row.kind === "seat") {
    if (row.role >= 0) {
      paintChip(pen, scene, row.role, left, baseline - 11.5);
      left += CHIP.width + 6;
      room -= CHIP.width + 6;
    }
    if (["missing", "vacant", "unknown"].includes(config.states[row.state])) fill = theme.gap;
  }
  const measure = pen.measure(size, weight);
  const words = cut(row.text, room, measure);
  pen.text(words, left, baseline, { size, weight, fill });
  const used = measure(`${words}  `);
  if (row.detail && room - used > 30) pen.text(cut(row.detail, room - used, measure), left + used, baseline, { size, fill: theme.quiet });
};

const paintChip = (pen, scene, role, x, y) => {
  const style = scene.config.roles[role];
  const outline = style.outlined ? { stroke: style.text, dash: [2, 2] } : { stroke: scene.theme.chip_edge || undefined };
  pen.rect(x, y, CHIP.width, CHIP.height, { fill: style.fill, radius: 3, ...outline });
  pen.text(style.word, x + CHIP.width / 2, y + 11, { size: CHIP.size, weight: 600, fill: style.text, align: "center" });
};

const paintBadge = (pen, scene, node, right, y) => {
  const { view, theme, config } = scene;
  const severity = config.severities[view.worst[node]];
  const words = { error: "! ", warning: "▲ ", note: "" }[severity] + view.gaps[node];
  const width = Math.max(18, pen.measure(11, 600)(words) + 10);
  const solid = severity !== "note";
  pen.rect(right - width - 6, y + 6, width, 16, {
    fill: solid ? theme[severity] : theme.box, stroke: theme[severity], radius: severity === "warning" ? 3 : 8,
  });
  pen.text(words, right - 6 - width / 2, y + 17.5, {
    size: 11, weight: 600, fill: solid ? theme.on_gap : theme[severity], align: "center",
  });
};

const paintFold = (pen, scene, at, scale) => {
  const mark = foldMark(scene, at, foldMeasure(pen));
  if (mark === null || (scale < DETAILED && scene.open[scene.layout.node[at]])) return;
  const { theme, layout, open, gapsBelow } = scene;
  const node = layout.node[at];
  pen.rect(mark.left, mark.top, mark.width, mark.height, { fill: theme.fold, stroke: theme.line, radius: FOLD.height / 2 });
  const hidden = !open[node] && gapsBelow[node] > 0;
  pen.text(mark.words, mark.left + mark.width / 2 - (hidden ? 5 : 0), mark.top + 12.8, {
    size: FOLD.size, weight: 600, fill: theme.text, align: "center",
  });
  if (hidden) pen.rect(mark.left + mark.width - 14, mark.top + 6, 6, 6, { fill: theme.gap, radius: 3 });
};

/** From farther away a box shows its name alone, in letters that stay readable. */
const paintName = (pen, scene, at, scale) => {
  const { layout, view, theme } = scene;
  paintFrame(pen, scene, at);
  const [node, x, y] = [layout.node[at], layout.x[at], layout.y[at]];
  const { width, height } = layout.sizes;
  const size = Math.min(26, Math.max(14, 10 / scale));
  const most = Math.max(1, Math.floor((height - 8) / (size * 1.15)));
  const lines = wrap(view.name[node], width - 2 * PAD - (view.gaps[node] ? 18 : 0), most, pen.measure(size, 600));
  const first = y + height / 2 - ((lines.length - 1) * size * 1.15) / 2 + size * 0.35;
  lines.forEach((words, number) => {
    pen.text(words, x + PAD, first + number * size * 1.15, { size, weight: 600, fill: theme.heading });
  });
};

/** From far away a box is a block in the color of its role, or of a gap. */
const paintBlock = (pen, scene, at, scale) => {
  const { layout, view, theme, config } = scene;
  const node = layout.node[at];
  const { width, height } = layout.sizes;
  const missing = config.states[view.state[node]] === "missing";
  const role = config.roles[view.role[node]];
  const fill = missing ? theme.gap : role ? role.fill : view.worst[node] === 0 ? theme.gap : theme.block;
  pen.rect(layout.x[at], layout.y[at], width, height, { fill });
  if (node === scene.selected) {
    const ring = 5 / scale;
    pen.rect(layout.x[at] - ring, layout.y[at] - ring, width + 2 * ring, height + 2 * ring, { stroke: scene.accent, thick: 3 / scale });
  }
};
