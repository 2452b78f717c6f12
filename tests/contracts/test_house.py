"""The rules that the whole house keeps."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import analysis_utils

PACKAGE = Path(analysis_utils.__file__).parent
MODULES = sorted(p for p in PACKAGE.rglob("*.py") if "bundled" not in p.parts)
names = [str(p.relative_to(PACKAGE)) for p in MODULES]


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_module_has_at_most_300_lines(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_library_prints_nothing_and_checks_no_input_with_assert(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    calls = [
        n.func.id
        for n in ast.walk(tree)
        if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)
    ]
    assert "print" not in calls
    assert not [n.lineno for n in ast.walk(tree) if isinstance(n, ast.Assert)]


HEAVY = {
    "matplotlib": "charts",
    "seaborn": "charts",
    "nbclient": "report",
    "nbconvert": "report",
    "typst": "report",
    "dask": "corpus",
    "distributed": "corpus",
    "duckdb": "corpus",
}


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_heavy_library_is_imported_in_its_own_room_only(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        modules = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module:
            modules.append(node.module)
        for module in modules:
            room = HEAVY.get(module.split(".")[0])
            assert room is None or room in path.relative_to(PACKAGE).parts, module


def test_layers_hold() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "importlinter.cli", "lint-imports", "--no-cache"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_import_of_the_package_loads_nothing_heavy() -> None:
    code = (
        "import sys, analysis_utils; "
        "print(sorted({'pandas', 'numpy', 'matplotlib', 'seaborn', 'textblob', 'nltk', "
        "'nbformat', 'nbconvert', 'typst'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_lock_names_versions_and_hashes_but_no_addresses(root: Path) -> None:
    lines = (root / "requirements.lock").read_text("utf-8").splitlines()
    assert not [line for line in lines if "://" in line]
    pins = [line for line in lines if line[:1].isalnum()]
    assert all("==" in line and line.endswith("\\") for line in pins)


def test_every_dependency_is_locked(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    wanted = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    for extra in project["project"]["optional-dependencies"].values():
        wanted += extra
    lock = (root / "requirements.lock").read_text("utf-8").lower()
    for requirement in wanted:
        name = requirement.split(">")[0].split("=")[0].lower()
        assert f"\n{name}==" in lock, name
