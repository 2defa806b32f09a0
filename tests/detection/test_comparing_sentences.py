"""All values of the recorded kind in one sentence, each compared with the recorded one."""

import pytest

from facts.detection.comparing import sentence as comparing
from facts.detection.comparing.sentence import Compared
from facts.detection.finding import Case
from tests.detection.made import make_case, make_report


def compared(case: Case, text: str) -> Compared:
    """What the first sentence of a report is to the fact."""
    report = make_report(text)
    return comparing.compare(case, report, report.sentences[0], zone="UTC")


def counts(case: Case, text: str) -> tuple[int, int]:
    """How many values agree and how many differ."""
    found = compared(case, text)
    return len(found.agreeing), len(found.differing)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on 30 October.", (1, 0)),
        ("They met on Thursday.", (1, 0)),
        ("They meet on 3 November.", (0, 1)),
        ("Planned for 30 October, it will now be on 3 November.", (1, 1)),
        ("They met in Busan.", (0, 0)),
        ("They met on Wednesday (Oct. 30).", (0, 0)),
    ],
)
def test_dates_are_compared_with_dates(text: str, expected: tuple[int, int]) -> None:
    assert counts(make_case("date", "30 October 2025"), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The quake killed 41 people.", (1, 0)),
        ("The quake killed 52 people.", (0, 1)),
        ("The toll rose from 41 to 52 people.", (0, 1)),
        ("Eleven more people were found dead.", (0, 0)),
        ("It lasted 40 seconds.", (0, 0)),
    ],
)
def test_amounts_that_the_text_gives_as_earlier_or_as_a_difference_are_left_out(text: str, expected: tuple[int, int]) -> None:
    assert counts(make_case("quantity", "41 people"), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("They met in Busan.", (1, 0)), ("They met in Tokyo.", (0, 1)), ("Tokyo agreed.", (0, 0)), ("It rained.", (0, 0))],
)
def test_places_count_only_where_something_is_there(text: str, expected: tuple[int, int]) -> None:
    assert counts(make_case("place", "South Korea"), text) == expected


def test_parties_are_named_by_any_of_their_names() -> None:
    case = make_case("participants", "Ada Roe; World Anti-Doping Agency")
    with_alias = Case(**{**vars(case), "aliases": (("World Anti-Doping Agency", "WADA"),)})
    assert counts(with_alias, "Roe met officials of WADA.") == (1, 0)
    assert counts(with_alias, "Roe met nobody.") == (0, 0)


@pytest.mark.parametrize("kind", ["occurrence", "recency", "attribution"])
def test_kinds_whose_words_no_grammar_compares_are_left_to_the_reader(kind: str) -> None:
    assert counts(make_case(kind, "will take place"), "It will take place on 3 November in Busan.") == (0, 0)


def test_a_weekday_that_does_not_fit_its_date_is_noted() -> None:
    assert compared(make_case("date", "30 October 2025"), "They met on Wednesday (Oct. 30).").is_self_contradictory


def test_the_one_value_that_differs_is_what_a_contradiction_means() -> None:
    case = make_case("date", "30 October 2025")
    assert compared(case, "They meet on 3 November.").comparison is not None
    assert compared(case, "They meet on 3 or on 5 November 2025 or on 7 December 2025.").comparison is None


def test_what_became_of_a_matter_is_read_only_where_it_is_off() -> None:
    sentences = [make_report(text).sentences[0] for text in ("It has been called off.", "It will take place.")]
    assert [bool(comparing.state(sentence)) for sentence in sentences] == [True, False]
