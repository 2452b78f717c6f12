"""Accessibility checks of a page in a browser, by axe-core."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

# Cells that their box has scrolled out of sight cannot be judged, so nothing is scrolled here, and
# no edge is shaded that something could scroll past.
ALL_IN_SIGHT = """
.mr-scroll, .mr-chart, pre, .mr-told { overflow: visible !important }
.mr-scroll, .mr-chart { background: none !important }
"""


def open_for_axe(browser: Any, path: Path, *, width: int, scheme: str) -> Any:
    """Open a page with axe-core in it and everything that folds unfolded."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        reduced_motion="reduce",
        bypass_csp=True,
    )
    page = context.new_page()
    page.goto(path.as_uri())
    page.add_style_tag(content=ALL_IN_SIGHT)
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    return page


def complaints(page: Any, kind: str, *, contrast: bool = True) -> list[str]:
    """Return what axe-core finds: ``violations``, or ``incomplete`` for what it cannot judge.

    Without ``contrast`` the colours of text are left out, which take most of the time.
    """
    options = {
        "resultTypes": ["violations", "incomplete"],
        "rules": {"color-contrast": {"enabled": contrast}},
    }
    found = page.evaluate("(options) => axe.run(document, options)", options)
    return [f"{rule['id']}: {n['html']}" for rule in found[kind] for n in rule["nodes"]]
