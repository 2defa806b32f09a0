"""What differs between two texts, said so that both can be read out of it."""

import random

import pytest

from facts.publishing.wordings import Paragraph, difference

TEXT = "The leaders meet in Gyeongju.\n\nThe ferry leaves at noon, as it did in spring.\nNothing else is known."


def told(paragraphs: list[Paragraph], sort: str) -> list[str]:
    """The paragraphs of one of the two texts, read out of their difference."""
    joined = ["".join(stretch.text for stretch in stretches if stretch.sort in ("same", sort)) for stretches in paragraphs]
    return [text.strip() for text in joined if text.strip()]


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def test_a_changed_word_is_marked_and_its_paragraph_stays() -> None:
    paragraphs = difference(TEXT, TEXT.replace("Gyeongju", "Busan"))
    assert [(one.sort, one.text) for one in paragraphs[0]] == [
        ("same", "The leaders meet in "),
        ("old", "Gyeongju."),
        ("new", "Busan."),
    ]
    added = difference("They meet.\nNothing else.", "They meet again.\nThey are glad. Nothing else.")
    assert [[(one.sort, one.text) for one in stretches] for stretches in added] == [
        [("same", "They "), ("old", "meet."), ("new", "meet again.")],
        [("new", "They are glad. "), ("same", "Nothing else.")],
    ]
    assert all(one.sort == "same" for stretches in paragraphs[1:] for one in stretches)


@pytest.mark.parametrize("seed", range(40))
def test_both_texts_can_be_read_out_of_their_difference(seed: int) -> None:
    chance = random.Random(seed)
    old = "\n".join(" ".join(chance.choices("abcdef", k=chance.randint(0, 8))) for _ in range(chance.randint(0, 8)))
    new = "\n".join(" ".join(chance.choices("abcdef", k=chance.randint(0, 8))) for _ in range(chance.randint(0, 8)))
    paragraphs = difference(old, new)
    assert told(paragraphs, "old") == lines(old)
    assert told(paragraphs, "new") == lines(new)


@pytest.mark.parametrize(("old", "new"), [("a " * 2_000, "b " * 2_000), ("a\n" * 3_000, "b\n" * 3_000)])
def test_what_is_too_long_to_compare_is_shown_as_replaced(old: str, new: str) -> None:
    stretches = {stretch.sort for paragraph in difference(old, new) for stretch in paragraph}
    assert stretches == {"old", "new"}
