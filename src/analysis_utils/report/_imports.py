"""Importing nbformat at a fifth of its price."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import cast

_GRAMMAR = "rfc3987_syntax"


def import_nbformat() -> ModuleType:
    """Return the module nbformat, imported without the grammar that it never uses.

    nbformat imports jsonschema, which imports `rfc3987_syntax` where it is installed, which
    builds a grammar for the "iri" format as it is imported: 1.2 s of CPU for a check that the
    notebook schema has no use for. jsonschema takes the module's absence in its stride, so it
    is absent for as long as the import lasts.
    """
    if "jsonschema" in sys.modules or _GRAMMAR in sys.modules:
        return import_module("nbformat")
    hidden = cast("dict[str, ModuleType | None]", sys.modules)
    hidden[_GRAMMAR] = None
    try:
        return import_module("nbformat")
    finally:
        del hidden[_GRAMMAR]
