"""Importing a module without a heavy one that it can do without."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import cast


def import_without(name: str, hidden: str, *, loaded_by: str = "") -> ModuleType:
    """Import a module while another one seems not to be installed.

    Parameters
    ----------
    name : str
        The module that is wanted.
    hidden : str
        The module that it imports where it is installed, and has no need of. It is absent for as
        long as the import lasts, unless somebody has loaded it before.
    loaded_by : str
        The module that imports ``hidden``, where that is not ``name`` itself: once it is loaded,
        nothing is hidden.

    Returns
    -------
    module
        The module ``name``.
    """
    modules = cast("dict[str, ModuleType | None]", sys.modules)
    if hidden in modules or (loaded_by or name) in modules:
        return import_module(name)
    modules[hidden] = None
    try:
        return import_module(name)
    finally:
        del modules[hidden]


def import_seaborn() -> ModuleType:
    """Return seaborn, without the widgets of its palette choosers: most of its time to import."""
    return import_without("seaborn", "ipywidgets")


def import_nbformat() -> ModuleType:
    """Return nbformat, without the grammar that jsonschema builds at 1.2 s of CPU for "iri"."""
    return import_without("nbformat", "rfc3987_syntax", loaded_by="jsonschema")
