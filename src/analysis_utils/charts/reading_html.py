"""The article with its marks as HTML: readable as it is, live with ``assets/reader.js``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import groupby
from typing import Any

_NOT_A_CLASS = re.compile(r"[^A-Za-z0-9_-]+")
# Marks of whole passages, which lie under nearly every word: put aside until asked for.
_PASSAGE_LAYERS = ("topic", "frame")

Payload = Mapping[str, Any]


def render_reading(payload: Payload) -> str:
    """Return a ``reading`` payload as HTML.

    Returns
    -------
    str
        A section with the article, a legend, and, hidden until a script shows them, lists to
        filter by and a place for what is known of one sentence. Consecutive runs of one
        sentence and of the same facets stand in one element, ``data-is`` naming the facets.
    """
    layers = [item["class"] for item in payload["legend"]]
    shown = " ".join(class_name(name) for name in layers if name not in _PASSAGE_LAYERS)
    paragraphs = "".join(f'<p dir="auto">{_paragraph(runs)}</p>' for runs in payload["paragraphs"])
    article = f'<div class="mr-article">{paragraphs}</div>'
    return (
        f'<section class="mr-reading" aria-label="{_e(payload["title"])}" data-layers="{shown}">'
        f"{_optional('mr-title', payload['title'])}{_filter(payload.get('facets', ()))}"
        f'{_legend(payload["legend"])}<div class="mr-read">{article}{_DETAIL}</div>'
        f"{_optional('mr-note', payload['note'])}</section>"
    )


def class_name(name: str) -> str:
    """Return a name as a CSS class or an id may have it."""
    return _NOT_A_CLASS.sub("-", str(name))


_DETAIL = (
    '<div class="mr-detail" role="group" aria-label="The chosen sentence" hidden>'
    '<div class="mr-told" aria-live="polite" tabindex="0" role="region" '
    'aria-label="What is known of it"></div>'
    '<p class="mr-detail-tools"><button type="button" name="previous">Previous</button>'
    '<button type="button" name="next">Next</button>'
    '<button type="button" name="back">Back to where you were</button>'
    '<button type="button" name="close">Close</button></p></div>'
)


def _filter(facets: Iterable[Payload]) -> str:
    lists = "".join(
        f'<label>{_e(facet["label"])}<select name="{_e(facet["name"])}" '
        f'data-label="{_e(facet["label"])}"><option value="">all</option>'
        f"{''.join(_option(option) for option in facet['options'])}</select></label>"
        for facet in facets
    )
    return (
        f'<form class="mr-filter" aria-label="Filter the article" hidden>{lists}'
        '<button type="button" name="reset" disabled>Show all</button>'
        '<button type="button" name="start">Read by sentence</button><output></output></form>'
    )


def _option(option: Payload) -> str:
    label = _e(option["label"])
    return (
        f'<option value="{_e(option["value"])}" data-label="{label}">{label} ({option["n"]})'
        "</option>"
    )


def _legend(items: Sequence[Payload]) -> str:
    marks = "".join(
        f'<li><span class="mr-{name}" data-layer="{name}">{_e(item["label"])}</span></li>'
        for item in items
        if (name := class_name(item["class"]))
    )
    return f'<ul class="mr-legend">{marks}</ul>' if marks else ""


def _paragraph(runs: Sequence[Payload]) -> str:
    return "".join(_unit(key, list(group)) for key, group in groupby(runs, key=_unit_key))


def _unit_key(run: Payload) -> tuple[str, str, str]:
    if "who" in run["classes"]:
        return "", "", ""
    facets = " ".join(class_name(value) for value in run.get("facets", ()))
    return str(run.get("sentence") or ""), facets, str(run.get("about") or "")


def _unit(key: tuple[str, str, str], runs: Sequence[Payload]) -> str:
    """Return consecutive runs of one sentence of which the same is true."""
    sentence, facets, about = key
    inside = "".join(_run(run) for run in runs)
    if not any(key):
        return inside
    layers = [name for name in _PASSAGE_LAYERS if name in runs[0]["classes"]]
    attributes = {
        "class": " ".join(f"mr-{name}" for name in layers),
        "data-sentence": sentence,
        "data-is": facets,
        "title": about,
    }
    written = "".join(f' {name}="{_e(value)}"' for name, value in attributes.items() if value)
    return f"<span{written}>{inside}</span>"


def _run(run: Payload) -> str:
    """Return one run of the article: bare where nothing marks it."""
    text = _e(run["text"])
    names = [class_name(name) for name in run["classes"] if name not in _PASSAGE_LAYERS]
    if "who" in names:
        return f'<sup class="mr-who">{text}</sup>'
    if not names:
        return text
    tip = f' title="{_e(run["tip"])}"' if run.get("tip") else ""
    return f'<span class="{" ".join(f"mr-{name}" for name in names)}"{tip}>{text}</span>'


def _optional(name: str, text: str) -> str:
    return f'<p class="{name}" dir="auto">{_e(text)}</p>' if text else ""


def _e(text: object) -> str:
    return escape(str(text), quote=True)
