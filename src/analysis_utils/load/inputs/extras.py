"""Packages that only some formats need, and how to keep them quiet."""

from __future__ import annotations

import logging
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from analysis_utils.errors import MissingExtraError

# What reads a format: the module, and the package that brings it.
_READERS = {
    "html": ("trafilatura", "trafilatura"),
    "pdf": ("pypdf", "pypdf"),
    "docx": ("docx", "python-docx"),
    "xlsx": ("openpyxl", "openpyxl"),
    "warc": ("fastwarc", "fastwarc"),
    "remote": ("fsspec", "fsspec"),
}


def check_installed(kind: str) -> None:
    """Raise a `MissingExtraError` if what reads this kind of input is not installed."""
    if kind in _READERS:
        module, _ = _READERS[kind]
        known = sys.modules[module] if module in sys.modules else find_spec(module)
        if known is None:
            raise _missing(kind)


def load_reader(kind: str, submodule: str = "") -> Any:
    """Import the module that reads a kind of input, only now that it is needed."""
    module, _ = _READERS[kind]
    try:
        return import_module(f"{module}.{submodule}" if submodule else module)
    except ImportError as problem:
        raise _missing(kind) from problem


@contextmanager
def keep_quiet(*loggers: str) -> Iterator[None]:
    """Let nothing through of what a package warns or logs while it reads."""
    before = [(logging.getLogger(name), logging.getLogger(name).level) for name in loggers]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for logger, _ in before:
            logger.setLevel(logging.CRITICAL + 1)
        try:
            yield
        finally:
            for logger, level in before:
                logger.setLevel(level)


def _missing(kind: str) -> MissingExtraError:
    _, package = _READERS[kind]
    what = "addresses such as s3://… or https://…" if kind == "remote" else f".{kind} files"
    return MissingExtraError(
        f"{what} are read with the package {package}, which is not installed; "
        'install it with: pip install "analysis_utils[inputs]"'
    )
