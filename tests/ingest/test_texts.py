"""What counts as a text."""

import pytest

from facts.ingest import refusals, texts


@pytest.mark.parametrize("text", ["", "   ", "\n\t\r\n", "\ufeff \u200b"])
def test_an_empty_text_is_refused(text: str) -> None:
    with pytest.raises(refusals.EmptyText, match="Paste the article's text"):
        texts.accepted(text)


@pytest.mark.parametrize("text", ["a\x00b", "lone half \ud83d of an emoji", "\x89PNG\x0e\x1a\x01\x02 IHDR \x05\x06"])
def test_a_binary_is_refused(text: str) -> None:
    with pytest.raises(refusals.NotText, match="UTF-8"):
        texts.accepted(text)


def test_five_megabytes_are_refused_with_the_limit() -> None:
    with pytest.raises(refusals.TooLong, match="1,000,000"):
        texts.accepted("word " * 1_000_000)


def test_the_longest_article_is_taken() -> None:
    assert len(texts.accepted("a" * texts.LONGEST)) == texts.LONGEST


def test_line_ends_become_one_and_nothing_else_changes() -> None:
    decomposed = "Cafe\u0301 – שלום 👩‍👩‍👧 “x”\u00a0y"
    assert texts.accepted(f"{decomposed}\r\nb\rc\n") == f"{decomposed}\nb\nc\n"


@pytest.mark.parametrize("text", ["قال الرئيس إن الاجتماع سيعقد يوم الخميس.", "韓国で会談する。", "שלום עולם", "👩‍👩‍👧"])
def test_any_script_is_a_text(text: str) -> None:
    assert texts.accepted(text) == text


@pytest.mark.parametrize(
    "other",
    ["Trump's  “big”\nday", 'Trump’s "big" day\n', " Trump‘s „big“\u00a0day", 'Trump\'s "b\u00adig" d\u200bay'],
)
def test_texts_that_read_the_same_have_one_fingerprint(other: str) -> None:
    assert texts.sha256(other) == texts.sha256('Trump\'s "big" day')


def test_a_changed_word_changes_the_fingerprint() -> None:
    assert texts.sha256("41 dead") != texts.sha256("42 dead")


def test_files_are_read_as_utf_8_or_marked_utf_16() -> None:
    assert texts.read("\ufeffSeoul – 서울".encode()) == "Seoul – 서울"
    assert texts.read("서울".encode("utf-16")) == "서울"


def test_a_file_that_is_no_text_is_refused_with_the_place() -> None:
    with pytest.raises(refusals.NotText, match="byte 4"):
        texts.read(b"caf\x20\xe9t\xe9")
