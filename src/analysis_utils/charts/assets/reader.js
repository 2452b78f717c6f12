// The reading pane, live: layers of marks, filters, one sentence with all that is known of it,
// and jumps between the article and the charts and tables that count it.
//
// Without this script a pane is the article with its marks. The same file runs in an exported
// report, in the output of a notebook and in the widget.

const SENTENCE = "[data-sentence]";

const make = (tag, words = "", className = "") => {
  const element = document.createElement(tag);
  element.textContent = words;
  if (className) element.className = className;
  return element;
};

const bring = (element, block) => {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ block, behavior: calm ? "instant" : "smooth" });
};

/** Go to a row of a table or a mark of a chart, and say which one it is. */
const lead = (place) => {
  const target = place.closest("tr") ?? place;
  for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) {
    fold.open = true;
  }
  for (const old of document.querySelectorAll(".mr-led")) old.classList.remove("mr-led");
  target.classList.add("mr-led");
  bring(target, "center");
  target.querySelector(`${SENTENCE} a`)?.focus({ preventScroll: true });
};

/** The words of a sentence, as the article has them. */
const wordsOf = (key) => [...document.querySelectorAll(`.mr-article [data-sentence="${CSS.escape(key)}"]`)]
  .map((unit) => unit.textContent).join("");

/** The figures and tables that tell of a sentence, each with the best place to look at in it. */
const exhibitsOf = (key) => {
  const found = new Map();
  for (const place of document.querySelectorAll(`[data-sentence="${CSS.escape(key)}"]`)) {
    const figure = place.closest("figure");
    const chart = place.closest("svg");
    if (chart && getComputedStyle(chart).display === "none") continue; // drawn for other screens
    // A row says more than a mark of the chart above it, and can take the focus.
    if (figure && (!found.has(figure) || !found.get(figure).closest("tr"))) found.set(figure, place);
  }
  return found;
};

const nameOf = (figure) => figure.querySelector(".mr-number")?.textContent.replace(/\.\s*$/, "")
  || figure.querySelector(".mr-title")?.textContent || "Table";

/**
 * Make one pane live.
 *
 * `tell` is called with what the reader changes: `{filters}` or `{sentence}`.
 */
export function connect(pane, tell = () => {}) {
  if (pane.reader) {
    pane.reader.listeners.push(tell);
    return pane.reader;
  }
  const listeners = [tell];
  const report = (change) => { for (const listener of listeners) listener(change); };
  const article = pane.querySelector(".mr-article");
  const form = pane.querySelector(".mr-filter");
  const detail = pane.querySelector(".mr-detail");
  const told = detail.querySelector(".mr-told");
  const control = (name) => pane.querySelector(`button[name="${name}"]`);
  const selects = [...form.querySelectorAll("select")];
  const parts = new Map();
  const units = [...article.querySelectorAll(SENTENCE)];
  for (const unit of units) {
    if (!parts.has(unit.dataset.sentence)) parts.set(unit.dataset.sentence, []);
    parts.get(unit.dataset.sentence).push(unit);
  }
  const order = [...parts.keys()];
  const rank = new Map(order.map((key, place) => [key, place]));
  const values = new Map(units.map((unit) => [unit, new Set((unit.dataset.is ?? "").split(" "))]));
  let matching = order;
  let here = null;
  let origin = null;

  const layers = () => {
    for (const mark of pane.querySelectorAll(".mr-legend [data-layer]")) {
      const { layer } = mark.dataset;
      const shown = () => pane.dataset.layers.split(" ");
      const toggle = make("button");
      toggle.type = "button";
      const press = () => toggle.setAttribute("aria-pressed", String(shown().includes(layer)));
      toggle.addEventListener("click", () => {
        const others = shown().filter((name) => name !== layer);
        pane.dataset.layers = (shown().includes(layer) ? others : [...others, layer]).join(" ");
        press();
      });
      mark.replaceWith(toggle);
      toggle.append(mark);
      press();
    }
  };

  const filter = () => {
    const wanted = selects.map((select) => select.value).filter(Boolean);
    const kept = new Set();
    for (const unit of units) {
      const fits = wanted.length > 0 && wanted.every((value) => values.get(unit).has(value));
      unit.classList.toggle("mr-match", fits);
      if (fits) kept.add(unit.dataset.sentence);
    }
    matching = wanted.length > 0 ? order.filter((key) => kept.has(key)) : order;
    pane.classList.toggle("mr-filtered", wanted.length > 0);
    control("reset").disabled = wanted.length === 0;
    control("start").disabled = matching.length === 0;
    form.querySelector("output").textContent = matching.length > 0
      ? `${matching.length} of ${order.length} sentences`
      : "No sentence is all of this: set one of the lists back to “all”.";
    report({ filters: Object.fromEntries(selects.map((select) => [select.name, select.value])) });
  };

  const factsOf = (key) => {
    const has = (value) => parts.get(key).some((unit) => values.get(unit).has(value));
    const facts = selects.map((select) => {
      const labels = [...select.options].filter((option) => option.value && has(option.value));
      return [select.dataset.label, labels.map((option) => option.dataset.label).join("; ")];
    });
    const marked = parts.get(key).flatMap((unit) => [unit, ...unit.querySelectorAll("[title]")]);
    const tips = new Set(marked.map((element) => element.title).filter(Boolean));
    return [...facts, ["Marks", [...tips].join("; ")]].filter(([, words]) => words);
  };

  const tellOf = (key) => {
    const facts = make("dl");
    for (const [name, words] of factsOf(key)) facts.append(make("dt", name), make("dd", words));
    const places = make("dd");
    for (const [figure, place] of exhibitsOf(key)) {
      const toPlace = make("button", nameOf(figure));
      toPlace.type = "button";
      toPlace.addEventListener("click", () => lead(place));
      places.append(toPlace, " ");
    }
    if (places.childElementCount > 0) facts.append(make("dt", "Counted in"), places);
    const title = `Sentence ${rank.get(key) + 1} of ${order.length}`;
    told.replaceChildren(make("p", title, "mr-told-title"), facts);
  };

  const close = () => {
    for (const unit of parts.get(here) ?? []) unit.classList.remove("mr-here");
    here = null;
    detail.hidden = true;
    report({ sentence: "" });
  };

  const show = (key, from = null) => {
    if (!parts.has(key)) return false;
    for (const unit of parts.get(here) ?? []) unit.classList.remove("mr-here");
    for (const unit of parts.get(key)) unit.classList.add("mr-here");
    here = key;
    origin = from ?? (detail.hidden ? null : origin);
    tellOf(key);
    control("back").hidden = origin === null;
    detail.hidden = false;
    bring(parts.get(key)[0], "start");
    if (from) control("back").focus({ preventScroll: true });
    report({ sentence: key });
    return true;
  };

  const step = (by) => {
    const at = rank.get(here) ?? -1;
    const next = by > 0
      ? matching.find((key) => rank.get(key) > at) ?? matching[0]
      : matching.findLast((key) => rank.get(key) < at) ?? matching.at(-1);
    if (next !== undefined) show(next);
  };

  const back = () => {
    const target = origin;
    close();
    if (target) lead(target);
    else control("start").focus({ preventScroll: true });
  };

  const set = (filters) => {
    for (const select of selects) select.value = filters[select.name] ?? "";
    filter();
  };

  layers();
  filter();
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", filter);
  control("reset").addEventListener("click", () => { set({}); selects[0]?.focus(); });
  control("start").addEventListener("click", () => {
    show(matching[0]);
    control("next").focus({ preventScroll: true });
  });
  control("previous").addEventListener("click", () => step(-1));
  control("next").addEventListener("click", () => step(1));
  control("back").addEventListener("click", back);
  control("close").addEventListener("click", back);
  article.addEventListener("click", (event) => {
    const unit = event.target.closest(SENTENCE);
    if (unit && String(getSelection()) === "") show(unit.dataset.sentence);
  });
  pane.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && here !== null) back();
  });
  pane.reader = { listeners, show, back, set, get sentence() { return here; } };
  return pane.reader;
}

/**
 * Make all panes of the document live, and every row and mark that tells of a sentence lead to it.
 *
 * `remember` is called with the sentence of each jump.
 */
export function connectAll(remember = () => {}) {
  const panes = [...document.querySelectorAll(".mr-reading")];
  for (const pane of panes) connect(pane);
  if (panes.length === 0) return;
  for (const head of document.querySelectorAll("th[data-leads]")) {
    for (const { cells } of head.closest("table").tBodies[0].rows) {
      const cell = cells[head.cellIndex];
      if (cell.dataset.sentence) continue;
      const key = cell.textContent;
      const link = make("a", key);
      link.href = `#sentence-${key}`;
      cell.dataset.sentence = key;
      cell.replaceChildren(link);
    }
  }
  for (const mark of document.querySelectorAll(`svg ${SENTENCE}`)) mark.classList.add("mr-leads");
  if (document.documentElement.dataset.mrLeads !== undefined) return;
  document.documentElement.dataset.mrLeads = "";
  // A mark that the pointer rests on says its sentence.
  document.addEventListener("pointerover", (event) => {
    const mark = event.target.closest?.(`svg ${SENTENCE}`);
    if (!mark || mark.querySelector("title")) return;
    const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
    title.textContent = `${mark.dataset.sentence}: ${wordsOf(mark.dataset.sentence)}`;
    mark.append(title);
  });
  document.addEventListener("click", (event) => {
    const place = event.target.closest?.(SENTENCE);
    if (!place || place.closest(".mr-article")) return;
    const key = place.dataset.sentence;
    const live = [...document.querySelectorAll(".mr-reading")];
    if (!live.some((pane) => pane.reader?.show(key, place))) return;
    event.preventDefault();
    remember(key);
  });
}

/** The widget of a notebook: the same pane, whose filters and sentence Python reads and sets. */
export default {
  render({ model, el }) {
    el.innerHTML = model.get("html");
    const reader = connect(el.querySelector(".mr-reading"), (change) => {
      for (const [name, value] of Object.entries(change)) model.set(name, value);
      model.save_changes();
    });
    model.on("change:filters", () => reader.set(model.get("filters")));
    model.on("change:sentence", () => {
      const key = model.get("sentence");
      if (key !== (reader.sentence ?? "")) reader.show(key);
    });
    connectAll();
  },
};
