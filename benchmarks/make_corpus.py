"""Write a corpus of invented news articles with their quotations known by construction.

    python benchmarks/make_corpus.py 60 data/sample/articles.jsonl
    python benchmarks/make_corpus.py 400000 OUT.parquet --stories 500 --outlets 40 --days 3650

Every article covers the interview that the head of an invented country gave; a story is one
such interview. An article depends on the seed and on its number alone, so that the first
thousand of a large corpus are the corpus of a thousand, and a smaller one is made alike. Words
come from `corpus_material.yaml`; the names of people and towns are drawn by Zipf's law.

Each record has id, title, text, date, outlet, author, url and gold: a list of quotations with
start, end (characters of the text), kind, speaker, verb (lemma; null in "according to"), group
and part (pieces of one split quotation).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from corpus_articles import write_article
from corpus_world import World, read_material

BATCH = 500
FIELDS = ("id", "title", "text", "date", "outlet", "author", "url")


def make_records(number: int, world: World) -> Iterator[dict[str, Any]]:
    """Yield the records of articles 0, 1, …"""
    for position in range(number):
        yield write_article(position, world)


def write_json_lines(records: Iterator[dict[str, Any]], path: Path) -> None:
    """Write the records as JSON lines."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for record in records:
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


def write_parquet(records: Iterator[dict[str, Any]], path: Path) -> None:
    """Write the records as Parquet, a group of rows at a time."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    text, number = pa.string(), pa.int32()
    quotation = {"start": number, "end": number, "kind": text, "speaker": text, "verb": text}
    gold = pa.list_(pa.struct({**quotation, "group": number, "part": number}))
    schema = pa.schema([*((name, text) for name in FIELDS), ("gold", gold)])
    with pq.ParquetWriter(path, schema, compression="zstd") as out:
        while batch := list(islice(records, BATCH)):
            out.write_table(pa.Table.from_pylist(batch, schema))


def main(arguments: list[str] | None = None) -> None:
    """Read the command line and write the corpus."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("number", type=int, help="how many articles")
    parser.add_argument("out", type=Path, help="a file that ends in .jsonl or .parquet")
    parser.add_argument("--seed", type=int, default=1931)
    parser.add_argument("--stories", type=int, default=1, help="how many interviews are covered")
    parser.add_argument("--outlets", type=int, default=6)
    parser.add_argument("--days", type=int, default=0, help="over how many days stories begin")
    given = parser.parse_args(arguments)
    world = World(
        material=read_material(),
        seed=given.seed,
        n_stories=given.stories,
        n_outlets=given.outlets,
        n_days=given.days,
    )
    write = write_parquet if given.out.suffix == ".parquet" else write_json_lines
    write(make_records(given.number, world), given.out)


if __name__ == "__main__":
    main()
