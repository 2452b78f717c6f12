"""How runs scale: efficiency on two workers, memory of a worker, queries over many rows.

python benchmarks/scaling.py INPUT [--codebook FILE] [--rounds 3] [--rows 12000000]

INPUT is a corpus such as `benchmarks/make_corpus.py` makes. Ratios come from runs that take
turns in one session, as medians; they assert nothing.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import psutil
import pyarrow as pa
import pyarrow.parquet as pq

from analysis_utils.corpus.engines.choice import make_engine
from analysis_utils.corpus.manifest import describe_run, write_manifest
from analysis_utils.corpus.parts import PART_SCHEMAS, arrow_schema, part_path
from analysis_utils.corpus.results import Corpus, open_corpus
from analysis_utils.corpus.run import run_corpus
from analysis_utils.corpus.tasks import Progress
from analysis_utils.load.codebooks import read_codebook
from analysis_utils.model import Codebook

N_WORKERS = 2
N_PARTS = 24
N_DOCUMENTS = 400_000
QUERY = """
    select speaker, outlet, substr(date, 1, 7) as month, count(*) as n
    from quotations join documents using (doc_id) where speech group by all
"""


@contextmanager
def scratch_folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="scaling-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def time_run(source: str, codebook: Codebook, engine: str, workers: int) -> float:
    """Seconds from the first outcome to the last, per document after the first task."""
    seen: list[tuple[float, int]] = []

    def watch(progress: Progress) -> None:
        seen.append((time.perf_counter(), progress.n_documents))

    with scratch_folder() as folder:
        run_corpus(
            [source],
            folder / "run",
            codebook=codebook,
            engine=make_engine(engine, workers=None if engine == "serial" else workers),
            watch=watch,
        )
    # Until every worker has delivered once, it was starting.
    (start, first), (end, last) = seen[workers - 1], seen[-1]
    return (end - start) / max(last - first, 1)


def print_efficiency(source: str, codebook: Codebook, rounds: int) -> None:
    engines = {"serial": 1, "local": N_WORKERS, "dask": N_WORKERS}
    times: dict[str, list[float]] = {name: [] for name in engines}
    for _ in range(rounds):
        for name, workers in engines.items():
            times[name].append(time_run(source, codebook, name, workers))
    medians = {name: statistics.median(found) for name, found in times.items()}
    for name in ("local", "dask"):
        efficiency = medians["serial"] / (N_WORKERS * medians[name])
        print(f"efficiency on {N_WORKERS} workers, {name}: {efficiency:.2f}")


def print_memory(source: str, codebook: Codebook) -> None:
    """Largest worker of a local run when a tenth is done, and at the end."""
    sizes: list[tuple[float, float]] = []

    def watch(progress: Progress) -> None:
        workers = psutil.Process().children(recursive=True)
        size = max((w.memory_info().rss for w in workers if w.is_running()), default=0) / 1e6
        sizes.append((progress.prop_done, size))

    with scratch_folder() as folder:
        run_corpus(
            [source],
            folder / "run",
            codebook=codebook,
            engine=make_engine("local", workers=N_WORKERS),
            watch=watch,
        )
    tenth = max(size for done, size in sizes if done <= max(0.1, sizes[0][0]))
    whole = max(size for _, size in sizes)
    print(f"memory of a worker: {whole:.0f} MB; growth from a tenth: {whole / tenth - 1:.1%}")


def make_large_corpus(folder: Path, n_rows: int) -> Corpus:
    """Parts of quotations and documents as a run writes them, filled with drawn names."""
    rng = np.random.default_rng(1)
    ids = [f"doc-{i:07}" for i in range(min(N_DOCUMENTS, n_rows))]
    for part in range(N_PARTS):
        own = ids[part::N_PARTS]
        tables = {"documents": _documents(rng, own)}
        tables["quotations"] = _quotations(rng, own, n_rows // N_PARTS)
        for name, schema in PART_SCHEMAS.items():
            path = part_path(folder, name, part)
            path.parent.mkdir(parents=True, exist_ok=True)
            filled = tables.get(name, {"doc_id": []})
            n = len(filled["doc_id"])
            columns = arrow_schema(schema)
            arrays = [pa.array(filled.get(f.name, [None] * n), f.type) for f in columns]
            pq.write_table(pa.table(arrays, schema=columns), path, compression="zstd")
    counts = {name: {"n_rows": 0, "n_parts": N_PARTS} for name in PART_SCHEMAS}
    write_manifest(replace(describe_run([], {}, read_codebook()), tables=counts), folder)
    return open_corpus(folder)


def _documents(rng: np.random.Generator, ids: list[str]) -> dict[str, Any]:
    months = rng.integers(0, 120, len(ids))
    return {
        "doc_id": ids,
        "outlet": [f"Outlet {i}" for i in rng.integers(0, 40, len(ids))],
        "date": [f"{2015 + m // 12}-{m % 12 + 1:02}-15" for m in months],
    }


def _quotations(rng: np.random.Generator, ids: list[str], n: int) -> dict[str, Any]:
    return {
        "doc_id": [ids[i] for i in np.sort(rng.integers(0, len(ids), n))],
        "speaker": [f"Speaker {i}" for i in np.minimum(rng.zipf(1.4, size=n), 20_000)],
        "quotation_id": [f"Q{i}" for i in rng.integers(1, 60, n)],
        "n_words": rng.integers(3, 60, n).tolist(),
        "speech": (rng.random(n) < 0.9).tolist(),
    }


def with_pandas(corpus: Corpus) -> pd.DataFrame:
    """The same figures by the shortest way through pandas, reading only what is needed."""
    quotations = pd.read_parquet(
        corpus.folder / "quotations", columns=["doc_id", "speaker", "speech"]
    )
    documents = pd.read_parquet(corpus.folder / "documents", columns=["doc_id", "outlet", "date"])
    spoken = quotations[quotations["speech"]].merge(documents, on="doc_id")
    spoken["month"] = spoken["date"].str[:7]
    return spoken.groupby(["speaker", "outlet", "month"]).size().reset_index(name="n")


def seconds(work: Callable[[], pd.DataFrame]) -> tuple[float, pd.DataFrame]:
    start = time.perf_counter()
    found = work()
    return time.perf_counter() - start, found


def print_queries(n_rows: int, rounds: int) -> None:
    with scratch_folder() as folder:
        corpus = make_large_corpus(folder, n_rows)
        times: list[tuple[float, float]] = []
        for _ in range(rounds):
            by_sql, ours = seconds(lambda: corpus.sql(QUERY))
            by_pandas, theirs = seconds(lambda: with_pandas(corpus))
            times.append((by_pandas, by_sql))
            if (len(ours), int(ours["n"].sum())) != (len(theirs), int(theirs["n"].sum())):
                raise SystemExit("the two ways do not count the same")
    ratio = statistics.median(p for p, _ in times) / statistics.median(s for _, s in times)
    print(
        f"quotations per speaker, outlet and month over {n_rows:,} rows: {ratio:.1f} times pandas"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("input", help="a corpus: a folder, or a file of many documents")
    parser.add_argument("--codebook", help="codebook (YAML)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--rows", type=int, default=12_000_000)
    options = parser.parse_args()
    codebook = read_codebook(options.codebook)
    print_efficiency(options.input, codebook, options.rounds)
    print_memory(options.input, codebook)
    print_queries(options.rows, options.rounds)


if __name__ == "__main__":
    main()
