"use strict";
// Works on the page that is there; it makes no markup out of words and asks nobody for anything.
(() => {
  const one = (query, from = document) => from.querySelector(query);
  const all = (query, from = document) => Array.from(from.querySelectorAll(query));
  document.documentElement.classList.add("js");
  const main = one("main");
  const tools = one("#tools");
  if (!tools) return;

  // A row may hold several changes; each is known by its kinds.
  const told = all(".row[data-k]").map((row) => ({
    row, changes: row.dataset.k.split("|").map((kinds) => kinds.split(" ")), first: row.classList.contains("change"),
  }));
  const chunks = all(".chunk");
  const outside = all(".chunk > .row");
  // Stretches near the screen: only what is in them is measured, painted and drawn.
  const near = new Set();
  let shown = [];
  let before = new Map();
  let total = 0;
  let now = null;

  const say = (output, i, n) => {
    const words = i ? output.dataset.text : output.dataset.none;
    output.textContent = words.replace("{i}", i).replace("{n}", n);
  };
  const reveal = (row) => {
    const fold = row.closest("details");
    if (fold) fold.open = true;
    if (row.hidden || (main.classList.contains("filtered") && row.matches(".same"))) clear();
  };
  const mark = (row) => {
    if (now) now.classList.remove("now");
    now = row;
    if (row) row.classList.add("now");
    say(one("#position"), row && before.has(row) ? before.get(row) + 1 : 0, total);
  };
  const go = (row, block = "start") => {
    reveal(row);
    mark(row);
    row.scrollIntoView({ block });
    // Heights of rows that were never shown are estimates; once shown they are known.
    requestAnimationFrame(() => row.scrollIntoView({ block }));
    row.focus({ preventScroll: true });
  };

  // Whether a row stands below a height of which it is known in which chunk it lies.
  const below = (row, chunk, edge) => chunk.contains(row)
    ? row.getBoundingClientRect().top >= edge
    : Boolean(chunk.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING);

  // Steps from change to change.
  const step = (by) => {
    if (!shown.length) return;
    let at = shown.indexOf(now);
    if (at < 0) {
      const edge = tools.getBoundingClientRect().bottom - 1;
      const chunk = chunks.find((each) => each.getBoundingClientRect().bottom > edge);
      const next = chunk ? shown.findIndex((row) => below(row, chunk, edge)) : -1;
      at = next < 0 ? shown.length : next;
      if (by > 0) at -= 1;
    }
    go(shown[(at + by + shown.length) % shown.length]);
  };
  one("#next").addEventListener("click", () => step(1));
  one("#previous").addEventListener("click", () => step(-1));

  // Filters.
  const buttons = all("[data-filter]");
  const chosen = new Set();
  const apply = () => {
    const worse = chosen.has("worse");
    const wanted = [...chosen].filter((kind) => kind !== "worse");
    const fits = (kinds) => (!worse || kinds.includes("worse")) && (!wanted.length || wanted.some((kind) => kinds.includes(kind)));
    shown = [];
    before = new Map();
    total = 0;
    for (const { row, changes, first } of told) {
      const count = changes.filter(fits).length;
      if (row.hidden !== !count) row.hidden = !count;
      if (!count || !first) continue;
      before.set(row, total);
      shown.push(row);
      total += count;
    }
    main.classList.toggle("filtered", chosen.size > 0);
    headings();
    for (const button of buttons) {
      const kind = button.dataset.filter;
      button.setAttribute("aria-pressed", String(kind ? chosen.has(kind) : !chosen.size));
    }
    mark(now && !now.hidden ? now : null);
    look();
  };
  // Headings that stand over something that is shown; chunks without anything to show take no room.
  const headings = () => {
    const full = new Set();
    let above = 0;
    for (let at = outside.length - 1; at >= 0; at--) {
      const row = outside[at];
      const level = Number(row.dataset.level || 0);
      const told = "k" in row.dataset;
      if (told ? row.hidden : level >= above) {
        if (!told) row.classList.remove("shown");
        continue;
      }
      if (!told && !level) continue;
      above = level || 99;
      if (!told) row.classList.add("shown");
      full.add(row.parentElement);
    }
    for (const chunk of chunks) chunk.hidden = chosen.size > 0 && !full.has(chunk);
  };
  const clear = () => {
    if (chosen.size) { chosen.clear(); apply(); }
  };
  const toggle = (kind) => {
    if (!kind) chosen.clear();
    else if (!chosen.delete(kind)) chosen.add(kind);
    apply();
  };
  for (const button of buttons) button.addEventListener("click", () => toggle(button.dataset.filter));

  // Folds.
  const unfold = one("#unfold");
  const folds = all("details.fold");
  if (!folds.length) unfold.hidden = true;
  unfold.addEventListener("click", () => {
    const open = unfold.getAttribute("aria-pressed") !== "true";
    clear();
    for (const fold of folds) fold.open = open;
    unfold.setAttribute("aria-pressed", String(open));
    if (now) now.scrollIntoView({ block: "start" });
  });

  // Links within the page.
  const follow = (hash) => {
    const row = hash.length > 1 && document.getElementById(hash.slice(1));
    if (!row || !row.classList.contains("row")) return false;
    go(row);
    return true;
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && follow(link.hash)) {
      event.preventDefault();
      history.replaceState(null, "", link.hash);
    }
  });

  // Search. Highlights are laid over the text, which stays as it is.
  const field = one("#search");
  const found = one("#found");
  const paints = typeof Highlight === "function" && CSS.highlights;
  let texts = null;
  let hits = [];
  let at = -1;
  let query = "";
  // Every character stays one character, so that places found are places in the text; İ would become two.
  const small = (words) => words.replaceAll("\u0130", "I").toLowerCase();
  const read = () => {
    texts = all(".cell p").map((p) => ({
      p, row: p.closest(".row"), chunk: p.closest(".chunk"), text: small(p.textContent), nodes: null,
    }));
  };
  const visible = (each) => !each.row.hidden && !(main.classList.contains("filtered") && each.row.matches(".same:not(.shown)"));
  const search = () => {
    query = small(field.value.trim());
    hits = [];
    at = -1;
    if (query) {
      if (!texts) read();
      for (const each of texts) {
        let place = each.text.indexOf(query);
        if (place < 0 || !visible(each)) continue;
        for (; place >= 0; place = each.text.indexOf(query, place + query.length)) hits.push({ each, place });
      }
    }
    tellFound();
    paint();
  };
  const tellFound = () => {
    if (!query) found.textContent = "";
    else if (!hits.length) found.textContent = found.dataset.none;
    else say(found, at + 1, hits.length);
    if (query && hits.length && at < 0) found.textContent = found.dataset.text.replace("{i}", "–").replace("{n}", hits.length);
  };
  const range = ({ each, place }) => {
    if (!each.nodes) {
      each.nodes = [];
      const walker = document.createTreeWalker(each.p, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(), start = 0; node; node = walker.nextNode()) {
        each.nodes.push({ node, start });
        start += node.data.length;
      }
    }
    const spot = (offset, end) => {
      let last = each.nodes[0];
      for (const piece of each.nodes) if (end ? piece.start < offset : piece.start <= offset) last = piece;
      return [last.node, offset - last.start];
    };
    const made = new Range();
    made.setStart(...spot(place, false));
    made.setEnd(...spot(place + query.length, true));
    return made;
  };
  const paint = () => {
    if (!paints) return;
    CSS.highlights.delete("found");
    CSS.highlights.delete("found-now");
    if (!hits.length) return;
    const ranges = hits.filter((hit) => near.has(hit.each.chunk)).slice(0, 2000).map(range);
    CSS.highlights.set("found", new Highlight(...ranges));
    if (at >= 0) {
      const current = new Highlight(range(hits[at]));
      current.priority = 1;
      CSS.highlights.set("found-now", current);
    }
  };
  const stepHit = (by) => {
    if (!hits.length) return;
    at = at < 0 ? (by > 0 ? 0 : hits.length - 1) : (at + by + hits.length) % hits.length;
    const { each } = hits[at];
    reveal(each.row);
    // An old browser that cannot paint over text gets the row marked.
    if (!paints) mark(each.row);
    each.p.scrollIntoView({ block: "center" });
    requestAnimationFrame(() => each.p.scrollIntoView({ block: "center" }));
    tellFound();
    paint();
  };
  field.addEventListener("input", search);
  field.form.addEventListener("submit", (event) => event.preventDefault());

  // Lines from the new place of what moved to the old one, drawn for what is on the screen.
  const moves = all("[data-to]").map((row) => [document.getElementById(row.dataset.to), row]).filter(([old]) => old);
  const ends = new Map();
  for (const move of moves) {
    for (const end of move) {
      const chunk = end.closest(".chunk");
      if (!ends.has(chunk)) ends.set(chunk, []);
      ends.get(chunk).push(move);
    }
  }
  const space = "http://www.w3.org/2000/svg";
  const drawings = new Map();
  const draw = () => {
    const wanted = new Map();
    for (const chunk of near) {
      for (const move of ends.get(chunk) || []) {
        const columns = chunk.parentElement;
        if (!wanted.has(columns)) wanted.set(columns, new Set());
        wanted.get(columns).add(move);
      }
    }
    for (const [columns, svg] of drawings) if (!wanted.has(columns)) { svg.remove(); drawings.delete(columns); }
    for (const [columns, some] of wanted) picture(columns, some);
  };
  // Where a line begins or ends; for what is far away the stretch it stands in will do.
  const heightOf = (row, side) => {
    const chunk = row.closest(".chunk");
    const box = (near.has(chunk) ? one(side, row) : chunk).getBoundingClientRect();
    return box.top + Math.min(box.height / 2, 24);
  };
  const picture = (columns, some) => {
    const frame = columns.getBoundingClientRect();
    const top = Math.max(-innerHeight, frame.top);
    const height = Math.min(3 * innerHeight, frame.bottom - top);
    const sides = one(".heads", columns).children;
    const left = sides[0].getBoundingClientRect().right - frame.left;
    const right = sides[1].getBoundingClientRect().left - frame.left;
    const lanes = [];
    const lines = [];
    for (const [old, fresh] of some) {
      if (old.hidden || fresh.hidden) continue;
      const [y1, y2] = [heightOf(old, ".old") - top, heightOf(fresh, ".new") - top].map((y) => Math.min(Math.max(y, -20), height + 20));
      lines.push({ x1: left, x2: right, y1, y2 });
    }
    lines.sort((a, b) => Math.min(a.y1, a.y2) - Math.min(b.y1, b.y2));
    const svg = document.createElementNS(space, "svg");
    svg.setAttribute("class", "lines");
    svg.setAttribute("aria-hidden", "true");
    svg.setAttribute("height", Math.max(height, 1));
    svg.style.top = `${top - frame.top}px`;
    for (const line of lines) {
      const [low, high] = [Math.min(line.y1, line.y2), Math.max(line.y1, line.y2)];
      let lane = lanes.findIndex((end) => end < low);
      if (lane < 0) lane = lanes.length;
      lanes[lane] = high;
      line.lane = lane;
    }
    const count = Math.max(lanes.length, 1);
    for (const { x1, x2, y1, y2, lane } of lines) {
      const x = x1 + ((x2 - x1) * (lane + 1)) / (count + 1);
      const bend = Math.min(8, Math.abs(y2 - y1) / 2, x - x1, x2 - x) * 0.9;
      const down = y2 > y1 ? 1 : -1;
      const path = document.createElementNS(space, "path");
      path.setAttribute("d", `M${x1} ${y1}H${x - bend}Q${x} ${y1} ${x} ${y1 + down * bend}V${y2 - down * bend}Q${x} ${y2} ${x + bend} ${y2}H${x2}`);
      svg.append(path);
      for (const [cx, cy] of [[x1, y1], [x2, y2]]) {
        const dot = document.createElementNS(space, "circle");
        dot.setAttribute("cx", cx);
        dot.setAttribute("cy", cy);
        dot.setAttribute("r", 3.5);
        svg.append(dot);
      }
    }
    const last = drawings.get(columns);
    if (last) last.replaceWith(svg);
    else columns.append(svg);
    drawings.set(columns, svg);
  };

  // What is near the screen is painted and drawn, once a frame at most.
  let waiting = false;
  const look = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      if (hits.length) paint();
      if (moves.length) draw();
    });
  };
  const watcher = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting) near.add(entry.target);
      else near.delete(entry.target);
    }
    look();
  }, { rootMargin: "60% 0%" });
  for (const chunk of chunks) watcher.observe(chunk);
  addEventListener("resize", look, { passive: true });
  document.addEventListener("toggle", look, true);

  // Keys.
  const help = one("#help");
  one("#helper").addEventListener("click", () => help.showModal());
  const keys = {
    j: () => step(1), n: () => step(1), k: () => step(-1), p: () => step(-1),
    o: () => unfold.click(), "?": () => help.showModal(),
    "/": () => { field.focus(); field.select(); },
    w: () => { if (one("[data-filter='worse']")) toggle("worse"); },
    Escape: () => { field.value = ""; search(); clear(); mark(null); },
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || help.open) return;
    if (event.target === field) {
      if (event.key === "Enter") stepHit(event.shiftKey ? -1 : 1);
      else if (event.key === "Escape") { keys.Escape(); field.blur(); }
      else return;
      event.preventDefault();
      return;
    }
    if (event.target.matches("input, textarea, select")) return;
    const key = event.key === "？" ? "?" : event.key === "、" ? "/" : event.key;
    if (!(key in keys)) return;
    event.preventDefault();
    keys[key]();
  });

  apply();
  if (!follow(location.hash)) look();
  document.documentElement.dataset.ready = "";
})();
