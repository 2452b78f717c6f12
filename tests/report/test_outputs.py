from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from analysis_utils.report.outputs import Exhibit, Picture, Text, read_html_table, read_outputs

from .conftest import nbformat, shows, table


def one(cell: Any) -> Any:
    (block,) = read_outputs(cell.outputs)
    return block


def test_a_payload_is_preferred_to_all_else() -> None:
    assert one(shows(payload=table(), html="<b>x</b>", plain="x")).kind == "table"


def test_characters_that_no_page_holds_are_replaced_in_payloads() -> None:
    block = one(shows(payload={"type": "notice", "text": "a\x00b\ud800"}))
    assert block.payload["text"] == "a\ufffdb\ufffd"


def test_a_table_in_html_is_read_without_its_scripts() -> None:
    html = (
        "<style>x</style><table><tr><th>a</th></tr><tr><td>1<script>f()</script></td></tr></table>"
    )
    block = one(shows(html=html, plain="a"))
    assert isinstance(block, Exhibit)
    assert block.payload["rows"] == [["1"]]
    assert block.payload["columns"][0]["align"] == "right"


def test_words_that_mark_up_parts_stay_apart() -> None:
    block = one(shows(html="<table><tr><td>New <b>York</b>\n City</td></tr><tr></tr></table>"))
    assert [column["label"] for column in block.payload["columns"]] == ["New York City"]


def test_other_html_is_shown_as_its_plain_text() -> None:
    assert one(shows(html="<b>bold</b>", plain="<Bold>")) == Text(text="<Bold>")


def test_html_alone_is_shown_as_its_words() -> None:
    assert one(shows(html="<p>two <b>words</b><script>f()</script></p>")) == Text(text="two words")


def test_latex_is_shown_as_code() -> None:
    assert one(shows(latex="$\\frac{1}{2}$")) == Text(text="$\\frac{1}{2}$")


def test_the_address_of_an_object_is_no_description() -> None:
    block = one(shows(png="aGk=", plain="<Figure size 640x480>"))
    assert block == Picture(media_type="image/png", data="aGk=", alt="")


def test_streams_and_errors_lose_their_colours() -> None:
    outputs = [
        nbformat.v4.new_output("stream", name="stderr", text="\x1b[31mred\x1b[0m"),
        nbformat.v4.new_output("error", ename="E", evalue="v", traceback=["\x1b[0;31mE: v"]),
    ]
    blocks = list(read_outputs(outputs))
    assert blocks == [Text(text="red", is_error=True), Text(text="E: v", is_error=True)]


def test_empty_streams_are_left_out() -> None:
    outputs = [nbformat.v4.new_output("stream", name="stdout", text=" \n")]
    assert list(read_outputs(outputs)) == []


def test_rows_of_unequal_length_are_filled() -> None:
    made = read_html_table("<table><tr><td>a<td>b</tr><tr><td>c</table>")
    assert made is not None
    assert made["rows"] == [["c", ""]]


@given(st.text(alphabet="<>/tabledrhscip &;x\"'=", max_size=120))
def test_any_html_is_read(text: str) -> None:
    list(read_outputs(shows(html=f"<table>{text}").outputs))
