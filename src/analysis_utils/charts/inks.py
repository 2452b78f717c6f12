"""The colours of charts and pages: the one place that names them; imports no drawing library."""

from __future__ import annotations

INKS: dict[str, tuple[str, str]] = {
    "ink": ("#1b1f27", "#e9ebef"),
    "muted": ("#565e6c", "#aab1bd"),
    "rule": ("#d4d8de", "#3a414d"),
    "track": ("#eff1f4", "#232932"),
    "surface": ("#fffffe", "#14181e"),
    "outlet": ("#99a1ae", "#7d8694"),
    "direct": ("#1c4f8c", "#79abe4"),
    "direct-tint": ("#d9e5f4", "#1c3554"),
    "indirect": ("#b36200", "#f0a84a"),
    "indirect-tint": ("#fbe3c2", "#4d3513"),
    "mixed": ("#7b4b94", "#c99ae0"),
    "mixed-tint": ("#e9dcf0", "#3b2a47"),
    "accent": ("#0b6e75", "#5cc3ca"),
    "accent-tint": ("#d3ebec", "#123f43"),
    "warn": ("#8a2f5c", "#e695bd"),
    "warn-tint": ("#f3d9e6", "#4a1f35"),
}
"""Name of each ink, its colour on a light page and on a dark one."""


def ink(name: str) -> str:
    """Return the colour of an ink on a light page, as ``#rrggbb``."""
    return INKS[name][0]


def css_variables(*, dark: bool = False) -> dict[str, str]:
    """Return the CSS variables that colour charts on a page, name to colour."""
    return {f"--mr-{name}": pair[dark] for name, pair in INKS.items()}
