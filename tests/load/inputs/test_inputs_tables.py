"""Tables and archives: many documents in one file."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import io
import json
import random
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis_utils.errors import InputError, UnknownNameError
from analysis_utils.load.cleaning import read_day
from analysis_utils.load.inputs import (
    ColumnMap,
    Failure,
    Limits,
    describe_columns,
    describe_source,
    guess_columns,
    iter_documents,
    list_sources,
)
from analysis_utils.model import Document

Make = Callable[[str, bytes], Path]


CAFE = "Le café était fermé, a dit le maître d'école très fatigué."


def read_all(path: Path) -> list[Document]:
    items = list(iter_documents(path))
    assert all(isinstance(item, Document) for item in items), items
    return [item for item in items if isinstance(item, Document)]


@pytest.mark.parametrize(
    "name", ["x.csv", "x.tsv", "x.jsonl", "x.xlsx", "x.parquet", "x.csv.gz", "x.jsonl.gz"]
)
def test_each_row_is_a_document(make: Make, build: SimpleNamespace, name: str) -> None:
    kind = name.split(".")[1]
    data = build.csv(separator="\t") if kind == "tsv" else getattr(build, kind)()
    documents = read_all(make(name, build.gz(data) if name.endswith("gz") else data))
    assert [d.doc_id for d in documents] == ["a1", "a2"]
    assert [d.text for d in documents] == list(build.paragraphs[:2])
    assert [d.meta["title"] for d in documents] == ["No ferry", "Out of rope"]
    assert [d.meta["date"] for d in documents] == ["2021-02-03", "2021-02-04"]


@pytest.mark.parametrize("kind", ["csv", "jsonl", "xlsx", "parquet"])
def test_what_was_guessed_is_said(make: Make, build: SimpleNamespace, kind: str) -> None:
    (source,) = list_sources(make(f"x.{kind}", getattr(build, kind)()))
    said = "text from 'body', doc_id from 'id', title from 'headline', date from 'published'"
    assert describe_source(source).endswith(f"x.{kind}: {kind}; {said}")


def test_columns_are_told_from_all_sheets_and_from_more_than_one_line(
    make: Make, build: SimpleNamespace
) -> None:
    book = openpyxl.Workbook()
    book.create_sheet("Texts").append(["body"])
    book.worksheets[0].append(["About"])
    book.save(path := make("x.xlsx", b""))
    assert "text from 'body'" in describe_source(list_sources(path)[0])
    lines = make("x.jsonl", b'{"id": 1}\nno JSON\n{"id": 2, "body": "Rain."}\n')
    assert "text from 'body'" in describe_source(list_sources(lines)[0])


def test_given_columns_win_and_the_rest_is_guessed() -> None:
    names = ["Full Text", "summary", "URL", "pub_date"]
    found = guess_columns(names, ColumnMap(text="summary"))
    assert found == ColumnMap(text="summary", url="URL", date="pub_date")
    assert describe_columns(found, names) == (
        "text from 'summary', date from 'pub_date', url from 'URL'; not used: 'Full Text'"
    )


def test_columns_that_are_not_there_are_refused() -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'body'"):
        guess_columns(["body", "id"], ColumnMap(text="bodi"))
    with pytest.raises(InputError, match="Name the column that holds the text"):
        guess_columns(["a", "b"])


def test_rows_without_id_are_called_after_the_file_and_their_number(make: Make) -> None:
    documents = read_all(make("x.csv", b"text\nIt rained.\n\nIt snowed.\n"))
    assert [d.doc_id for d in documents] == ["x:1", "x:2"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_table_may_be_in_any_usual_encoding(make: Make, encoding: str) -> None:
    rows = "".join(f'{n};"{CAFE}"\n' for n in range(9))
    documents = read_all(make("x.csv", f"id;text\n{rows}".encode(encoding)))
    assert [d.doc_id for d in documents] == [str(n) for n in range(9)]
    assert {d.text for d in documents} == {CAFE}


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=1))
def test_any_text_comes_out_of_a_table_as_it_went_in(texts: list[str]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x.csv")
        with path.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out, quoting=csv.QUOTE_ALL).writerows([["text"], *([t] for t in texts)])
        items = list(iter_documents(path, format="csv"))
    assert len(items) <= len(texts)
    good = {item.text for item in items if isinstance(item, Document)}
    plain = {t.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n") for t in texts}
    assert good <= plain


def test_guessed_encoding_is_a_warning_of_every_row(make: Make) -> None:
    documents = read_all(make("x.csv", f'text\n"{CAFE}"\n"{CAFE}"\n'.encode("cp1252")))
    assert all("not UTF-8" in d.meta["warnings"][0] for d in documents)


def test_row_that_does_not_fit_the_heads_is_a_failure(make: Make) -> None:
    good, bad, last = iter_documents(make("x.csv", b"id,text\n1,Rain\n2,Rain, snow\n3,Hail\n"))
    assert isinstance(good, Document)
    assert isinstance(last, Document)
    assert isinstance(bad, Failure)
    assert (bad.doc_id, bad.stage, bad.error) == ("x:2", "read", "InputError")
    assert "row 2: has 3 cells under 2 heads" in bad.message


def test_row_in_another_encoding_is_a_failure(make: Make) -> None:
    data = b"text\n" + (b"Rain " * 300 + b"\n") * 1000 + b"caf\xe9\nSnow\n"
    *good, bad, last = iter_documents(make("x.csv", data))
    assert len(good) == 1000
    assert isinstance(bad, Failure)
    assert "row 1001: holds bytes that are not in the encoding of the rest" in bad.message
    assert isinstance(last, Document)


def test_lines_with_other_keys_are_read_by_their_own(make: Make) -> None:
    rows = [{"text": "Rain."}, {"body": "Snow.", "source": {"id": 1, "name": "Bell"}}]
    documents = read_all(make("x.jsonl", "\n".join(map(json.dumps, rows)).encode()))
    assert [d.text for d in documents] == ["Rain.", "Snow."]
    assert documents[1].meta["outlet"] == "Bell"


def test_key_that_a_line_lacks_counts_as_empty(make: Make) -> None:
    path = make("x.jsonl", b'{"text": "Rain.", "day": "2021-02-03"}\n{"text": "Snow."}\n')
    first, second = iter_documents(path, columns=ColumnMap(date="day"))
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.meta["date"] == "2021-02-03"
    assert "date" not in second.meta


def test_every_sheet_is_read(make: Make) -> None:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, heads in (("A", ["text"]), ("B", ["notes"]), ("C", ["text", "date"])):
        sheet = book.create_sheet(title)
        sheet.append(heads)
        sheet.append(["Rain.", dt.datetime(2021, 2, 3)][: len(heads)])
    out = io.BytesIO()
    book.save(out)
    first, second, third = iter_documents(make("x.xlsx", out.getvalue()))
    assert isinstance(second, Failure)
    assert "sheet 'B': no column is called as texts usually are" in second.message
    assert isinstance(third, Document)
    assert [first.doc_id, third.doc_id] == ["x:1", "x:C:1"]
    assert third.meta["date"] == "2021-02-03"


def test_parquet_of_many_groups_keeps_numbers_and_times(make: Make, build: SimpleNamespace) -> None:
    table = pa.table(
        {
            "text": pa.array([f"Rain {n}." for n in range(9)]),
            "date": pa.array([dt.datetime(2021, 2, 3)] * 9, pa.timestamp("ns", "UTC")),
            "outlet": pa.array(["Bell"] * 9).dictionary_encode(),
            "likes": pa.array(range(9)),
        }
    )
    documents = read_all(make("x.parquet", build.parquet(table, row_group_size=4)))
    assert [d.doc_id for d in documents] == [f"x:{n}" for n in range(1, 10)]
    assert [d.text for d in documents] == [f"Rain {n}." for n in range(9)]
    assert {(d.meta["date"], d.meta["outlet"]) for d in documents} == {("2021-02-03", "Bell")}
    assert "likes" not in documents[0].meta


def test_archive_of_the_web_gives_its_pages(make: Make, build: SimpleNamespace) -> None:
    gzipped = build.warc(gzip.compress(build.page()), media="text/html\r\nContent-Encoding: gzip")
    data = (
        build.warc(b"", kind="request")
        + build.warc(build.page())
        + build.warc(b"GIF89a", media="image/gif")
        + build.warc(b"moved", status="301 Moved")
        + gzipped
        + build.warc(b"It rained.", media="text/plain")
    )
    for name, packed in (("x.warc", data), ("x.warc.gz", build.gz(data))):
        documents = read_all(make(name, packed))
        assert [d.doc_id for d in documents] == ["x:2", "x:5", "x:6"]
        assert documents[0].text == documents[1].text == "\n".join(build.paragraphs)
        assert documents[2].text == "It rained."
        assert {d.meta["url"] for d in documents} == {"https://bell.example/ferry"}


def test_page_that_cannot_be_decoded_does_not_end_the_archive(
    make: Make, build: SimpleNamespace
) -> None:
    bad = build.warc(b"no gzip", media="text/html\r\nContent-Encoding: gzip")
    items = list(iter_documents(make("x.warc", bad + build.warc(build.page()))))
    assert [type(item) for item in items] == [Failure, Document]


def test_zip_is_read_like_a_folder(make: Make, build: SimpleNamespace) -> None:
    members = {
        "b/rain.txt": b"It rained.",
        "b/rain.md": b"It *snowed*.",
        "a/table.csv.gz": build.gz(build.csv()),
        "__MACOSX/._rain.txt": b"x",
        "picture.png": b"x",
        "page.html": build.page(),
    }
    documents = read_all(make("x.zip", build.zip(members)))
    assert [d.doc_id for d in documents] == ["a1", "a2", "x/b/rain.md", "x/b/rain.txt", "x/page"]


def noise(size: int) -> bytes:
    return random.Random(7).randbytes(size)


LIMITS = Limits(
    max_document=4_000, max_page=2_000, max_line=3_000, max_ratio=20, max_unpacked=3_000_000
)


@pytest.mark.parametrize(
    ("name", "limit"),
    [
        ("long.txt", "max_document"),
        ("line.txt", "max_line"),
        ("page.html", "max_page"),
        ("line.jsonl", "max_line"),
        ("line.csv", "max_line"),
        ("cell.parquet", "max_document"),
        ("bomb.txt.gz", "max_document"),
        ("bomb.jsonl.gz", "max_ratio"),
        ("bomb.zip", "max_unpacked"),
        ("bomb.docx", "max_unpacked"),
        ("large.docx", "max_document"),
        ("two.zip", "max_unpacked"),
        ("bomb.xlsx", "max_ratio"),
    ],
)
def test_what_is_too_large_is_refused_by_its_limit(
    make: Make, build: SimpleNamespace, name: str, limit: str
) -> None:
    long = "rain " * 1_000
    data = {
        "long.txt": "rain\n" * 1_000,
        "line.txt": long[:3_500],
        "page.html": f"<html><p>{long[:2_500]}</p></html>",
        "line.jsonl": json.dumps({"text": long}),
        "line.csv": f"text\n{long}",
    }
    made = {
        "cell.parquet": lambda: build.parquet(pa.table({"text": [long]})),
        "bomb.txt.gz": lambda: build.gz(long.encode()),
        "bomb.jsonl.gz": lambda: build.gz(b'{"text": "rain"}\n' * 100_000),
        "bomb.zip": lambda: build.zip({"a.txt": b"rain" * 1_000_000}),
        "two.zip": lambda: build.zip({n: noise(2_000_000) for n in ("a.txt", "b.txt")}),
        "large.docx": lambda: build.zip({"word/document.xml": noise(5_000)}),
        "bomb.docx": lambda: build.zip({"word/document.xml": b"rain" * 1_000_000}),
        "bomb.xlsx": lambda: build.zip({"xl/workbook.xml": b"rain" * 500_000}),
    }
    content = made[name]() if name in made else data[name].encode()
    *_, last = iter_documents(make(name, content), limits=LIMITS)
    assert isinstance(last, Failure)
    assert (last.error, last.stage) == ("LimitError", "read")
    assert f"refused by the limit {limit}" in last.message


def test_line_after_one_that_is_too_long_is_read(make: Make) -> None:
    rows = [{"id": "a", "text": "rain " * 1_000}, {"id": "b", "text": "Snow."}]
    data = "\n".join(map(json.dumps, rows)).encode()
    bad, good = iter_documents(make("x.jsonl", data), limits=LIMITS)
    assert (bad.doc_id, good.doc_id) == ("x:1", "b")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2021-02-03T23:00:00Z", "2021-02-03"),
        ("20210203", "2021-02-03"),
        ("3 February 2021", "2021-02-03"),
        ("Feb 3, 2021", "2021-02-03"),
        ("Wed, 03 Feb 2021 10:00:00 +0100", "2021-02-03"),
        (dt.date(2021, 2, 3), "2021-02-03"),
        ("03/02/2021", None),
        ("2021-02-30", None),
        ("soon", None),
        ("", None),
    ],
)
def test_day_is_told_or_left_open(written: object, day: str | None) -> None:
    assert read_day(written) == day


def test_date_that_cannot_be_told_is_a_warning(make: Make) -> None:
    (document,) = read_all(make("x.csv", b"text,date\nRain,03/02/2021\n"))
    assert "date" not in document.meta
    assert document.meta["warnings"] == (
        "The date '03/02/2021' cannot be read; expected YYYY-MM-DD.",
    )
