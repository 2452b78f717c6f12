"""The kernel that runs a report: ipykernel's own, set up for a short life without a debugger.

Run as ``python -m analysis_utils.report.kernel``, with ipykernel's arguments.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from types import ModuleType
from typing import cast

_OBJECTS_BEFORE_COLLECTION = 100_000


def main() -> None:
    """Start the kernel; return when it is shut down."""
    # Most of what a report makes lives until its end: looking for garbage every 700 objects
    # takes an eighth of its time and finds next to none.
    gc.set_threshold(_OBJECTS_BEFORE_COLLECTION, 20, 20)
    # ipykernel does without a debugger where there is none, and starts the sooner.
    cast("dict[str, ModuleType | None]", sys.modules)["debugpy"] = None
    # The working directory, which python -m puts first, is for imports of the notebook's own;
    # IPython adds it again.
    if sys.path[0] in {"", str(Path.cwd())}:
        del sys.path[0]
    from ipykernel.kernelapp import launch_new_instance

    launch_new_instance()


if __name__ == "__main__":
    main()
