// Parses Mermaid charts with the real package. Standard input: a JSON array of charts. Standard output: a JSON array
// with, for each, its title and the number of its vertices and edges, or the message of the parser.

import { text } from "node:stream/consumers";
import { JSDOM } from "jsdom";

// Mermaid cleans labels with DOMPurify, which looks for a document when it is loaded.
const { window } = new JSDOM("");
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await import("mermaid");

const read = async (chart) => {
  try {
    await mermaid.parse(chart);
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(chart);
    return { title: db.getDiagramTitle(), vertices: db.getVertices().size, edges: db.getEdges().length };
  } catch (error) {
    return { error: error.message };
  }
};

const found = [];
for (const chart of JSON.parse(await text(process.stdin))) found.push(await read(chart));
process.stdout.write(JSON.stringify(found));
