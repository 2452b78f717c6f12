"""Ten malformed files of each format end as failures that say where and why."""

from __future__ import annotations

import json
import random
import zlib
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis_utils.load.inputs import Failure, iter_documents
from analysis_utils.model import Document

Make = Callable[[str, bytes], Path]
Cases = dict[str, bytes]


def noise(size: int) -> bytes:
    return random.Random(7).randbytes(size)


def of_any_binary(whole: bytes) -> Cases:
    """Eight faults that any file in a binary format can have."""
    half = len(whole) // 2
    return {
        "empty": b"",
        "blank": b" \n\n",
        "zeros": bytes(500),
        "noise": noise(2_000),
        "half": whole[:half],
        "head only": whole[:40],
        "tail only": whole[half:],
        "other format": b"{\\rtf1 It rained.}",
    }


def of_any_text() -> Cases:
    return {
        "empty": b"",
        "blank": b" \n\t\n ",
        "zeros": bytes(500),
        "noise": noise(2_000),
        "mark only": b"\xef\xbb\xbf",
        "half of utf-16": b"\xff\xfeI\0t\0 \0r",
        "wrong utf-8": b"\xef\xbb\xbfIt rained\xff\xfe.",
    }


def of_table(build: SimpleNamespace, separator: bytes) -> Cases:
    heads = b"id" + separator + b"text\n"
    return of_any_text() | {
        "no text column": b"id,likes\n1,2\n",
        "row too long": heads + separator.join([b"1", b"Rain", b"snow"]),
        "no text": heads + b"1" + separator + b"\n",
        "breaks off in a cell": heads + b"1" + separator + b'"It rained.\n',
    }


def of_packed(build: SimpleNamespace, inner: bytes) -> Cases:
    packed = build.gz(inner)
    return of_any_binary(packed) | {
        "wrong sum": packed[:-8] + bytes(8),
        "not packed": inner,
        "packed otherwise": zlib.compress(inner),
    }


def of_archive(build: SimpleNamespace) -> Cases:
    rain = b"It rained. " * 50
    packed = build.zip({"a.txt": rain})
    return of_any_binary(packed) | {
        "wrong sum": packed.replace(zlib.crc32(rain).to_bytes(4, "little"), b"1234"),
        "zip in zip": build.zip({"a.zip": packed}),
        "bad member": build.zip({"a.pdf": noise(500)}),
    }


def of_web_archive(build: SimpleNamespace) -> Cases:
    record = build.warc(build.page())
    return of_any_binary(record) | {
        "empty page": build.warc(b""),
        "no article": build.warc(b"<html></html>"),
        "wrong coding": build.warc(b"x", media="text/html\r\nContent-Encoding: gzip"),
        "wrong length": record.replace(b"Content-Length: ", b"Content-Length: 9"),
    }


def of_lines(build: SimpleNamespace) -> Cases:
    jsonl = build.jsonl()
    return {
        "empty": b"",
        "zeros": bytes(500),
        "noise": noise(2_000),
        "half": jsonl[: len(jsonl) // 2],
        "array": b'[{"text": "It rained."}]',
        "string": b'"It rained."',
        "no text": b'{"id": 1}',
        "text is number": b'{"text": 7}',
        "text is null": b'{"text": null}',
        "deep": b'{"text": ' + b"[" * 100_000,
        "wrong utf-8": b'{"text": "caf\xe9"}',
    }


CASES: dict[str, Callable[[SimpleNamespace], Cases]] = {
    "txt": lambda build: (
        of_any_text()
        | {
            "pdf": build.pdf([["Rain."]]) + b"\0",
            "furniture": b"Advertisement\n",
            "picture": b"\x89PNG\r\n\x1a\n\0\0\0",
        }
    ),
    "md": lambda build: (
        of_any_text()
        | {
            "head only": b"---\ntitle: Rain\n---\n",
            "rules": b"---\n***\n---",
            "code": b"```\nx = 1\n```",
        }
    ),
    "html": lambda build: (
        of_any_text()
        | {
            "no words": b"<html><body></body></html>",
            "scripts": b"<html><script>var rain = 'It rained.'</script></html>",
            "picture": b"GIF89a\0\0",
        }
    ),
    "pdf": lambda build: (
        of_any_binary(build.pdf([["It rained."]]))
        | {"no words": build.pdf([[]]), "no pages": build.pdf([])}
    ),
    "docx": lambda build: (
        of_any_binary(build.docx()) | {"sheet": build.xlsx(), "no words": build.docx([])}
    ),
    "xlsx": lambda build: (
        of_any_binary(build.xlsx()) | {"word": build.docx(), "no texts": build.xlsx([{"likes": 1}])}
    ),
    "parquet": lambda build: (
        of_any_binary(build.parquet())
        | {
            "no texts": build.parquet(pa.table({"likes": [1]})),
            "text is number": build.parquet(pa.table({"text": [1]})),
        }
    ),
    "csv": lambda build: of_table(build, b","),
    "tsv": lambda build: of_table(build, b"\t"),
    "jsonl": of_lines,
    "warc": of_web_archive,
    "zip": of_archive,
    "txt.gz": lambda build: of_packed(build, build.page()),
    "jsonl.gz": lambda build: of_packed(build, build.jsonl()),
}


@pytest.mark.parametrize("kind", sorted(CASES))
def test_malformed_files_are_failures_with_stage_and_reason(
    make: Make, build: SimpleNamespace, kind: str
) -> None:
    cases = CASES[kind](build)
    assert len(cases) >= 10
    for name, data in cases.items():
        path = make(f"{name}.{kind}", data)
        items = list(iter_documents(path))
        failures = [item for item in items if isinstance(item, Failure)]
        assert failures, f"{kind}, {name}: {items}"
        for failure in failures:
            assert failure.stage == "read"
            assert failure.doc_id.startswith(name)
            assert failure.error.endswith(("Error", "BadZipFile", "BadGzipFile", "ArrowInvalid"))
            assert failure.message.startswith(str(path)), failure
            assert len(failure.message) > len(str(path)) + 15, failure


def test_good_files_among_bad_ones_are_all_read(make: Make, build: SimpleNamespace) -> None:
    for number in range(5):
        make(f"in/good-{number}.txt", b"It rained.")
        make(f"in/bad-{number}.pdf", noise(100 + number))
    items = list(iter_documents(make("in/rows.csv", build.csv()).parent))
    assert sum(isinstance(item, Document) for item in items) == 7
    assert [i.doc_id for i in items if isinstance(i, Failure)] == [f"bad-{n}" for n in range(5)]


def test_file_that_vanished_is_a_failure(make: Make) -> None:
    from analysis_utils.load.inputs import list_sources

    sources = list_sources([make("a.txt", b"It rained."), make("b.txt", b"It snowed.")])
    Path(sources[0].address).unlink()
    bad, good = iter_documents(sources)
    assert isinstance(bad, Failure)
    assert bad.error == "FileNotFoundError"
    assert isinstance(good, Document)


@pytest.mark.parametrize("kind", ["txt", "md", "html", "csv", "jsonl", "pdf", "warc", "zip"])
@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.binary(max_size=300))
def test_any_bytes_are_documents_or_failures(make: Make, kind: str, data: bytes) -> None:
    for item in iter_documents(make(f"x.{kind}", data)):
        assert isinstance(item, (Document, Failure))


def test_failures_can_be_told_apart_by_row(make: Make) -> None:
    rows = "\n".join(map(json.dumps, [{"text": ""}, {"text": "Rain."}, {"text": 3}]))
    items = list(iter_documents(make("x.jsonl", rows.encode())))
    assert [item.doc_id for item in items] == ["x:1", "x:2", "x:3"]
