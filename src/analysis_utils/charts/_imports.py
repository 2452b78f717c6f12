"""Importing seaborn without what the charts have no use for."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import cast

_WIDGETS = "ipywidgets"


def import_seaborn() -> ModuleType:
    """Return the module seaborn, imported without the widgets of its palette choosers.

    seaborn imports ipywidgets where it is installed, which takes longer than all the rest of
    it, and takes its absence in its stride. So it is absent for as long as the import lasts,
    unless somebody has loaded one of the two before.
    """
    if "seaborn" in sys.modules or _WIDGETS in sys.modules:
        return import_module("seaborn")
    hidden = cast("dict[str, ModuleType | None]", sys.modules)
    hidden[_WIDGETS] = None
    try:
        return import_module("seaborn")
    finally:
        del hidden[_WIDGETS]
