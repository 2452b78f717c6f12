"""Charts over many articles."""

from __future__ import annotations

import pandas as pd
from matplotlib import pyplot as plt

from analysis_utils.charts.coverage import headline_coverage, plot_coverage
from analysis_utils.measures.corpus import measure_coverage


def test_coverage_counts_the_outlets_that_are_not_drawn_too() -> None:
    outlets = [f"Paper {n}" for n in range(20)]
    found = measure_coverage(
        pd.DataFrame({"outlet": outlets, "month": "2031-01", "n_documents": 3})
    )
    assert headline_coverage(found) == "60 articles of 20 outlets, 2031-01"
    axes = plot_coverage(found, limit=15)
    assert axes.get_xlabel() == "month\n5 more outlets in the table"
    plt.close(axes.figure)
