/* Where one looks: a point (x, y) of the picture lies at x * scale + dx, y * scale + dy of the window. */

const CLOSEST = 3;
const FARTHEST = 0.004;

/** px of the window that stay free around a picture. */
export const AROUND = 28;

const bounded = (scale) => Math.min(CLOSEST, Math.max(FARTHEST, scale));

/** The camera moved closer (factor above 1) or away, with the point (px, py) of the window held in place. */
export const zoomed = (camera, px, py, factor) => {
  const scale = bounded(camera.scale * factor);
  const turn = scale / camera.scale;
  return { scale, dx: px - (px - camera.dx) * turn, dy: py - (py - camera.dy) * turn };
};

/** The camera that shows all of a layout in a window, at most at `closest`, with room around it. */
export const fitted = (layout, width, height, closest = 1, margin = AROUND) => {
  const room = [Math.max(width - 2 * margin, 20), Math.max(height - 2 * margin, 20)];
  const scale = bounded(Math.min(closest, room[0] / Math.max(layout.width, 1), room[1] / Math.max(layout.height, 1)));
  const free = height - 2 * margin - layout.height * scale;
  return { scale, dx: (width - layout.width * scale) / 2, dy: margin + Math.min(Math.max(free, 0) / 2, 12) };
};

/** The camera that shows the first box of a layout at `scale`, near the top. */
export const atTop = (layout, width, scale, margin = AROUND) => {
  const middle = layout.count ? layout.x[0] + layout.sizes.width / 2 : 0;
  const dx = layout.width * scale <= width - 2 * margin ? (width - layout.width * scale) / 2 : width / 2 - middle * scale;
  return { scale, dx: layout.up[0] === layout.up[layout.count - 1] ? margin : dx, dy: margin };
};

/** The camera with box `at` near the middle of the window, at least at `closest`; no empty half beside the picture. */
export const centered = (camera, layout, at, width, height, closest = 0.8) => {
  const scale = Math.max(camera.scale, closest);
  const [x, y] = [layout.x[at] + layout.sizes.width / 2, layout.y[at] + layout.sizes.height / 2];
  return {
    scale,
    dx: within(width / 2 - x * scale, layout.width * scale, width),
    dy: within(height * 0.42 - y * scale, layout.height * scale, height, 0),
  };
};

/** Where a picture of `length` begins so that it fills a window of `room`: wished for at `start`. What is shorter
    than the window has `share` of the free room before it. */
const within = (start, length, room, share = 0.5, margin = AROUND) => {
  const free = room - 2 * margin - length;
  if (free >= 0) return margin + free * share;
  return Math.max(Math.min(start, margin), margin + free);
};

/** Whether box `at` lies in the window as a whole and can be read. */
export const isShown = (camera, layout, at, width, height, readable = 0.45) => {
  const [left, top] = [layout.x[at] * camera.scale + camera.dx, layout.y[at] * camera.scale + camera.dy];
  const [right, bottom] = [left + layout.sizes.width * camera.scale, top + layout.sizes.height * camera.scale];
  return camera.scale >= readable && left >= 0 && top >= 0 && right <= width && bottom <= height;
};

/** The rectangle of the picture that a window shows. */
export const seen = (camera, width, height) => ({
  left: -camera.dx / camera.scale,
  top: -camera.dy / camera.scale,
  right: (width - camera.dx) / camera.scale,
  bottom: (height - camera.dy) / camera.scale,
});

/** The camera a share (0-1) of the way from one to another, slow at both ends. */
export const between = (from, to, share) => {
  const eased = share < 0.5 ? 2 * share * share : 1 - 2 * (1 - share) * (1 - share);
  const scale = from.scale * (to.scale / from.scale) ** eased;
  const way = Math.abs(to.scale - from.scale) < 1e-9 ? eased : (scale - from.scale) / (to.scale - from.scale);
  return { scale, dx: from.dx + (to.dx - from.dx) * way, dy: from.dy + (to.dy - from.dy) * way };
};
