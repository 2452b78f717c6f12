"""Print how fast the project is: CPU seconds as medians of interleaved runs, and as ratios.

    python benchmarks/speed.py [--runs 5] [--json]

Absolute seconds depend on the machine; the ratios, taken in one run, say more. Nothing is
asserted here.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
# Further figures: modules of this folder with `run() -> list of rows`.
PARTS = ("speed_quotations", "speed_sentiment", "speed_pass")

Row = dict[str, Any]

KERNEL = """
import asyncio
from jupyter_client.manager import AsyncKernelManager
async def main():
    manager = AsyncKernelManager(transport="ipc", ip="{ipc}")
    await manager.start_kernel()
    client = manager.client()
    client.start_channels()
    await client.wait_for_ready()
    client.stop_channels()
    await manager.shutdown_kernel()
asyncio.run(main())
"""


def cpu_seconds(code: str, *arguments: str) -> float:
    """Run Python code in a process of its own; return the CPU seconds of it and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-c", code, *arguments],
        check=True,
        cwd=HERE.parent,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def interleaved(tasks: Mapping[str, Callable[[], float]], runs: int) -> dict[str, float]:
    """Take every figure once a round, so that a slow moment hits all; return the medians."""
    taken: dict[str, list[float]] = {name: [] for name in tasks}
    for number in range(runs + 1):
        for name, task in tasks.items():
            value = task()
            if number:  # the first round only warms the caches of the file system
                taken[name].append(value)
    return {name: statistics.median(values) for name, values in taken.items()}


def start_up(runs: int) -> list[Row]:
    """Return what a build and an import cost, beside a bare kernel and a bare pandas."""
    with tempfile.TemporaryDirectory(prefix="mr") as folder:
        build = (
            "import sys; sys.argv[0] = 'media-report'; from analysis_utils.cli import main; main()"
        )
        figures = interleaved(
            {
                "build": lambda: cpu_seconds(build, "build", "--out", f"{folder}/reports"),
                "kernel": lambda: cpu_seconds(KERNEL.replace("{ipc}", f"{folder}/k")),
                "import": lambda: cpu_seconds("import analysis_utils"),
                "pandas": lambda: cpu_seconds("import pandas"),
            },
            runs,
        )
    return [
        row("media-report build, one article", figures["build"], "bare kernel", figures["kernel"]),
        row("import analysis_utils", figures["import"], "import pandas", figures["pandas"]),
    ]


def row(figure: str, ours: float, beside: str, other: float) -> Row:
    """Return one row: our CPU seconds, those beside it, and ours divided by theirs."""
    return {
        "figure": figure,
        "ours_s": ours,
        "beside": beside,
        "beside_s": other,
        "ratio": ours / other,
    }


def parts() -> list[Row]:
    """Return the figures of the other modules of this folder that measure speed."""
    rows: list[Row] = []
    for name in PARTS:
        if importlib.util.find_spec(name) is not None:
            rows += importlib.import_module(name).run()
    return rows


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5, help="counted rounds (default 5)")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    options = parser.parse_args()
    sys.path.insert(0, str(HERE))
    rows = start_up(options.runs) + parts()
    if options.json:
        print(json.dumps(rows, indent=1))
        return
    line = "{:44} {:>9} {:32} {:>9} {:>8}"
    print(line.format("figure", "ours", "beside", "it", "ours/it"))
    for r in rows:
        figures = (f"{r['ours_s']:.3f} s", r["beside"], f"{r['beside_s']:.3f} s")
        print(line.format(r["figure"], *figures, f"{r['ratio']:.2f}"))


if __name__ == "__main__":
    main()
