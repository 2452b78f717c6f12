"""What many tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

# The time that an example takes says something about the machine, not about the code.
settings.register_profile("house", deadline=None, max_examples=60, derandomize=True)
settings.load_profile("house")


@pytest.fixture(autouse=True)
def _in_project_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture
def seed_article() -> Path:
    return ROOT / "data" / "articles" / "daryo-putin-carlson.txt"


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of a Chromium; without one a test fails in CI and is skipped elsewhere."""
    import shutil

    found = next((p for n in ("chromium", "google-chrome") if (p := shutil.which(n))), None)
    if found is None:
        message = "no Chromium on this machine: install your system's package chromium"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return found
