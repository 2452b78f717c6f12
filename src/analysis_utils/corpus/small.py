"""A corpus that is small enough to be annotated on the spot."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from pathlib import Path

from analysis_utils.corpus.engines.choice import make_engine
from analysis_utils.corpus.manifest import NAME
from analysis_utils.corpus.results import Corpus, open_corpus
from analysis_utils.corpus.run import run_corpus
from analysis_utils.load.paths import resolve_path
from analysis_utils.model import Codebook


def read_corpus(folder: str | Path, codebook: Codebook) -> Corpus:
    """Open the run in a folder; a folder of articles is annotated first, in this process.

    Parameters
    ----------
    folder : str or Path
        What `run_corpus` wrote, or articles in any format that it reads; a relative path is
        found as `resolve_path` tells.
    codebook : Codebook
        By which articles are annotated; the run in a folder has its own.

    Returns
    -------
    Corpus
        For articles, of a run in a temporary folder that goes with this process. For more than
        some hundreds, make the run once with `media-report corpus run` and open that.

    Raises
    ------
    InputError
        The folder holds neither a run nor articles.
    """
    place = resolve_path(folder)
    if (place / NAME).exists():
        return open_corpus(place)
    scratch = Path(tempfile.mkdtemp(prefix="corpus-"))
    atexit.register(shutil.rmtree, scratch, ignore_errors=True)
    summary = run_corpus(
        [str(place)], scratch / "run", codebook=codebook, engine=make_engine("serial")
    )
    return open_corpus(summary.folder)
