/* Mouse, pen and fingers on the canvas: a press on a box, a pull, a wheel, a pinch. */

const SLOP = 5;

/** Let the pointers of `canvas` move the camera of `stage`; `press({node, isFold} | null)` and `open(node)` are told of
    a press and a double press, `over(node)` of the box (-1: none) that a mouse comes to. */
export const pointersOn = (canvas, stage, { press, open, over }) => {
  const held = new Map();
  let [moved, pinch, under] = [false, 0, -1];
  const place = (event) => {
    const spot = canvas.getBoundingClientRect();
    return { x: event.clientX - spot.left, y: event.clientY - spot.top };
  };
  const slack = (event) => (event.pointerType === "touch" ? 12 : 0);
  const apart = () => {
    const [one, other] = [...held.values()];
    return { length: Math.hypot(one.x - other.x, one.y - other.y), x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
  };

  canvas.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "mouse" && event.button > 1) return;
    canvas.setPointerCapture(event.pointerId);
    held.set(event.pointerId, place(event));
    if (held.size === 1) moved = false;
    if (held.size === 2) pinch = apart();
  });
  canvas.addEventListener("pointermove", (event) => {
    const last = held.get(event.pointerId);
    if (!last) {
      const hit = stage.at(place(event).x, place(event).y);
      canvas.style.cursor = hit ? "pointer" : "grab";
      if ((hit?.node ?? -1) !== under) over(under = hit?.node ?? -1);
      return;
    }
    const now = place(event);
    if (held.size === 1) {
      if (!moved && Math.hypot(now.x - last.x, now.y - last.y) < SLOP) return;
      moved = true;
      canvas.style.cursor = "grabbing";
      stage.pan(now.x - last.x, now.y - last.y);
      held.set(event.pointerId, now);
    } else if (held.size === 2) {
      moved = true;
      held.set(event.pointerId, now);
      const next = apart();
      stage.pan(next.x - pinch.x, next.y - pinch.y);
      stage.zoom(next.length / Math.max(pinch.length, 1), next.x, next.y);
      pinch = next;
    }
  });
  const release = (event) => {
    if (!held.delete(event.pointerId)) return;
    if (held.size || moved || event.type === "pointercancel") return;
    const spot = place(event);
    press(stage.at(spot.x, spot.y, slack(event)));
  };
  canvas.addEventListener("pointerup", release);
  canvas.addEventListener("pointercancel", release);
  canvas.addEventListener("dblclick", (event) => {
    const spot = place(event);
    const hit = stage.at(spot.x, spot.y);
    if (hit === null) stage.zoom(1.6, spot.x, spot.y);
    else if (!hit.isFold) open(hit.node);
  });
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    const unit = [1, 16, 400][event.deltaMode];
    const spot = place(event);
    if (event.shiftKey && !event.ctrlKey) stage.pan(-(event.deltaX || event.deltaY) * unit, 0);
    else stage.zoom(Math.exp((-event.deltaY * unit) / (event.ctrlKey ? 150 : 500)), spot.x, spot.y);
  }, { passive: false });
};
