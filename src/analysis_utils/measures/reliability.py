"""Reliability: how far coders agree on the same units; it says nothing of who is right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis_utils.errors import SchemaError
from analysis_utils.measures.agreement import (
    Level,
    Units,
    alpha_interval,
    krippendorff_alpha,
    percent_agreement,
)
from analysis_utils.measures.rows import measures_table

MIN_UNITS = 5
_PLACE = ["doc_id", "start", "end"]
_UNIT = [*_PLACE, "target"]
_OPTIONAL = ("target", "value", "score")
_JOIN = "; "


def measure_reliability(
    codings: pd.DataFrame, *, n_resamples: int = 2000, seed: int = 0
) -> pd.DataFrame:
    """Measure how far the coders of a codings table agree, variable by variable.

    Parameters
    ----------
    codings : DataFrame
        The table ``codings``, with two or more coders; a program is a coder like any other.
        Codings of your own need ``doc_id``, ``start``, ``end``, ``coder``, ``variable`` and
        ``value`` or ``score``; ``target`` where there is one.
    n_resamples, seed : int
        Resamples of the bootstrap over units, and its seed.

    Returns
    -------
    DataFrame
        A measures table grouped by ``variable``: ``krippendorff_alpha`` (at most 1; 0 is what
        chance gives; at the interval level for scores, nominal for labels) and
        ``prop_agreement`` (share of pairs of coders, 0 to 1, that give the same value), with
        n = units that two or more coders coded. NA where nothing was coded twice, and alpha
        where no value differs; no interval where n < 5. No codings: no rows.

    Raises
    ------
    SchemaError
        A column is missing.

    Notes
    -----
    A unit is a stretch of text and a target. Several labels that one coder gives to one unit
    count as one combined label; a unit in which a coder found nothing counts as not coded. Of
    labels that are given only where something is found (topics, frames), that flatters: use
    `measure_label_reliability`. Alpha = 1 − observed / expected disagreement (Krippendorff
    2019, ch. 12); the interval is the bootstrap's percentiles over units. Agreement by
    itself flatters: where one value is common, coders agree by chance.

    References
    ----------
    Krippendorff, K. (2019). Content Analysis. 4th ed. Sage.
    """
    rows = []
    for variable, found in _checked(codings).groupby("variable", sort=True):
        level: Level = "interval" if found["score"].notna().any() else "nominal"
        group = {"variable": variable}
        rows += _rows(group, _units(found, level), level, n_resamples, seed)
    return measures_table(rows, "variable")


def measure_label_reliability(
    codings: pd.DataFrame,
    units: pd.DataFrame,
    *,
    coders: Sequence[str] | None = None,
    n_resamples: int = 2000,
    seed: int = 0,
) -> pd.DataFrame:
    """Measure how far coders agree on where each label is present and where it is absent.

    Parameters
    ----------
    codings : DataFrame
        As `measure_reliability` takes them; only labels (``value``) count, no scores. A coding
        belongs to the unit in which it begins.
    units : DataFrame
        What every coder has read whole: ``doc_id``, ``start``, ``end``, a row a unit that overlap
        none, such as the table ``sentences``. A unit without a label of a coder is one in which
        that coder found it absent.
    coders : sequence of str, optional
        Those to compare; left out, all who gave a label of the variable.
    n_resamples, seed : int
        As in `measure_reliability`.

    Returns
    -------
    DataFrame
        A measures table grouped by ``variable``, ``target`` and ``value``, in their order:
        ``krippendorff_alpha`` (nominal, of present and absent) and ``prop_agreement``, with
        n = units. With one coder both are NA and n is 0. No labels: no rows.

    Raises
    ------
    SchemaError
        A column is missing.

    Notes
    -----
    One row a label, since a common and a rare label pooled agree more than either.
    """
    labels = _placed(_checked(codings).dropna(subset=["value"]), _checked_units(units))
    rows = []
    for variable, found in labels.groupby("variable", sort=True):
        judges = list(coders if coders is not None else sorted(set(found["coder"])))
        own = found[found["coder"].isin(judges)]
        for (target, value), given in own.groupby(["target", "value"], sort=True, dropna=False):
            present = set(zip(given["unit"], given["coder"], strict=True))
            cells = [
                [str((unit, judge) in present) for judge in judges] for unit in range(len(units))
            ]
            group = {"variable": variable, "target": target, "value": value}
            rows += _rows(group, cells, "nominal", n_resamples, seed)
    return measures_table(rows, "variable", "target", "value")


def _rows(
    group: Mapping[str, Any], units: Units, level: Level, n_resamples: int, seed: int
) -> list[dict[str, Any]]:
    """Return the two rows of one group of units."""
    pairs = [unit for unit in units if len(unit) > 1]
    alpha = {"measure": "krippendorff_alpha", "estimate": krippendorff_alpha(units, level=level)}
    if len(pairs) >= MIN_UNITS:
        alpha["ci_low"], alpha["ci_high"] = alpha_interval(pairs, level, n_resamples, seed)
    agreement = {"measure": "prop_agreement", "estimate": percent_agreement(units)}
    return [{**row, **group, "n": len(pairs)} for row in (alpha, agreement)]


def _checked(codings: pd.DataFrame) -> pd.DataFrame:
    """Return codings with the columns that may be left out; raise where others are missing."""
    known = codings.assign(**{n: None for n in _OPTIONAL if n not in codings.columns})
    _check_columns("codings", known, [*_UNIT, "coder", "variable", "value", "score"])
    return known


def _checked_units(units: pd.DataFrame) -> pd.DataFrame:
    _check_columns("units", units, _PLACE)
    return units[_PLACE].assign(unit=range(len(units)))


def _check_columns(name: str, table: pd.DataFrame, expected: Sequence[str]) -> None:
    lacking = [column for column in expected if column not in table.columns]
    if lacking:
        raise SchemaError(
            f"the table of {name} lacks the columns {', '.join(lacking)}; expected one row per "
            f"{name.removesuffix('s')} with {', '.join(expected)}. For values that you have by "
            "unit already, call krippendorff_alpha"
        )


def _placed(codings: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    """Give each coding the number of the unit that it begins in; leave out those in none."""
    left, right = (
        table.astype({"doc_id": "string", "start": "int64"}) for table in (codings, units)
    )
    placed = pd.merge_asof(
        left.sort_values("start"),
        right.rename(columns={"end": "until"}).sort_values("start"),
        on="start",
        by="doc_id",
    )
    return placed[(placed["start"] < placed["until"]).fillna(False)]


def _units(codings: pd.DataFrame, level: Level) -> Units:
    """Return the values of each unit, one per coder."""
    column = "score" if level == "interval" else "value"
    known = codings.dropna(subset=[column])
    cells = known.groupby([*_UNIT, "coder"], sort=True, dropna=False)[column]
    values = cells.mean() if level == "interval" else cells.agg(_combined)
    by_unit = values.groupby(level=list(range(len(_UNIT))), sort=True, dropna=False)
    return [list(unit) for _, unit in by_unit]


def _combined(labels: pd.Series) -> str:
    return _JOIN.join(sorted(set(labels)))
