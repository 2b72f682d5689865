/* The small picture of the whole: where the window is, and a way to move it. */

import { seen } from "./camera.js";

const ROOM = { width: 180, height: 120 };

/** A minimap on `canvas`; `move(x, y)` is asked to bring a point of the picture to the middle of the window. */
export const minimapOn = (canvas, move) => {
  const still = document.createElement("canvas"); // painted once for each layout
  let [scale, layout] = [1, null];
  const sharp = Math.min(2, window.devicePixelRatio || 1);

  const relay = (scene) => {
    layout = scene.layout;
    scale = Math.min(ROOM.width / Math.max(layout.width, 1), ROOM.height / Math.max(layout.height, 1));
    for (const one of [canvas, still]) {
      one.width = Math.max(1, Math.ceil(layout.width * scale * sharp));
      one.height = Math.max(1, Math.ceil(layout.height * scale * sharp));
    }
    canvas.style.width = `${canvas.width / sharp}px`;
    canvas.style.height = `${canvas.height / sharp}px`;
    const context = still.getContext("2d");
    const [width, height] = [Math.max(1, layout.sizes.width * scale * sharp), Math.max(1, layout.sizes.height * scale * sharp)];
    const piles = new Map();
    for (let at = 0; at < layout.count; at++) {
      const node = layout.node[at];
      const role = scene.config.roles[scene.view.role[node]];
      const missing = scene.config.states[scene.view.state[node]] === "missing";
      const fill = missing ? scene.theme.gap : role ? role.fill : scene.theme.line;
      if (!piles.has(fill)) piles.set(fill, []);
      piles.get(fill).push(at);
    }
    for (const [fill, places] of piles) {
      context.fillStyle = fill;
      for (const at of places) context.fillRect(layout.x[at] * scale * sharp, layout.y[at] * scale * sharp, width, height);
    }
  };

  const draw = (scene, camera, width, height) => {
    if (scene.layout !== layout) relay(scene);
    const view = seen(camera, width, height);
    const whole = view.left <= 0 && view.top <= 0 && view.right >= layout.width && view.bottom >= layout.height;
    canvas.parentElement.hidden = whole || width < 560 || layout.count < 2;
    if (canvas.parentElement.hidden) return;
    const context = canvas.getContext("2d");
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.drawImage(still, 0, 0);
    const turn = scale * sharp;
    context.lineWidth = 2 * sharp;
    context.strokeStyle = scene.accent;
    const [left, top] = [Math.max(view.left * turn, 1), Math.max(view.top * turn, 1)];
    const [right, bottom] = [Math.min(view.right * turn, canvas.width - 1), Math.min(view.bottom * turn, canvas.height - 1)];
    context.strokeRect(left, top, Math.max(right - left, 2), Math.max(bottom - top, 2));
  };

  const follow = (event) => {
    const spot = canvas.getBoundingClientRect();
    move((event.clientX - spot.left) / scale, (event.clientY - spot.top) / scale);
  };
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    follow(event);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (event.buttons) follow(event);
  });
  return { draw, forget: () => { layout = null; } };
};
