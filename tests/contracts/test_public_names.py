from __future__ import annotations

import ast
import inspect
from pathlib import Path

import pytest

import analysis_utils


@pytest.mark.parametrize("name", analysis_utils.__all__)
def test_public_name_is_there_and_documented(name: str) -> None:
    found = getattr(analysis_utils, name)
    if callable(found) or inspect.isclass(found):
        assert found.__doc__


def test_dir_lists_the_public_names() -> None:
    assert set(analysis_utils.__all__) <= set(dir(analysis_utils))


def test_unknown_name_is_refused_like_in_any_module() -> None:
    with pytest.raises(AttributeError, match="no attribute 'read_artcle'"):
        analysis_utils.read_artcle  # noqa: B018


def test_type_checkers_see_the_same_names() -> None:
    stub = Path(analysis_utils.__file__).with_suffix(".pyi").read_text("utf-8")
    imported = [
        alias.asname
        for node in ast.parse(stub).body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    ]
    assert sorted(filter(None, imported)) == sorted(analysis_utils.__all__)
