"""Where a path leads: the working folder, the project around it, or what ships with the package."""

from __future__ import annotations

from pathlib import Path

from analysis_utils.errors import UnreadableFileError

_PACKAGE = Path(__file__).resolve().parent.parent


def resolve_path(path: str | Path) -> Path:
    """Return the file or folder that a path means, from wherever one works.

    JupyterLab runs a notebook in the notebook's folder, the command line in the project's
    root, a script anywhere. A relative path is therefore looked up in the working folder, then
    in each folder above it, then in what ships with the package.

    Parameters
    ----------
    path : str or Path
        Absolute or relative path.

    Returns
    -------
    Path
        An existing path.

    Raises
    ------
    UnreadableFileError
        Nothing is there.
    """
    wanted = Path(path).expanduser()
    if wanted.is_absolute():
        places = [wanted]
    else:
        here = Path.cwd()
        places = [folder / wanted for folder in (here, *here.parents)]
        places.append(bundled_root() / wanted)
    for place in places:
        if place.exists():
            return place
    raise UnreadableFileError(
        f"{wanted}: no such file; looked in {Path.cwd()} and the folders above it. "
        "Check the spelling, or give the full path"
    )


def bundled_root() -> Path:
    """Return the folder that holds the bundled ``notebooks/`` and ``data/``.

    In a clone it is the clone itself; in an installed package a folder inside it.
    """
    packaged = _PACKAGE / "bundled"
    return packaged if packaged.is_dir() else _PACKAGE.parent.parent
