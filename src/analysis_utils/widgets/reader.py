"""The reading pane as a widget: what the reader filters and chooses is there for Python."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import anywidget
import traitlets

from analysis_utils.charts.exhibit_html import notebook_style, read_asset
from analysis_utils.charts.exhibits import Exhibit
from analysis_utils.charts.reading_html import render_reading
from analysis_utils.errors import InputError


class ReadingPane(anywidget.AnyWidget):
    """The article with its marks, in a notebook that has a kernel.

    It shows what the exhibit shows, by the same script. Reports and exports read the payload
    beside the widget, so that a notebook with a `ReadingPane` exports as one with the exhibit.

    Parameters
    ----------
    exhibit : Exhibit
        As `exhibit_reading` returns it.

    Attributes
    ----------
    sentence : str
        The id of the chosen sentence, ``""`` for none; setting it leads the reader there.
    filters : dict of str to str
        The chosen value of each facet (``{"speaker": "s0"}``), ``""`` for all; may be set.

    Raises
    ------
    InputError
        The exhibit is no reading pane.
    """

    _esm = read_asset("reader.js")
    html = traitlets.Unicode().tag(sync=True)
    sentence = traitlets.Unicode().tag(sync=True)
    filters = traitlets.Dict().tag(sync=True)

    def __init__(self, exhibit: Exhibit) -> None:
        payload = exhibit.payload
        if payload["type"] != "reading":
            raise InputError(
                f"the exhibit is a {payload['type']}; expected the reading pane that "
                "exhibit_reading returns"
            )
        self.exhibit = exhibit
        style = f"<style>{notebook_style(payload)}</style>"
        super().__init__(html=style + render_reading(payload))

    def _repr_mimebundle_(self, **options: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return the widget, and beside it what the exhibit gives those without a kernel."""
        shown = super()._repr_mimebundle_(**options)
        data, metadata = shown if isinstance(shown, tuple) else (shown or {}, {})
        bundle: Mapping[str, Any] = self.exhibit._repr_mimebundle_()
        return {**data, **bundle}, metadata
