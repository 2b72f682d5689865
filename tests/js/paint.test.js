import assert from "node:assert/strict";
import { test } from "node:test";

import { spoken } from "../../rolemap/drawing/page/js/box.js";
import { sharpness, svgOf } from "../../rolemap/drawing/page/js/export.js";
import { sumBelow } from "../../rolemap/drawing/page/js/forest.js";
import { beside } from "../../rolemap/drawing/page/js/keys.js";
import { layoutOf, sizesOf } from "../../rolemap/drawing/page/js/layout.js";
import { paint } from "../../rolemap/drawing/page/js/paint.js";
import { escaped } from "../../rolemap/drawing/page/js/pens.js";
import { CONFIG, randomUps, viewWith } from "./forests.js";

const THEME = new Proxy({}, { get: () => "#112233" });
const measureWith = (size) => (words) => words.length * size * 0.6;
const NASTY = `<script>alert("x")</script>&'\u0000\ud800`;

const sceneOf = (view, open = new Uint8Array(view.count).fill(1)) => ({
  view, open, theme: THEME, config: CONFIG, accent: "#0000FF", bright: null, dim: 0.2, selected: -1, chain: new Set(),
  layout: layoutOf(view.forest, open, null, sizesOf(66)), below: sumBelow(view.forest), gapsBelow: sumBelow(view.forest, null, view.gaps),
});

test("writes texts of the files as text", () => {
  assert.equal(escaped(NASTY), "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;&#39;");
  const view = viewWith([0, 1], { name: [NASTY, "B"], seat_lists: [[[NASTY, 0, 0, NASTY]]] });
  const svg = svgOf(sceneOf(view), NASTY, measureWith);
  assert.ok(!svg.includes("<script") && svg.includes("&lt;script"));
  assert.ok(svg.startsWith("<svg ") && svg.endsWith("</svg>"));
});

test("a drawing holds every box that is unfolded, and no other", () => {
  const view = viewWith(randomUps(120, 4));
  const open = new Uint8Array(120).fill(1);
  const headings = (svg) => svg.match(/>Name \d+</g).length;
  assert.equal(headings(svgOf(sceneOf(view, open), "", measureWith)), 120);
  open.fill(0);
  assert.equal(headings(svgOf(sceneOf(view, open), "", measureWith)), sceneOf(view, open).layout.count);
});

test("only what lies in the window is painted", () => {
  const view = viewWith(randomUps(3000, 8, 0.002));
  const strokes = { texts: 0, rects: 0 };
  const pen = {
    fade() {}, flush() {}, pieces() {}, measure: measureWith, rect() { strokes.rects++; }, text() { strokes.texts++; },
  };
  paint(pen, sceneOf(view), { left: 0, top: 0, right: 800, bottom: 600 }, 1);
  assert.ok(strokes.texts > 0 && strokes.texts < 200, `${strokes.texts} texts`);
  strokes.texts = 0;
  paint(pen, sceneOf(view), { left: 0, top: 0, right: 1e6, bottom: 1e6 }, 0.05);
  assert.equal(strokes.texts, 0);
  assert.ok(strokes.rects >= 3000);
});

test("a picture is sharp, but no larger than a browser can hold", () => {
  assert.equal(sharpness(1000, 500), 2);
  assert.ok(sharpness(50_000, 300) * 50_000 <= 12_000);
  assert.ok(20_000 ** 2 * sharpness(20_000, 20_000) ** 2 <= 80e6 + 1);
});

test("says of a box what it shows", () => {
  const view = viewWith([0, 1], { seat_lists: [[["Head", 1, 0, "acting"]]], gap: { at: [0], count: [2], worst: [0] } });
  assert.equal(spoken(view, 0, CONFIG, 1, 0), "Name 0, PgM Head (acting), 2 gaps, 1 person folded");
});

test("walks along a level", () => {
  const view = viewWith([0, 1, 1, 3, 1]);
  const { layout } = sceneOf(view);
  assert.equal(beside(layout, view.forest, 1, 1), 3);
  assert.equal(beside(layout, view.forest, 2, 1), 4);
  assert.equal(beside(layout, view.forest, 1, -1), -1);
});
