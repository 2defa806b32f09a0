"""One reality is one flag."""

import pytest

from facts.detection import grouping
from facts.values import Occurrence, Place, Reference, Value, parse
from tests.detection.made import AS_OF

BUSAN = Place("Busan", "geonames:1", ("geonames:2",))
BASE = Place("Gimhae Air Base", "venue:gimhae", ("geonames:1", "geonames:2"))
SEOUL = Place("Seoul", "geonames:3", ("geonames:2",))


def value(kind: str, text: str) -> Value:
    """A reported value."""
    return parse(kind, text, reference=Reference(AS_OF, "UTC"))


@pytest.mark.parametrize(
    ("first", "second", "is_same"),
    [
        (BUSAN, BASE, True),
        (BASE, BUSAN, True),
        (BUSAN, SEOUL, False),
        (BUSAN, None, True),
        (None, None, True),
        (value("date", "3 November 2025"), value("date", "November 2025"), True),
        (value("date", "3 November 2025"), value("date", "4 November 2025"), False),
        (value("quantity", "about 50 people"), value("quantity", "52 people"), True),
        (value("quantity", "50 people"), value("quantity", "80 people"), False),
        (Occurrence("called off", "cancelled"), Occurrence("did not happen", "not_happened"), True),
        (Occurrence("called off", "cancelled"), Occurrence("put off", "postponed"), False),
        (BUSAN, Occurrence("called off", "cancelled"), False),
        (None, Occurrence("called off", "cancelled"), True),
        (Occurrence("put off", "postponed"), Occurrence("delayed", "postponed"), True),
        (value("date", "3 to 5 November 2025"), value("date", "4 November 2025"), True),
        (value("quantity", "50 people"), value("quantity", "50 kilometres"), False),
        (value("participants", "Bo Lind"), value("participants", "Cy Marr"), False),
    ],
)
def test_two_reports_may_tell_of_one_reality(first: Value | None, second: Value | None, is_same: bool) -> None:
    assert grouping.is_same(first, second) is is_same
    assert grouping.is_same(second, first) is is_same


def test_words_that_nothing_can_compare_stay_apart() -> None:
    assert not grouping.is_same(None, None, are_worded=True)
    assert not grouping.is_same(BUSAN, None, are_worded=True)
