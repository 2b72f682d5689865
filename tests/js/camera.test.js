import assert from "node:assert/strict";
import { test } from "node:test";

import { between, centered, fitted, isShown, seen, zoomed } from "../../rolemap/drawing/page/js/camera.js";

const LAYOUT = { x: [100], y: [400], sizes: { width: 200, height: 60 }, width: 4000, height: 900, count: 1, up: [1] };
const near = (one, other) => assert.ok(Math.abs(one - other) < 1e-6, `${one} is not ${other}`);

test("zooms about a point that stays", () => {
  const before = { scale: 0.5, dx: 30, dy: -20 };
  const after = zoomed(before, 200, 150, 1.7);
  near((200 - before.dx) / before.scale, (200 - after.dx) / after.scale);
  near((150 - before.dy) / before.scale, (150 - after.dy) / after.scale);
});
test("never zooms beyond its bounds", () => {
  assert.ok(zoomed({ scale: 1, dx: 0, dy: 0 }, 0, 0, 1e9).scale <= 3);
  assert.ok(zoomed({ scale: 1, dx: 0, dy: 0 }, 0, 0, 1e-9).scale > 0);
});
test("fits all into the window", () => {
  const view = seen(fitted(LAYOUT, 1000, 700), 1000, 700);
  assert.ok(view.left <= 0 && view.top <= 0 && view.right >= 4000 && view.bottom >= 900);
  assert.equal(fitted({ ...LAYOUT, width: 10, height: 10 }, 1000, 700).scale, 1);
});
test("brings a box into sight at a size that can be read", () => {
  const camera = centered({ scale: 0.01, dx: 0, dy: 0 }, LAYOUT, 0, 800, 600);
  assert.ok(isShown(camera, LAYOUT, 0, 800, 600));
  assert.ok(!isShown({ scale: 0.1, dx: 0, dy: 0 }, LAYOUT, 0, 800, 600));
  const whole = centered({ scale: 1, dx: 0, dy: 0 }, { ...LAYOUT, width: 500, height: 400 }, 0, 800, 600);
  assert.deepEqual(whole, { scale: 1, dx: 150, dy: 28 }); // what fits is seen as a whole
});
test("flies from one place to the other", () => {
  const [from, to] = [{ scale: 0.2, dx: 5, dy: 9 }, { scale: 1, dx: -300, dy: 40 }];
  assert.deepEqual(between(from, to, 0), from);
  for (const name of ["scale", "dx", "dy"]) near(between(from, to, 1)[name], to[name]);
});
