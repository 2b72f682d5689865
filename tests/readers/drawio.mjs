// Reads draw.io files with mxGraph, the library that draw.io is made of. Standard input: a JSON array of files. Standard
// output: a JSON array with, for each, its cells: id, label, parent, ends, and the frame in the picture as a whole.

import { text } from "node:stream/consumers";
import { JSDOM } from "jsdom";

const { window } = new JSDOM("");
for (const name of ["document", "navigator", "DOMParser"]) globalThis[name] = window[name];
globalThis.window = window;
const { default: factory } = await import("mxgraph");
const mx = factory({ mxLoadResources: false, mxLoadStylesheets: false });
Object.assign(window, mx); // codecs look their classes up by name
Object.assign(globalThis, mx);

const frameOf = (cell) => {
  let [x, y] = [0, 0];
  for (let at = cell; at?.geometry; at = at.parent) [x, y] = [x + at.geometry.x, y + at.geometry.y];
  return [x, y, cell.geometry.width, cell.geometry.height];
};
const labelOf = ({ value }) => value?.getAttribute?.("label") ?? value ?? "";

const read = (file) => {
  const document = new window.DOMParser().parseFromString(file, "application/xml");
  const model = new mx.mxGraphModel();
  new mx.mxCodec(document).decode(document.getElementsByTagName("mxGraphModel")[0], model);
  return Object.values(model.cells).map((cell) => ({
    id: cell.id, label: labelOf(cell), parent: cell.parent?.id ?? null, is_line: Boolean(cell.edge), style: cell.style ?? "",
    ends: cell.edge ? [cell.source?.id ?? null, cell.target?.id ?? null] : null,
    frame: cell.vertex ? frameOf(cell) : null,
    corners: (cell.geometry?.points ?? []).map((point) => [point.x, point.y]),
  }));
};

process.stdout.write(JSON.stringify(JSON.parse(await text(process.stdin)).map(read)));
