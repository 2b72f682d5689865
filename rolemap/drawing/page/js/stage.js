/* The canvas, the camera over it, and when it is painted. */

import { between, centered, fitted, isShown, seen, zoomed } from "./camera.js";
import { foldMark, foldMeasure, paint } from "./paint.js";
import { canvasPen } from "./pens.js";
import { boxAt } from "./layout.js";

const FLIGHT = 320;
const SHARPEST = 2;

/** A stage on `canvas`. `sceneOf()` gives what is to be painted, `after(camera)` runs when it was. */
export const stageOn = (canvas, sceneOf, after) => {
  const context = canvas.getContext("2d", { alpha: true });
  const pen = canvasPen(context);
  const stage = { pen, camera: { scale: 1, dx: 0, dy: 0 }, width: 0, height: 0, covered: 0 };
  let [waiting, flight] = [0, null];

  const measure = () => {
    const { clientWidth, clientHeight } = canvas.parentElement;
    const sharp = Math.min(SHARPEST, window.devicePixelRatio || 1);
    const same = stage.width === clientWidth && stage.height === clientHeight && stage.sharp === sharp;
    if (same) return false;
    Object.assign(stage, { width: clientWidth, height: clientHeight, sharp });
    canvas.width = Math.max(1, Math.round(clientWidth * sharp));
    canvas.height = Math.max(1, Math.round(clientHeight * sharp));
    return true;
  };

  stage.measure = measure;
  stage.paint = () => {
    cancelAnimationFrame(waiting);
    waiting = 0;
    const scene = sceneOf();
    if (scene === null) return;
    if (flight) advance();
    const { camera, sharp, width, height } = stage;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    pen.begin(camera.scale * sharp, camera.dx * sharp, camera.dy * sharp);
    paint(pen, scene, seen(camera, width, height), camera.scale);
    after(scene);
  };
  stage.ask = () => {
    if (!waiting) waiting = requestAnimationFrame(stage.paint);
  };
  const advance = () => {
    const share = Math.min(1, (performance.now() - flight.start) / FLIGHT);
    stage.camera = between(flight.from, flight.to, share);
    if (share < 1) stage.ask();
    else flight = null;
  };
  stage.put = (camera) => {
    flight = null;
    stage.camera = camera;
    stage.ask();
  };
  stage.fly = (camera) => {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return stage.put(camera);
    flight = { from: stage.camera, to: camera, start: performance.now() };
    return stage.ask();
  };
  /** Where the camera will be when it has landed. */
  stage.goal = () => (flight ? flight.to : stage.camera);
  stage.zoom = (factor, px = stage.width / 2, py = stage.height / 2) => stage.put(zoomed(stage.camera, px, py, factor));
  stage.pan = (dx, dy) => stage.put({ ...stage.camera, dx: stage.camera.dx + dx, dy: stage.camera.dy + dy });
  stage.fit = (layout) => stage.fly(fitted(layout, stage.width, stage.height));
  /** Bring box `at` into sight, if it is not there already or if it must be in the middle. */
  stage.show = (layout, at, inTheMiddle) => {
    const height = stage.height - stage.covered; // on phones the panel lies over the lower part
    if (!inTheMiddle && isShown(stage.goal(), layout, at, stage.width, height)) return;
    stage.fly(centered(stage.goal(), layout, at, stage.width, height));
  };
  /** What lies at a point of the window: `{node, isFold}` or null. */
  stage.at = (px, py, slack = 0) => {
    const scene = sceneOf();
    if (scene === null) return null;
    const { camera } = stage;
    const [x, y] = [(px - camera.dx) / camera.scale, (py - camera.dy) / camera.scale];
    const reach = 12 + slack / camera.scale;
    const at = boxAt(scene.layout, x, y, reach);
    if (at < 0) return null;
    const mark = foldMark(scene, at, foldMeasure(pen));
    const more = slack / camera.scale + 2;
    const isFold = mark !== null && x >= mark.left - more && x <= mark.left + mark.width + more && y >= mark.top - more && y <= mark.top + mark.height + more;
    const inside = isFold || boxAt(scene.layout, x, y) === at;
    return inside ? { node: scene.layout.node[at], isFold: isFold && camera.scale > 0.3 } : null;
  };
  return stage;
};
