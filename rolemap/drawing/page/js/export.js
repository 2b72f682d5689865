/* What is shown, as a file: the whole unfolded tree, not only what the window holds. */

import { paint } from "./paint.js";
import { canvasPen, svgPen } from "./pens.js";

const MARGIN = 40;
const LONGEST = 12000;
const LARGEST = 80e6;

/** The rectangle of a picture of all of a layout. */
export const frame = (layout) => ({
  left: -MARGIN, top: -MARGIN, right: layout.width + MARGIN, bottom: layout.height + MARGIN,
});

/** Pixels for each px of the picture: two where they fit, fewer where a side or the area would be too large. */
export const sharpness = (width, height) => Math.min(2, LONGEST / Math.max(width, height), Math.sqrt(LARGEST / (width * height)));

/** SVG of a scene. */
export const svgOf = (scene, title, measureWith) => {
  const pen = svgPen(measureWith);
  const whole = frame(scene.layout);
  paint(pen, scene, whole, 1);
  return pen.finish(whole, title, scene.theme.page);
};

/** A canvas with all of a scene. */
export const canvasOf = (scene) => {
  const whole = frame(scene.layout);
  const [width, height] = [whole.right - whole.left, whole.bottom - whole.top];
  const scale = sharpness(width, height);
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.ceil(width * scale), Math.ceil(height * scale)];
  const context = canvas.getContext("2d");
  context.fillStyle = scene.theme.page;
  context.fillRect(0, 0, canvas.width, canvas.height);
  const pen = canvasPen(context);
  pen.begin(scale, MARGIN * scale, MARGIN * scale);
  paint(pen, scene, whole, Math.max(scale, 0.16));
  return canvas;
};

/** Offer bytes as a file. */
export const save = (blob, name) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
};
