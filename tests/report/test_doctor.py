from __future__ import annotations

from pathlib import Path

import pytest

from analysis_utils.report import doctor
from analysis_utils.report.doctor import Finding, examine


def found(name: str) -> Finding:
    return next(finding for finding in examine() if finding.name == name)


def test_every_browser_that_prints_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edge = tmp_path / "microsoft-edge"
    edge.write_text("#!/bin/sh\n")
    edge.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert found("Chromium").found == str(edge)


def test_packages_of_extras_are_listed_and_not_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        doctor, "requires", lambda _: ["nbconvert>=7", 'no-such-package>=1; extra == "corpus"']
    )
    finding = found("no-such-package")
    assert not finding.failed
    assert finding.line().endswith(
        "only for the report of a corpus, and queries: "
        "python -m pip install 'analysis_utils[corpus]'"
    )
    assert found("nbconvert").needed


def test_extras_of_this_project_are_looked_for() -> None:
    assert {"duckdb", "distributed", "trafilatura"} <= {
        finding.name for finding in examine() if not finding.needed
    }
