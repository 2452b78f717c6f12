"""What is installed, what is missing, and how to get it."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version

from analysis_utils.report.chromium import find_chromium

PROJECT = "analysis_utils"
_USES = {
    "inputs": "web pages, PDF, Word, Excel, WARC and addresses",
    "corpus": "the report of a corpus, and queries",
    "cluster": "--engine dask",
}
_REQUIREMENT = re.compile(r"([\w.-]+)(?:.*\bextra\s*==\s*[\"'](\w+))?")


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
    """Look for everything that the project needs, and for what it can use.

    Returns
    -------
    list of Finding
        Python, the packages that are required, those of the extras, and a browser for
        ``--pdf-engine chromium``.
    """
    python = ".".join(str(part) for part in sys.version_info[:3])
    recent = sys.version_info >= (3, 11)
    findings = [
        Finding(
            name="Python", found=python if recent else None, advice="install Python 3.11 or newer"
        )
    ]
    findings += sorted(map(_package, requires(PROJECT) or ()), key=lambda f: not f.needed)
    findings.append(
        Finding(
            name="Chromium",
            found=find_chromium(),
            advice="only for --pdf-engine chromium: install your system's package chromium",
            needed=False,
        )
    )
    return findings


def _package(requirement: str) -> Finding:
    """Look for one package, as the project's own list of requirements names it."""
    match = _REQUIREMENT.match(requirement)
    name, extra = match.groups() if match else (requirement, None)
    try:
        found = version(name)
    except PackageNotFoundError:
        found = None
    if extra is None:
        return Finding(name=name, found=found, advice=f"python -m pip install {name}")
    use = f"only for {_USES.get(extra, extra)}: python -m pip install '{PROJECT}[{extra}]'"
    return Finding(name=name, found=found, advice=use, needed=False)
