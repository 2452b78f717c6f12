"""The fonts of reports: found for Typst, cut down to what is used for HTML."""

from __future__ import annotations

import base64
import hashlib
import importlib.util
import io
import os
import string
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_PACKAGES = {
    "Source Sans Pro": ("font_source_sans_pro", "SourceSansPro"),
    "Source Serif Pro": ("font_source_serif_pro", "SourceSerifPro"),
}

# Always there, so that articles of plain English share one cut: letters, digits, common marks.
_COMMON = frozenset(string.ascii_letters + string.digits + string.punctuation + " \n\u00a0")
_COMMON |= frozenset("‘’“”„«»–—…·•−×→←↑↓≥≤±°§αé")


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One style of a family: CSS weight and style, and the last part of its file's name."""

    family: str
    weight: int
    style: str
    suffix: str


FACES = (
    Face(family="Source Serif Pro", weight=400, style="normal", suffix="Regular"),
    Face(family="Source Serif Pro", weight=400, style="italic", suffix="It"),
    Face(family="Source Serif Pro", weight=600, style="normal", suffix="Semibold"),
    Face(family="Source Sans Pro", weight=400, style="normal", suffix="Regular"),
    Face(family="Source Sans Pro", weight=600, style="normal", suffix="Semibold"),
)


@cache
def font_folders() -> tuple[Path, ...]:
    """Return the folders that hold our fonts; none where their packages are not installed."""
    specs = (importlib.util.find_spec(package) for package, _ in _PACKAGES.values())
    places = (place for s in specs if s for place in s.submodule_search_locations or ())
    return tuple(folder for place in places if (folder := Path(place) / "files").is_dir())


def font_rules(text: str) -> str:
    """Return CSS ``@font-face`` rules with the fonts inside, cut down to the glyphs of a text.

    Parameters
    ----------
    text : str
        All characters that are to be shown; those that the fonts lack are left to the reader's.

    Returns
    -------
    str
        One rule per face that is installed; '' when there is none. The same characters give
        the same bytes.

    Notes
    -----
    Kerning and ligature tables are left out: cutting them takes ten times as long as all the
    rest, and is not seen at text sizes. What was cut once is kept in the user's cache folder:
    most texts of a language need the same characters.
    """
    characters = frozenset(text) | _COMMON
    return "\n".join(
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};'
        f"font-style:{face.style};font-display:swap;"
        f'src:url("data:font/woff;base64,{_kept_subset(path, characters)}")format("woff")}}'
        for face, path in _installed()
    )


def _installed() -> Iterator[tuple[Face, Path]]:
    for face in FACES:
        name = f"{_PACKAGES[face.family][1]}-{face.suffix}.ttf"
        path = next((p for folder in font_folders() if (p := folder / name).is_file()), None)
        if path is not None:
            yield face, path


def _kept_subset(path: Path, characters: frozenset[str]) -> str:
    """Return the font cut down, in base 64; from the cache if it was cut so before."""
    key = hashlib.sha256(path.read_bytes())
    key.update("".join(sorted(characters)).encode("utf-8", "surrogatepass"))
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    kept = Path(base) / "analysis_utils" / "fonts" / f"{key.hexdigest()}.woff"
    try:
        font = kept.read_bytes()
    except OSError:
        font = _subset(path, characters)
        with suppress(OSError):  # a cache that cannot be written costs time, nothing else
            kept.parent.mkdir(parents=True, exist_ok=True)
            part = kept.with_suffix(f".{os.getpid()}")
            part.write_bytes(font)
            part.replace(kept)
    return base64.b64encode(font).decode("ascii")


def _subset(path: Path, characters: frozenset[str]) -> bytes:
    from fontTools import subset

    options: Any = subset.Options()
    options.flavor = "woff"
    options.hinting = False
    options.layout_features = []
    options.drop_tables += ["DSIG"]
    options.name_IDs = [0, 1, 2, 13]  # copyright, family, style, licence
    options.notdef_outline = True
    options.recalc_timestamp = False
    buffer = io.BytesIO()
    with subset.load_font(str(path), options, lazy=True) as font:
        for table in ("GSUB", "GPOS", "GDEF"):  # not by an option: it would read them first
            if table in font:
                del font[table]
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=sorted(map(ord, characters)))
        subsetter.subset(font)
        subset.save_font(font, buffer, options)
    return buffer.getvalue()
