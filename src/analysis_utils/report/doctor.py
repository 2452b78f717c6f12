"""What is installed, what is missing, and how to get it."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

NEEDED = (
    "jupyterlab",
    "nbconvert",
    "nbclient",
    "ipykernel",
    "textblob",
    "vaderSentiment",
    "seaborn",
    "pandas",
    "pyarrow",
    "typst",
    "font-source-sans-pro",
    "font-source-serif-pro",
)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked for: ``found`` says what is there, ``advice`` what to do if not."""

    name: str
    found: str | None
    advice: str
    needed: bool = True

    @property
    def failed(self) -> bool:
        """Whether something that is needed is missing."""
        return self.needed and self.found is None

    def line(self) -> str:
        """Return the finding as one line of text."""
        state = "ok" if self.found else ("MISSING" if self.needed else "absent")
        return f"{state:8}{self.name:24}{self.found or self.advice}"


def examine() -> list[Finding]:
    """Look for everything that the reports need, and for what they can use.

    Returns
    -------
    list of Finding
        Python, the packages, the fonts, and a browser for ``--pdf-engine chromium``.
    """
    python = ".".join(str(part) for part in sys.version_info[:3])
    recent = sys.version_info >= (3, 11)
    findings = [
        Finding(
            name="Python", found=python if recent else None, advice="install Python 3.11 or newer"
        )
    ]
    findings += [_package(name) for name in NEEDED]
    browser = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    findings.append(
        Finding(
            name="Chromium",
            found=browser,
            advice="only for --pdf-engine chromium: install your system's package chromium",
            needed=False,
        )
    )
    return findings


def _package(name: str) -> Finding:
    try:
        found = version(name)
    except PackageNotFoundError:
        found = None
    return Finding(name=name, found=found, advice=f"python -m pip install {name}")
