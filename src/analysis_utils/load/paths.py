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
        Nothing is there, or nothing that may be seen, or the path is none.
    """
    try:
        wanted = Path(path).expanduser()
        str(wanted).encode()  # what is no text in the file's name would be none in the report
        found = next((place for place in _places(wanted) if place.exists()), None)
    except UnicodeEncodeError as problem:
        raise UnreadableFileError(
            f"{str(path)!a}: its name is not UTF-8; rename the file"
        ) from problem
    except (OSError, RuntimeError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or problem
        raise UnreadableFileError(f"{path}: cannot be read ({reason})") from problem
    if found is None:
        places = "" if wanted.is_absolute() else f" in {Path.cwd()} and the folders above it"
        raise UnreadableFileError(
            f"{wanted}: no such file{places}; check the spelling, or give the full path"
        )
    return found


def _places(wanted: Path) -> list[Path]:
    if wanted.is_absolute():
        return [wanted]
    here = Path.cwd()
    return [folder / wanted for folder in (here, *here.parents, bundled_root())]


def bundled_root() -> Path:
    """Return the folder that holds the bundled ``notebooks/`` and ``data/``.

    In a clone it is the clone itself; in an installed package a folder inside it.
    """
    packaged = _PACKAGE / "bundled"
    return packaged if packaged.is_dir() else _PACKAGE.parent.parent
