"""Printing the HTML report with a Chromium that is already on the machine."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from analysis_utils.errors import ReportError

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
_SECONDS = 120
_DATE = re.compile(rb"/(CreationDate|ModDate) \(D:\d{14}")


def find_chromium() -> str | None:
    """Return the path of a Chromium, Chrome or Edge on this machine, or None."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def print_html(page: str) -> bytes:
    """Return an HTML page as the PDF file that Chromium prints.

    Parameters
    ----------
    page : str
        A whole page that needs nothing from outside.

    Returns
    -------
    bytes
        A tagged PDF with bookmarks; its dates are set to the epoch.

    Raises
    ------
    ReportError
        There is no Chromium, or it fails.
    """
    browser = find_chromium()
    if browser is None:
        raise ReportError(
            "the PDF engine 'chromium' needs a Chromium, Chrome or Edge on the PATH, and none was "
            "found; install one, or leave the engine at 'typst', which needs nothing"
        )
    with tempfile.TemporaryDirectory(prefix="mr-", ignore_cleanup_errors=True) as private:
        source, target = Path(private) / "page.html", Path(private) / "page.pdf"
        source.write_text(page, "utf-8")
        _run([browser, *_options(Path(private), target), source.as_uri()])
        if not target.is_file():
            raise ReportError(f"{browser} ended without writing a PDF file")
        printed = target.read_bytes()
    return _DATE.sub(rb"/\1 (D:19700101000000", printed)


def _options(private: Path, target: Path) -> list[str]:
    options = [
        "--headless=new",
        "--disable-gpu",
        "--no-first-run",
        "--no-pdf-header-footer",
        "--export-tagged-pdf",
        "--generate-pdf-document-outline",
        f"--user-data-dir={private / 'profile'}",
        f"--print-to-pdf={target}",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.append("--no-sandbox")  # Chromium refuses to start for root with one
    return options


def _run(command: list[str]) -> None:
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise ReportError(f"{command[0]} did not finish printing in {_SECONDS} s") from error
    except OSError as error:
        raise ReportError(f"{command[0]} cannot be started: {error.strerror}") from error
    if done.returncode != 0:
        last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise ReportError(f"{command[0]} failed with status {done.returncode}: {' '.join(last)}")
