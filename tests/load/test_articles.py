from __future__ import annotations

from pathlib import Path

import pytest

from analysis_utils.errors import InputError, UnreadableFileError
from analysis_utils.load.articles import read_article


def write(folder: Path, data: bytes, name: str = "a.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_bundled_article_loses_its_last_two_lines_and_says_so(seed_article: Path) -> None:
    document = read_article(seed_article)
    assert document.text.startswith("In a rare and revealing interview")
    assert document.text.endswith("common ground in international relations.")
    assert [(d["rule"], d["line"]) for d in document.meta["dropped"]] == [
        ("follow us", 9),
        ("comment count", 10),
    ]
    assert document.meta["warnings"] == (
        "2 lines of page furniture dropped: “Follow Daryo's official Instagram and Twitter pages "
        "to keep current on world news.”; “Comments (0)”",
    )


def test_what_is_kept_is_a_prefix_of_the_file(seed_article: Path) -> None:
    assert seed_article.read_text("utf-8").startswith(read_article(seed_article).text)


def test_card_beside_the_article_goes_into_meta(seed_article: Path) -> None:
    meta = read_article(seed_article).meta
    assert (meta["outlet"], meta["interviewee"]) == ("Daryo", "Vladimir Putin")
    assert "date" not in meta  # unknown stays unknown


def test_line_ends_are_made_equal(tmp_path: Path) -> None:
    assert read_article(write(tmp_path, b"One.\r\nTwo.\rThree.")).text == "One.\nTwo.\nThree."


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("Šé “x”".encode("utf-8-sig"), "utf-8-sig"),
        ("Šé “x”".encode("utf-16"), "utf-16"),
        ("Šé “x”".encode(), "utf-8"),
    ],
)
def test_encoding_is_told_from_the_bytes(tmp_path: Path, data: bytes, encoding: str) -> None:
    document = read_article(write(tmp_path, data))
    assert document.text == "Šé “x”"
    assert document.meta["encoding"] == encoding


def test_old_western_encoding_is_guessed_and_warned_of(tmp_path: Path) -> None:
    text = "Der Präsident sagte: „Wir müssen über die Größe der Änderung reden.“ " * 5
    document = read_article(write(tmp_path, text.strip().encode("cp1252")))
    assert "Präsident" in document.text
    assert document.meta["warnings"][0].startswith("Read as cp125")


def test_code_page_of_a_short_text_is_the_commonest_that_fits(tmp_path: Path) -> None:
    text = "Il est très content. « Nous avons gagné », a déclaré le maire."
    assert read_article(write(tmp_path, text.encode("cp1252"))).text == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty; expected the words of an article"),
        (b" \n\t", "is empty; expected the words of an article"),
        (b"Comments (3)", "holds no text; expected the words of an article"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "is a binary file; expected plain text"),
        (bytes(range(128, 256)) * 3, "its encoding cannot be told; expected UTF-8"),
        (b"\xff\xfe\x00\xd8", "its encoding cannot be told; expected UTF-8"),
    ],
)
def test_file_without_words_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    path = write(tmp_path, data)
    with pytest.raises(UnreadableFileError) as caught:
        read_article(path)
    assert str(caught.value).startswith(f"{path}: {message}")


def test_missing_file_and_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="no such file"):
        read_article(tmp_path / "none.txt")
    with pytest.raises(UnreadableFileError, match="is a folder; expected a text file"):
        read_article(tmp_path)


@pytest.mark.parametrize("name", ["..txt", "...txt"])
def test_file_that_would_name_no_report_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("Words.")
    with pytest.raises(UnreadableFileError, match="has no name before its ending"):
        read_article(tmp_path / name)


def test_misspelt_key_in_the_card_is_named_with_its_place(tmp_path: Path) -> None:
    article = write(tmp_path, b"Words.")
    card = tmp_path / "a.yaml"
    card.write_text("title: T\noutlit: Daily\n")
    with pytest.raises(InputError) as caught:
        read_article(article)
    assert str(caught.value) == (
        f"{card}, line 2, column 1: unknown key 'outlit'; did you mean 'outlet'?"
    )


def test_date_in_the_card_stays_as_written(tmp_path: Path) -> None:
    article = write(tmp_path, b"Words.")
    (tmp_path / "a.yaml").write_text("date: 2024-02-09\n")
    assert read_article(article).meta["date"] == "2024-02-09"


@pytest.mark.parametrize("written", ["9 February 2024", "February 9, 2024", "20240209"])
def test_other_dates_in_the_card_become_iso(tmp_path: Path, written: str) -> None:
    article = write(tmp_path, b"Words.")
    (tmp_path / "a.yaml").write_text(f"date: {written}\n")
    assert read_article(article).meta["date"] == "2024-02-09"


def test_date_that_cannot_be_read_is_left_out_with_a_warning(tmp_path: Path) -> None:
    article = write(tmp_path, b"Words.")
    (tmp_path / "a.yaml").write_text("date: 02/09/2024\n")
    meta = read_article(article).meta
    assert "date" not in meta
    assert meta["warnings"] == ("The date '02/09/2024' cannot be read; expected YYYY-MM-DD.",)


def test_accents_are_joined_to_their_letters(tmp_path: Path) -> None:
    document = read_article(write(tmp_path, "Be\u0301la Kun".encode()))
    assert document.text == "B\u00e9la Kun"
    assert document.meta["warnings"] == (
        "Letters and the accents after them were joined (Unicode NFC).",
    )


def test_codebook_in_the_card_is_taken_from_the_cards_folder(tmp_path: Path) -> None:
    article = write(tmp_path, b"Words.")
    (tmp_path / "a.yaml").write_text("codebook: sub/mine.yaml\n")
    assert Path(read_article(article).meta["codebook"]).resolve() == tmp_path / "sub/mine.yaml"


def test_codebook_in_the_card_is_told_as_the_article_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "articles").mkdir()
    write(tmp_path / "articles", b"Words.")
    (tmp_path / "articles" / "a.yaml").write_text("codebook: ../mine.yaml\n")
    (tmp_path / "deep").mkdir()
    monkeypatch.chdir(tmp_path / "deep")
    assert read_article("articles/a.txt").meta["codebook"] == "mine.yaml"
