(() => {
  "use strict";
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  document.querySelector(".mr-tools").hidden = false;

  // Light and dark: the system's choice until the reader makes one, which is then remembered.
  const remembered = {
    get() { try { return localStorage.getItem("mr-theme"); } catch { return null; } },
    set(value) { try { localStorage.setItem("mr-theme", value); } catch { /* storage is off */ } },
  };
  const systemDark = matchMedia("(prefers-color-scheme: dark)");
  const theme = byId("mr-theme");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : systemDark.matches);
  const showTheme = () => theme.setAttribute("aria-pressed", String(isDark()));
  const chosen = remembered.get();
  if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;
  theme.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    remembered.set(root.dataset.theme);
    showTheme();
  });
  systemDark.addEventListener("change", showTheme);
  showTheme();

  // Code: folded cell by cell, or shown all at once.
  const folds = [...document.querySelectorAll("details.mr-code")];
  const showCode = byId("mr-show-code");
  showCode.hidden = folds.length === 0;
  showCode.addEventListener("click", () => {
    const open = showCode.getAttribute("aria-pressed") !== "true";
    for (const fold of folds) fold.open = open;
    showCode.setAttribute("aria-pressed", String(open));
  });

  // Contents: folded on narrow screens; the section in view is marked.
  const wide = matchMedia("(min-width: 70rem)");
  const list = document.querySelector(".mr-contents details");
  const fit = () => { list.open = wide.matches; };
  wide.addEventListener("change", fit);
  fit();
  const links = new Map(
    [...document.querySelectorAll(".mr-contents a")].map((link) => [link.hash.slice(1), link]),
  );
  const headings = [...links.keys()].map((key) => byId(decodeURIComponent(key))).filter(Boolean);
  const mark = () => {
    const passed = headings.filter((heading) => heading.getBoundingClientRect().top < 120);
    const current = passed.at(-1);
    for (const [key, link] of links) {
      if (current && decodeURIComponent(key) === current.id) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; mark(); });
  }, { passive: true });
  mark();

  // The article: each layer of marks is shown or put aside; those that lie under nearly every
  // word begin put aside.
  for (const pane of document.querySelectorAll(".mr-reading")) {
    for (const mark of pane.querySelectorAll(".mr-legend .mr-mark")) {
      const layer = [...mark.classList].find((name) => name !== "mr-mark");
      const runs = [...pane.querySelectorAll(`.mr-article .${CSS.escape(layer)}`)];
      const button = document.createElement("button");
      button.type = "button";
      mark.replaceWith(button);
      button.append(mark);
      const show = (on) => {
        button.setAttribute("aria-pressed", String(on));
        for (const run of runs) run.classList.toggle(layer, on);
      };
      show(layer !== "mr-topic" && layer !== "mr-frame");
      button.addEventListener("click", () => show(button.getAttribute("aria-pressed") !== "true"));
    }
  }

  // Evidence: a row of a table or a mark of a chart leads to its sentence, and the way back is
  // the browser's own.
  const sentences = new Map();
  for (const run of document.querySelectorAll(".mr-article [data-sentence]")) {
    const key = run.dataset.sentence;
    if (!sentences.has(key)) {
      sentences.set(key, []);
      run.id = `sentence-${key}`;
    }
    sentences.get(key).push(run);
  }
  for (const cell of document.querySelectorAll("table [data-sentence]")) {
    if (!sentences.has(cell.dataset.sentence)) continue;
    const link = document.createElement("a");
    link.href = `#sentence-${cell.dataset.sentence}`;
    link.append(...cell.childNodes);
    cell.append(link);
  }
  for (const mark of document.querySelectorAll("svg [data-sentence]")) {
    if (!sentences.has(mark.dataset.sentence)) continue;
    mark.classList.add("mr-leads");
    mark.addEventListener("click", () => { location.hash = `sentence-${mark.dataset.sentence}`; });
  }
  const point = () => {
    const key = decodeURIComponent(location.hash).replace("#sentence-", "");
    for (const [name, runs] of sentences) {
      for (const run of runs) run.classList.toggle("mr-here", name === key);
    }
  };
  addEventListener("hashchange", point);
  point();

  // Charts that are wider than the screen are scrolled, by keyboard too.
  const charts = [...document.querySelectorAll(".mr-chart")];
  const reach = () => {
    for (const chart of charts) {
      if (chart.scrollWidth > chart.clientWidth) chart.tabIndex = 0;
      else chart.removeAttribute("tabindex");
    }
  };
  addEventListener("resize", reach);
  reach();

  // Tables: downloaded as CSV from the page itself. A cell that a spreadsheet would run as a
  // formula is written as text.
  const csvCell = (text) => {
    const safe = /^[=+@\t\r]|^-(?![\d.])/.test(text) ? `'${text}` : text;
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const csv = (table) => [...table.rows]
    .map((row) => [...row.cells].map((cell) => csvCell(cell.textContent.trim())).join(","))
    .join("\r\n");
  for (const [number, table] of [...document.querySelectorAll(".mr-exhibit table")].entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "mr-download";
    button.textContent = "Download CSV";
    const name = table.closest("figure")?.id || `table-${number + 1}`;
    button.setAttribute("aria-label", `Download ${name} as CSV`);
    button.addEventListener("click", () => {
      const file = new Blob(["\ufeff", csv(table), "\r\n"], { type: "text/csv;charset=utf-8" });
      const link = document.createElement("a");
      link.href = URL.createObjectURL(file);
      link.download = `${name}.csv`;
      link.click();
      URL.revokeObjectURL(link.href);
    });
    (table.closest(".mr-scroll") ?? table).after(button);
  }
})();
