"""Chapters are opened and run in JupyterLab, in a real browser."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

TOKEN = "test"


@pytest.fixture(scope="module")
def lab(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a copy of the project's notebooks and data; yield the address."""
    tmp_path = tmp_path_factory.mktemp("lab")
    for part in ("notebooks", "data"):
        shutil.copytree(root / part, tmp_path / "project" / part)
    home = tmp_path / "home"
    environment = {
        **os.environ,
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "run"),
    }
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--port=0"]
    command += [
        f"--IdentityProvider.token={TOKEN}",
        "--LabApp.news_url=",
        "--ServerApp.ip=127.0.0.1",
    ]
    with (tmp_path / "lab.log").open("w") as log:
        server = subprocess.Popen(
            command, cwd=tmp_path / "project", env=environment, stdout=log, stderr=log
        )
    try:
        yield _address(home / "run", server)
    finally:
        server.terminate()
        server.wait(timeout=30)


def _address(runtime: Path, server: subprocess.Popen[bytes]) -> str:
    for _ in range(900):
        for file in runtime.glob("jpserver-*.json"):
            url = str(json.loads(file.read_text())["url"])
            try:
                urllib.request.urlopen(f"{url}api/status?token={TOKEN}", timeout=5).close()
            except OSError:
                continue
            return url
        assert server.poll() is None, "JupyterLab did not start"
        time.sleep(0.1)
    raise AssertionError("JupyterLab did not answer")


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])


def run_all(browser: Any, lab: str, chapter: str, last: str) -> Any:
    """Open a chapter, run all its cells, and return the page when ``last`` is there."""
    page = browser.new_page(viewport={"width": 1400, "height": 1000})
    page.goto(f"{lab}lab/tree/notebooks/article/{chapter}.ipynb?token={TOKEN}&reset")
    page.wait_for_selector(".jp-Notebook", timeout=60_000)
    # What is run before the kernel has started can get lost.
    page.wait_for_selector("#jp-main-statusbar >> text=| Idle", timeout=60_000)
    page.click(".jp-Notebook .jp-Cell >> nth=0")
    page.click("text=Run >> nth=0")
    page.click("li[data-command='runmenu:run-all']")
    page.wait_for_selector(f".jp-OutputArea {last}", timeout=60_000, state="attached")
    assert page.locator("[data-mime-type='application/vnd.jupyter.stderr']").count() == 0
    return page


def test_chapter_runs_in_jupyterlab(browser: Any, lab: str) -> None:
    run_all(browser, lab, "02_topic_sentiment", "#tab-disagreement").close()


def test_reading_pane_filters_and_jumps_in_jupyterlab(browser: Any, lab: str) -> None:
    page = run_all(browser, lab, "01_quotations", ".mr-reading .mr-filter:not([hidden])")
    assert page.locator(".jp-OutputArea .mr-figure svg").count() >= 4
    page.locator("select[name=speaker]").select_option(label="Bill Clinton (2)")
    assert page.locator(".mr-filter output").inner_text() == "2 of 19 sentences"
    page.locator("#tab-cues a", has_text="S12").first.click()
    told = page.locator(".mr-told").inner_text()
    assert "Sentence 12 of 19" in told
    assert "Bill Clinton" in told
    page.close()
