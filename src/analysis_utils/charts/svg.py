"""A figure as SVG that can stand inside a page: real text, no style sheet, no foreign ids."""

from __future__ import annotations

import io
import re
from xml.etree import ElementTree as ET

from matplotlib.figure import Figure

from analysis_utils.charts import theme

_SVG = "{http://www.w3.org/2000/svg}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
_DECIMALS = re.compile(r"(\.\d\d)\d+")
_BAR = re.compile(r"M (\S+) (\S+) L \1 (\S+) L (\S+) \3 L \4 \2 z")
_HASH_OF_MARKER = re.compile(r"(?<=C\d_\d)_[0-9a-f]{10}$")  # its numbers alone are unique
_DROPPED = {"metadata", "style"}
FAMILIES = ("Source Sans Pro", "Source Sans 3", "Helvetica Neue", "Arial", "DejaVu Sans")
"""Fonts of a chart in a page, best first."""


def draw_svg(figure: Figure, name: str) -> str:
    """Return ``figure`` as an SVG element.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        A figure made by one of our charts.
    name : str
        Put before every id, so that several charts can stand in one page.

    Returns
    -------
    str
        Text is text; styles are attributes, which a strict content-security policy allows;
        a mark that was given a link (``set_url("S3")``) carries ``data-sentence="S3"``. The same
        figure gives the same string.
    """
    buffer = io.BytesIO()
    with theme.style():
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    root = ET.fromstring(buffer.getvalue())
    _tidy(root, re.sub(r"[^A-Za-z0-9_-]", "-", name))
    root.set("font-family", ", ".join(f"'{name}'" for name in FAMILIES) + ", sans-serif")
    root.set("xmlns", "http://www.w3.org/2000/svg")
    root.set("stroke-linejoin", "round")
    return ET.tostring(root, encoding="unicode")


def _tidy(element: ET.Element, name: str) -> None:
    """Turn styles into attributes, links into data, ids into ``name``'s own; drop the rest."""
    for child in list(element):
        _tidy(child, name)
    element[:] = [kept for child in element for kept in _unwrapped(child)]
    if element.tag == f"{_SVG}a":
        element.attrib = {"data-sentence": element.get(_LINK, "")}
        element.tag = "g"
    element.tag = element.tag.removeprefix(_SVG)
    element.attrib = dict(_attributes(element, name))
    element.tail = None
    if element.tag == "g":
        _hoist(element)
    if element.tag == "text":
        _fix_width(element)
    else:
        element.text = None


def _hoist(group: ET.Element) -> None:
    """Say once for a group what all its marks have in common."""
    marks = [child for child in group if child.tag != "defs"]
    if len(marks) < 4:
        return
    for key in ("fill", "stroke", "stroke-width"):
        values = {mark.get(key) for mark in marks}
        if len(values) == 1 and None not in values:
            group.set(key, values.pop() or "")
            for mark in marks:
                del mark.attrib[key]


def _unwrapped(element: ET.Element) -> list[ET.Element]:
    """Return what stays of an element: nothing unseen, and no group that says nothing."""
    unseen = element.get("fill") == "none" and "stroke" not in element.attrib
    if element.tag in _DROPPED or (element.tag == "path" and unseen):
        return []
    if element.tag == "defs" and len(element) == 0:
        return []
    alone = len(element) == 1 and not element.attrib.keys() & element[0].attrib.keys()
    if element.tag == "g" and alone:
        element[0].attrib |= element.attrib
        return list(element)
    return list(element) if element.tag == "g" and not element.attrib else [element]


def _fix_width(element: ET.Element) -> None:
    """Hold a text to the width that the layout gave it, whichever font the reader has.

    Characters that our font lacks are drawn by the reader's own, at their width.
    """
    element.attrib.pop("font-family", None)
    text = element.text or ""
    if len(text) > 1 and theme.is_own(text):
        size = float(element.get("font-size", "0").removesuffix("px"))
        width = theme.text_width(text, size, bold=element.get("font-weight") == "bold")
        element.set("textLength", f"{width:.1f}")
        element.set("lengthAdjust", "spacingAndGlyphs")


def _attributes(element: ET.Element, name: str) -> list[tuple[str, str]]:
    """Return the attributes that ``element`` keeps."""
    kept = []
    for key, value in element.attrib.items():
        if key == "style":
            kept += [_declaration(part, name) for part in value.split(";") if ":" in part]
        elif key == "id":
            if element.tag != "g":
                kept.append(("id", f"{name}-{_HASH_OF_MARKER.sub('', value)}"))
        elif key == _LINK:
            target = _HASH_OF_MARKER.sub("", value.removeprefix("#"))
            kept.append(("href", f"#{name}-{target}"))
        elif value.startswith("rotate(-0 "):
            continue
        elif key in {"d", "x", "y"}:
            short = _DECIMALS.sub(r"\1", " ".join(value.split()))
            kept.append((key, _BAR.sub(r"M\1 \2V\3H\4V\2z", short)))
        else:
            kept.append((key, _REFERENCE.sub(rf"url(#{name}-\1)", value)))
    return kept


def _declaration(part: str, name: str) -> tuple[str, str]:
    """Return one CSS declaration as an attribute."""
    key, _, value = part.partition(":")
    return key.strip(), _REFERENCE.sub(rf"url(#{name}-\1)", value.strip())
