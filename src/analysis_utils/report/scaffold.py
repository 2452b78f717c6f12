"""A fresh analysis folder, ready for an article of one's own."""

from __future__ import annotations

import shutil
import sys
from importlib.resources import files
from pathlib import Path

from analysis_utils.errors import ReportError
from analysis_utils.load.paths import bundled_root

_ARTICLES_NOTE = """\
Put articles here: one text file (.txt, UTF-8) per article, paragraphs on lines of their own.
Beside it, if you like, a file of the same name that ends in .yaml:

title: The headline
outlet: The publisher
date: 2024-02-09
interviewer: Who asked
interviewee: Who answered
codebook: ../codebooks/my-codebook.yaml
"""


def make_project(folder: Path) -> list[str]:
    """Make an analysis folder: notebooks, a commented codebook, a place for articles.

    Parameters
    ----------
    folder : Path
        A folder that does not exist, or is empty.

    Returns
    -------
    list of str
        What to do next, line by line.

    Raises
    ------
    ReportError
        The folder holds something already, or cannot be written.
    """
    try:
        if folder.exists() and any(folder.iterdir()):
            raise ReportError(f"{folder}: is not empty; name a new folder")
        articles, codebooks = folder / "data" / "articles", folder / "data" / "codebooks"
        shutil.copytree(
            bundled_root() / "notebooks",
            folder / "notebooks",
            ignore=shutil.ignore_patterns(".*", "__pycache__"),
        )
        articles.mkdir(parents=True)
        codebooks.mkdir()
        (folder / "reports").mkdir()
        (articles / "README.txt").write_text(_ARTICLES_NOTE, "utf-8")
        template = files("analysis_utils") / "resources" / "codebook_template.yaml"
        (codebooks / "my-codebook.yaml").write_text(template.read_text("utf-8"), "utf-8")
    except OSError as problem:
        raise ReportError(
            f"{folder}: cannot be made: {problem.strerror}; name a folder that can be written"
        ) from problem
    return [
        f"made {folder}",
        f"next: put an article into {articles} and edit {codebooks / 'my-codebook.yaml'}, then",
        f"  cd {folder}",
        f"  {_command()} build data/articles/ARTICLE.txt "
        "--codebook data/codebooks/my-codebook.yaml",
    ]


def _command() -> str:
    """Return our command with its path where the shell would not find it by its name."""
    own = Path(sys.executable).with_name("media-report")
    return str(own) if shutil.which("media-report") is None and own.exists() else "media-report"
