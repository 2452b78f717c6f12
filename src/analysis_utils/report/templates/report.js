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

  // The article: jumps to a sentence are steps of the browser's history.
  connectAll((key) => history.pushState(null, "", `#sentence-${key}`));
  const follow = () => {
    const key = decodeURIComponent(location.hash).match(/^#sentence-(.+)$/)?.[1];
    for (const pane of document.querySelectorAll(".mr-reading")) {
      if (key) pane.reader.show(key);
      else if (pane.reader.sentence !== null) pane.reader.back();
    }
  };
  addEventListener("popstate", follow);
  follow();

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
