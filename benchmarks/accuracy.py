"""Print how accurate the project is on annotated data, beside trivial baselines.

    python benchmarks/accuracy.py --gold DIR [--json] [--predictions OUT] [--save]

DIR is laid out like the project's gold data: a folder per theme (quotes, sentiment, frames),
files named `<set>.<anything>.jsonl` or as the theme's module says. Sets that are not there are
passed over. `--predictions` writes our output in the gold's own form, for a scorer from outside.
Every number is a share from 0 to 1; nothing is asserted.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
FIGURES = HERE.parent / "src" / "analysis_utils" / "resources" / "accuracy.json"
# Modules of this folder with `run(gold, predictions) -> list of rows`.
TASKS = ("gold_quotes", "gold_sentiment", "gold_frames")

Row = dict[str, Any]  # task, measure, ours, baselines (name -> value), n, note


def run_tasks(gold: Path, predictions: Path | None) -> list[Row]:
    """Return the rows of every task whose module is there."""
    rows: list[Row] = []
    for name in TASKS:
        if importlib.util.find_spec(name) is not None:
            rows += importlib.import_module(name).run(gold, predictions)
    return rows


def show(rows: list[Row]) -> None:
    """Print the rows as a table in percent."""
    print(f"{'task':26} {'measure':44} {'ours':>6} {'n':>6}  beside")
    for row in rows:
        beside = ", ".join(f"{name} {percent(v)}" for name, v in row["baselines"].items())
        note = f"  ({row['note']})" if row["note"] else ""
        print(
            f"{row['task']:26} {row['measure']:44} {percent(row['ours']):>6} {row['n']:6}  "
            f"{beside}{note}"
        )


# What readers of a report are told of the data sets.
LABELS = {
    "polnear": "PolNeAR: US political news",
    "litbank": "LitBank: English fiction",
    "wikinews-de": "Wikinews: German news",
    "adaq-cs": "ADAQ: Czech sentences",
    "adaq-ru": "ADAQ: Russian sentences",
    "vader_nyt": "VADER: opinion pieces",
    "semeval2007_headlines": "SemEval 2007: headlines",
    "emobank_news": "EmoBank: newspapers",
    "newsmtsc": "NewsMTSC: people in US news",
    "frac": "FrAC: news and comments",
    "gvfc": "GVFC: headlines on guns",
    "narrative_frames": "Narrative framing: climate news",
    "babe": "BABE: sentences of US news",
}


def save(rows: list[Row]) -> None:
    """Write the figures that have something to be held against to the package's resources."""
    kept = [
        {
            "task": LABELS.get(row["task"], row["task"]),
            "measure": row["measure"],
            # Rounded once, to what is printed: rounding 0.62348 twice would make 62.4 of it.
            "ours": round(row["ours"], 3),
            "beside": {
                name: round(value, 3)
                for name, value in row["baselines"].items()
                if value is not None
            },
            "n": row["n"],
        }
        for row in rows
        if row["ours"] is not None and set(row["baselines"]) - {"trivial", "majority"}
    ]
    text = json.dumps({"made_by": "benchmarks/accuracy.py --save", "rows": kept}, indent=1)
    FIGURES.write_text(f"{text}\n", "utf-8")


def percent(value: float | None) -> str:
    """Return a share in percent; a dash where it is undefined."""
    return "–" if value is None else f"{100 * value:.1f}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--gold", type=Path, required=True, help="folder with the annotated data")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--predictions", type=Path, help="folder to write our output to")
    parser.add_argument(
        "--save", action="store_true", help="keep the figures in the package, for the reports"
    )
    options = parser.parse_args()
    if not options.gold.is_dir():
        parser.error(f"no folder {options.gold}; give one laid out like the project's gold data")
    if options.predictions:
        options.predictions.mkdir(parents=True, exist_ok=True)
    sys.path.insert(0, str(HERE))
    rows = run_tasks(options.gold, options.predictions)
    if options.save:
        save(rows)
    if options.json:
        print(json.dumps(rows, indent=1, ensure_ascii=False))
    else:
        show(rows)


if __name__ == "__main__":
    main()
