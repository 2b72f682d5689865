/* Two pens with the same strokes: one draws on a canvas, one writes SVG. Colors are "#RRGGBB", lengths px. */

/** Names of fonts, as the style sheet has them. */
export const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif';

const SLACK = 1.03; // hinting makes text up to 3 % wider on a screen
const MOST_WIDTHS = 5000; // of one font, a few screens full

/** A pen for a canvas context; `transform` is [scale, dx, dy] in device pixels. */
export const canvasPen = (context) => {
  const widths = {};
  const waiting = new Map();
  let font = "";
  const setFont = (size, weight) => {
    const next = `${weight} ${size}px ${FONT}`;
    if (next !== font) context.font = font = next;
  };
  return {
    begin(scale, dx, dy) {
      context.setTransform(scale, 0, 0, scale, dx, dy);
      context.textBaseline = "alphabetic";
      context.textRendering = "optimizeSpeed"; // names need no kerning
      font = "";
    },
    fade(share) { context.globalAlpha = share; },
    rect(x, y, width, height, { fill, stroke, thick = 1, radius = 0, dash }) {
      context.beginPath();
      if (radius) context.roundRect(x, y, width, height, radius);
      else context.rect(x, y, width, height);
      if (fill) { context.fillStyle = fill; context.fill(); }
      if (stroke) {
        context.strokeStyle = stroke;
        context.lineWidth = thick;
        context.setLineDash(dash ?? []);
        context.stroke();
      }
    },
    /** Straight pieces: [x1, y1, x2, y2, x1, …]. */
    pieces(points, { stroke, thick = 1, dash }) {
      if (!points.length) return;
      context.beginPath();
      for (let at = 0; at < points.length; at += 4) {
        context.moveTo(points[at], points[at + 1]);
        context.lineTo(points[at + 2], points[at + 3]);
      }
      context.strokeStyle = stroke;
      context.lineWidth = thick;
      context.setLineDash(dash ?? []);
      context.stroke();
    },
    /** Texts wait for `flush`, which draws those of one font together: a change of font is dear. */
    text(words, x, y, { size, weight = 400, fill, align = "left" }) {
      const key = `${weight} ${size}`;
      if (!waiting.has(key)) waiting.set(key, { size, weight, texts: [] });
      waiting.get(key).texts.push({ words, x, y, fill, align, share: context.globalAlpha });
    },
    flush() {
      const share = context.globalAlpha;
      for (const { size, weight, texts } of waiting.values()) {
        if (texts.length) setFont(size, weight);
        for (const one of texts) {
          context.globalAlpha = one.share;
          context.fillStyle = one.fill;
          context.textAlign = one.align;
          context.fillText(one.words, one.x, one.y);
        }
        texts.length = 0;
      }
      context.globalAlpha = share;
    },
    /** A function: width of words in this font. Asked at the size that is drawn, the browser keeps what it shaped. */
    measure(size, weight) {
      const known = (widths[`${weight} ${size}`] ??= new Map());
      return (words) => {
        let width = known.get(words);
        if (width !== undefined) return width;
        setFont(size, weight);
        width = context.measureText(words).width * SLACK;
        if (known.size >= MOST_WIDTHS) known.clear();
        known.set(words, width);
        return width;
      };
    },
  };
};

const MEANT = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
// eslint-disable-next-line no-control-regex -- what XML cannot hold
const UNFIT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text for an element or a quoted attribute of XML. */
export const escaped = (words) => words.replace(UNFIT, "").replace(/[&<>"']/g, (sign) => MEANT[sign]);

const short = (number) => String(Math.round(number * 100) / 100);

/** A pen that writes SVG; `measureWith` is the measure of a canvas pen. `finish` gives the whole file. */
export const svgPen = (measureWith) => {
  const parts = [];
  let share = 1;
  const faded = () => (share < 1 ? ` opacity="${short(share)}"` : "");
  const line = ({ stroke, thick = 1, dash }) =>
    stroke ? ` stroke="${stroke}" stroke-width="${short(thick)}"${dash ? ` stroke-dasharray="${dash.join(" ")}"` : ""}` : "";
  return {
    fade(next) { share = next; },
    flush() {},
    rect(x, y, width, height, style) {
      const radius = style.radius ? ` rx="${short(style.radius)}"` : "";
      parts.push(
        `<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"${radius} ` +
          `fill="${style.fill ?? "none"}"${line(style)}${faded()}/>`,
      );
    },
    pieces(points, style) {
      if (!points.length) return;
      let path = "";
      for (let at = 0; at < points.length; at += 4) {
        path += `M${short(points[at])} ${short(points[at + 1])}L${short(points[at + 2])} ${short(points[at + 3])}`;
      }
      parts.push(`<path d="${path}" fill="none"${line(style)}${faded()}/>`);
    },
    text(words, x, y, { size, weight = 400, fill, align = "left" }) {
      const anchor = { left: "", center: ' text-anchor="middle"', right: ' text-anchor="end"' }[align];
      const bold = weight === 400 ? "" : ` font-weight="${weight}"`;
      parts.push(
        `<text x="${short(x)}" y="${short(y)}" font-size="${short(size)}"${bold}${anchor} fill="${fill}"${faded()}>` +
          `${escaped(words)}</text>`,
      );
    },
    measure: measureWith,
    finish({ left, top, right, bottom }, title, page) {
      const [width, height] = [short(right - left), short(bottom - top)];
      return (
        `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ` +
        `viewBox="${short(left)} ${short(top)} ${width} ${height}" font-family="${escaped(FONT)}">` +
        `<title>${escaped(title)}</title><rect x="${short(left)}" y="${short(top)}" width="${width}" height="${height}" ` +
        `fill="${page}"/>${parts.join("")}</svg>`
      );
    },
  };
};
