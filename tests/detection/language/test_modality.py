"""Modality: what a sentence asserts at one place, and what it does not."""

import pytest

from facts.detection.language import clauses, modality


def told(marked: str) -> modality.Modality:
    """The modality at the part of the sentence that stands between brackets."""
    start, end = marked.index("["), marked.index("]") - 1
    return modality.of(marked.replace("[", "").replace("]", ""), (start, end))


@pytest.mark.parametrize(
    "marked",
    [
        "The talks had originally been set for [30 October], but will be held later.",
        "The fee is £39m rather than [£42m].",
        "An earlier count of [41] was wrong.",
        "The fair moved from [Gyeongju] to Busan.",
        "The visit, which was to have begun on [Monday], is off.",
        "The hall, once promised for [May], is not built.",
    ],
)
def test_the_old_plan_and_the_old_number_are_told_as_former(marked: str) -> None:
    assert told(marked).former
    assert not told(marked).is_plain


@pytest.mark.parametrize(
    "marked",
    [
        "The talks had been set for 30 October, but will be held on [1 November].",
        "The fair moved from Gyeongju to [Busan].",
        "An earlier count of 41 was wrong; the toll is [38].",
        "They met on [Thursday].",
        "They will meet on [Thursday].",
        "The mayor has [postponed] the trip that was to have taken her abroad.",
    ],
)
def test_what_holds_now_is_plain(marked: str) -> None:
    assert told(marked).is_plain


@pytest.mark.parametrize(
    ("marked", "flag"),
    [
        ("The fair could be [postponed] if it rains.", "conditional"),
        ("Should the storm grow, the visit may be [dropped].", "conditional"),
        ("Will they meet on [Friday]?", "question"),
        ("It is unclear whether they will meet on [Friday].", "question"),
        ("Reportedly, she has [withdrawn].", "rumoured"),
        ("Rumours that she had [withdrawn] spread.", "rumoured"),
        ("The ministry denied that the talks were [off].", "denied"),
        ("A source said the talks were [off], but the ministry denied it.", "denied"),
        ("Claims that the talks are [off] are false.", "denied"),
        ("She did not miss the deadline of [24 November].", "negated"),
        ("Economists had forecast growth of [3.1 per cent].", "forecast"),
        ("Critics called the [stadium] a disgrace.", "opinion"),
        ("The hall is expected to open in [May].", "expected"),
        ("The hall will open in [May].", "planned"),
    ],
)
def test_what_is_not_asserted_is_told(marked: str, flag: str) -> None:
    assert getattr(told(marked), flag)


@pytest.mark.parametrize(
    ("marked", "flag"),
    [
        ("Nobody denied that the talks were [off].", "denied"),
        ("No fewer than [41] people died.", "negated"),
        ("The minister denied a bribe, but the talks, he said, were [off] already.", "former"),
        ("On 5 May the hall [opened].", "conditional"),
    ],
)
def test_a_word_that_only_looks_like_it_changes_nothing(marked: str, flag: str) -> None:
    assert not getattr(told(marked), flag)


@pytest.mark.parametrize(
    ("marked", "who"),
    [
        ("Roe has [postponed] the trip, the White House said on Tuesday.", "the White House"),
        ("According to the Red Crescent, [41] people died.", "the Red Crescent"),
        ("“It is [over],” said Jan Roe.", "Jan Roe"),
        ("The ministry confirmed that it was [over].", "The ministry"),
        ("It was [over].", ""),
    ],
)
def test_who_says_it_is_told(marked: str, who: str) -> None:
    assert told(marked).attributed_to == who


@pytest.mark.parametrize(
    "text", ["", "One.", "If it rains, it pours; but it did not.", "“Yes,” he said. No!", "a - b - c", ";;; ::"]
)
def test_the_clauses_together_are_the_sentence(text: str) -> None:
    assert "".join(text[start:end] for start, end in clauses.spans(text)) == text
