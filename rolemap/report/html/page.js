"use strict";
/* Sorting, searching and filtering of the page's tables, and zooming of its picture. No network, no markup from data:
   every text goes in by textContent. Without this script the page reads the same, only still. */
(() => {
  const PAGE = 300;
  const CUT_AT = 160;
  const RANK = { error: 0, warning: 1, note: 2, PfM: 0, PgM: 1, PjM: 2, PrM: 3, ambiguous: 4, support: 5 };
  const text = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  const fold = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const figure = (words) => (words === "" ? -Infinity : parseFloat(words.replace(/[^0-9.\-]/g, "")));
  const make = (name, className, content) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (content !== undefined) element.textContent = content;
    return element;
  };

  /** Rows of the packed block: gzip, base64, JSON. */
  const unpack = async (block) => {
    const bytes = Uint8Array.from(atob(block.textContent), (char) => char.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return JSON.parse(await new Response(stream).text());
  };

  const cellsOf = (row) =>
    [...row.cells].map((cell) => [
      cell.firstElementChild && cell.firstElementChild.localName === "span" ? cell.firstElementChild.textContent : "",
      cell.querySelector("small, details")?.textContent ?? "",
    ]);

  /** The smaller text of a cell; what is long opens with a click. */
  const smaller = (words) => {
    if (words.length <= CUT_AT * 1.25) return make("small", "", words);
    const space = words.lastIndexOf(" ", CUT_AT - 1);
    const place = space > 0 ? space : CUT_AT;
    const details = make("details");
    details.append(make("summary", "", words.slice(0, place)), words.slice(place));
    return details;
  };

  const elementOf = (cells, columns) => {
    const row = make("tr");
    cells.forEach(([main, sub], place) => {
      const { kind, label } = columns[place];
      const cell = make("td", kind);
      cell.dataset.label = label;
      const chip = kind === "severity" || kind === "role";
      if (main) cell.append(make("span", chip ? `chip ${kind}-${main}` : "", main));
      if (sub) cell.append(smaller(sub));
      row.append(cell);
    });
    return row;
  };

  const order = (kind) => {
    if (kind === "number") return (a, b) => figure(a) - figure(b);
    if (kind === "severity" || kind === "role") return (a, b) => (RANK[a] ?? 9) - (RANK[b] ?? 9);
    return (a, b) => text.compare(a, b);
  };

  const grow = async (box) => {
    const [form, body] = [box.querySelector("form"), box.querySelector("tbody")];
    const [search, output] = [form.querySelector("input"), form.querySelector("output")];
    const menus = [...form.querySelectorAll("select.filter")];
    const by = form.querySelector("select.by");
    const more = box.querySelector(".more");
    const heads = [...box.querySelectorAll("thead th")];
    const columns = heads.map((head) => ({ kind: head.dataset.kind, label: head.textContent }));
    const block = box.querySelector('script[type="application/octet-stream"]');
    const rows = block
      ? (await unpack(block)).map((cells) => ({ cells }))
      : [...body.rows].map((element) => ({ cells: cellsOf(element), element }));
    let sorted = { place: -1, direction: 1 };
    let limit = PAGE;
    let found = rows;

    const elementFor = (row) => (row.element ??= elementOf(row.cells, columns));

    /** Rows of one group together, groups in the order of their first row. */
    const bundled = (chosen, place) => {
      const groups = new Map();
      for (const row of chosen) {
        const key = row.cells[place][0];
        if (!groups.has(key)) groups.set(key, []);
        groups.get(key).push(row);
      }
      return [...groups.values()].flat();
    };

    /** Elements of rows that stand bundled, each group below a heading with its number of rows. */
    const headed = (shown, place) => {
      const counts = new Map();
      found.forEach(({ cells }) => counts.set(cells[place][0], (counts.get(cells[place][0]) ?? 0) + 1));
      return shown.flatMap((row, at) => {
        const [main, sub] = row.cells[place];
        if (at && shown[at - 1].cells[place][0] === main) return [elementFor(row)];
        const words = columns[place].kind === "text" ? [main, sub] : [main];
        const head = make("th", "", `${words.filter(Boolean).join(" ")} (${counts.get(main).toLocaleString("en")})`);
        head.colSpan = columns.length;
        head.scope = "rowgroup";
        const line = make("tr", "group");
        line.append(head);
        return [line, elementFor(row)];
      });
    };

    const draw = () => {
      const shown = found.slice(0, limit);
      body.replaceChildren(...(by?.value ? headed(shown, Number(by.value)) : shown.map(elementFor)));
      box.dispatchEvent(new CustomEvent("drawn"));
      const total = rows.length.toLocaleString("en");
      const noun = rows.length === 1 ? box.dataset.noun : box.dataset.nouns;
      output.textContent =
        found.length === rows.length ? `${total} ${noun}` : `${found.length.toLocaleString("en")} of ${total} ${noun}`;
      const rest = found.length - shown.length;
      more.hidden = rest <= 0;
      more.firstElementChild.textContent = `Show ${Math.min(rest, PAGE)} more of ${rest.toLocaleString("en")}`;
    };

    const select = () => {
      const words = fold(search.value).split(/\s+/).filter(Boolean);
      const wanted = menus.filter((menu) => menu.value).map((menu) => [Number(menu.dataset.column), menu.value]);
      found = rows.filter((row) => {
        if (!wanted.every(([place, value]) => row.cells[place][0] === value)) return false;
        if (!words.length) return true;
        row.words ??= fold(row.cells.flat().join(" "));
        return words.every((word) => row.words.includes(word));
      });
      if (sorted.place >= 0) {
        const compare = order(columns[sorted.place].kind);
        found = [...found].sort(
          (a, b) => sorted.direction * compare(a.cells[sorted.place][0], b.cells[sorted.place][0]),
        );
      }
      if (by?.value) found = bundled(found, Number(by.value));
      limit = PAGE;
      draw();
    };

    const sort = (place) => {
      const same = sorted.place === place;
      if (!same) sorted = { place, direction: 1 };
      else if (sorted.direction === 1) sorted.direction = -1;
      else sorted = { place: -1, direction: 1 };
      heads.forEach((head, at) => {
        if (at === sorted.place) head.setAttribute("aria-sort", sorted.direction === 1 ? "ascending" : "descending");
        else head.removeAttribute("aria-sort");
      });
      select();
    };

    heads.forEach((head, place) => {
      const button = make("span", "sort", head.textContent); // on paper Chromium repeats no header that holds a <button>
      button.setAttribute("role", "button");
      button.tabIndex = 0;
      const how = "Sort; again to turn round, a third time for the order of importance";
      button.title = head.title ? `${head.title}. ${how}` : how;
      button.addEventListener("click", () => sort(place));
      button.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        sort(place);
      });
      head.replaceChildren(button);
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(select));
    search.addEventListener("input", select);
    by?.addEventListener("change", select);
    menus.forEach((menu) => menu.addEventListener("change", select));
    more.firstElementChild.addEventListener("click", () => { limit += PAGE; draw(); });
    box.addEventListener("pick", (event) => {
      form.reset();
      const menu = menus.find((one) => Number(one.dataset.column) === event.detail.place);
      menu.value = event.detail.value;
      select();
    });
    box.querySelector(".rest")?.remove();
    form.hidden = false;
    draw();
  };

  const zoomable = (picture) => {
    const [bar, pane] = [picture.querySelector(".zoom"), picture.querySelector(".scroller")];
    const svg = pane.querySelector("svg");
    const natural = svg.viewBox.baseVal && svg.viewBox.baseVal.width ? svg.viewBox.baseVal : svg.getBoundingClientRect();
    const whole = () => Math.min(1, (pane.clientWidth - 16) / natural.width);
    let scale = whole();
    const show = (next) => {
      const [x, y] = [pane.scrollLeft + pane.clientWidth / 2, pane.scrollTop + pane.clientHeight / 2];
      const turn = next / scale;
      scale = next;
      svg.style.width = `${natural.width * scale}px`;
      svg.style.height = `${natural.height * scale}px`;
      pane.scrollTo(x * turn - pane.clientWidth / 2, y * turn - pane.clientHeight / 2);
      pane.classList.toggle("grab", pane.scrollWidth > pane.clientWidth || pane.scrollHeight > pane.clientHeight);
    };
    const within = (next) => Math.min(4, Math.max(whole() / 2, next));
    const step = { in: () => scale * 1.25, out: () => scale / 1.25, fit: whole, full: () => 1 };
    bar.addEventListener("click", (event) => {
      const way = event.target.dataset.zoom;
      if (way) show(within(step[way]()));
    });
    pane.addEventListener("keydown", (event) => {
      const way = { "+": "in", "=": "in", "-": "out", "0": "fit" }[event.key];
      if (way && !event.ctrlKey && !event.metaKey) { event.preventDefault(); show(within(step[way]())); }
    });
    pane.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      show(within(scale * Math.exp(-event.deltaY / 400)));
    }, { passive: false });
    let held = null;
    pane.addEventListener("pointerdown", (event) => {
      if (event.pointerType === "mouse" && event.button === 0)
        held = { x: event.clientX + pane.scrollLeft, y: event.clientY + pane.scrollTop };
    });
    addEventListener("pointermove", (event) => {
      if (!held) return;
      pane.classList.add("grabbing");
      pane.scrollTo(held.x - event.clientX, held.y - event.clientY);
    });
    addEventListener("pointerup", () => { held = null; pane.classList.remove("grabbing"); });
    bar.hidden = false;
    show(scale);

    /* A box is titled "project P-7: …"; a row of the gaps that is about "project P-7" leads there. */
    const boxes = new Map();
    pane.querySelectorAll("svg title").forEach((title) => {
      if (title.parentNode !== svg) boxes.set(title.textContent.split(": ", 1)[0], title.parentNode);
    });
    const point = (box) => {
      svg.querySelector(".pointer")?.remove();
      const { x, y, width, height } = box.getBBox();
      const frame = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      const place = { x: x - 6, y: y - 6, width: width + 12, height: height + 12, rx: 8, class: "pointer" };
      Object.entries(place).forEach(([name, value]) => frame.setAttribute(name, value));
      svg.append(frame);
      show(Math.max(scale, 0.8));
      const [left, top] = [(x + width / 2) * scale, (y + height / 2) * scale];
      pane.scrollTo(left - pane.clientWidth / 2, top - pane.clientHeight / 2);
    };
    const gaps = document.getElementById("gaps-table");
    const lead = () =>
      gaps.querySelectorAll("tbody td:nth-child(3) > small").forEach((small) => {
        const box = boxes.get(small.textContent);
        if (!box || small.firstElementChild) return;
        const link = make("a", "", small.textContent);
        link.href = "#hierarchy";
        link.title = "Show in the picture";
        link.addEventListener("click", () => point(box));
        small.replaceChildren(link);
      });
    gaps?.addEventListener("drawn", lead);
    if (gaps) lead();
  };

  /** The map page beside this one knows everybody and every item: what the picture does not show leads there. */
  const leadToMap = (map) => {
    const link = (small, kind, id, words) => {
      if (!id || small.querySelector("a")) return;
      const leads = make("a", "", words);
      leads.href = `${map}#${new URLSearchParams({ at: `${kind}:${id}` })}`;
      leads.title = "Show on the map page";
      small.replaceChildren(leads, small.textContent.slice(words.length));
    };
    const lead = (box) => {
      const isPeople = box.id === "people-table";
      box.querySelectorAll(`tbody td:nth-child(${isPeople ? 2 : 3}) > small`).forEach((small) => {
        const words = isPeople ? small.textContent.split(" · ", 1)[0] : small.textContent;
        const [kind, ...rest] = isPeople ? ["person", words] : words.split(" ");
        link(small, kind === "person" ? kind : "work", rest.join(" "), words);
      });
    };
    ["gaps-table", "people-table"].map((id) => document.getElementById(id)).filter(Boolean).forEach((box) => {
      box.addEventListener("drawn", () => lead(box));
      lead(box);
    });
  };

  document.querySelectorAll(".table").forEach(grow);
  document.querySelectorAll(".picture").forEach(zoomable);
  if (document.body.dataset.map) leadToMap(document.body.dataset.map);
  document.querySelectorAll("a[data-rule]").forEach((link) =>
    link.addEventListener("click", () => {
      const detail = { place: 1, value: link.dataset.rule };
      document.getElementById("gaps-table")?.dispatchEvent(new CustomEvent("pick", { detail }));
    }),
  );
})();
