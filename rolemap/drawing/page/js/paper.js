/* Print and files: what is shown, all of it, in the colors of paper. */

import { canvasOf, save, svgOf } from "./export.js";
import { byId } from "./dom.js";

const MOST_VECTOR = 4000;

/** Let the page print, and save as PNG and SVG, what `app` shows. */
export const paperFor = (app) => {
  const scene = (theme) => ({ ...app.scene, theme: app.config.themes[theme], selected: -1 });
  const measure = (size, weight) => app.stage.pen.measure(size, weight);
  const title = () => `${app.view.title} (${app.view.subtitle})`;
  const name = (suffix) => `rolemap-${app.view.key}.${suffix}`;
  const svg = (theme) => svgOf(scene(theme), title(), measure);
  const sheet = byId("paper");
  const fill = () => {
    if (!app.scene || sheet.childElementCount) return;
    const few = app.scene.layout.count <= MOST_VECTOR;
    const picture = few
      ? document.importNode(new DOMParser().parseFromString(svg("print"), "image/svg+xml").documentElement, true)
      : canvasOf(scene("print"));
    sheet.append(picture);
  };
  const empty = () => sheet.replaceChildren();
  addEventListener("beforeprint", fill);
  addEventListener("afterprint", empty);
  matchMedia("print").addEventListener("change", (event) => (event.matches ? fill() : empty()));
  return {
    svg: () => save(new Blob([svg("light")], { type: "image/svg+xml" }), name("svg")),
    png: () => canvasOf(scene("light")).toBlob((blob) => save(blob, name("png")), "image/png"),
    print: () => window.print(),
  };
};
