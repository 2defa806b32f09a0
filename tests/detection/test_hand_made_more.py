"""A careful reader's verdicts on the awkward forms: dates, amounts, people, places, events and what stands far off."""

from collections import Counter

import pytest

from tests.detection import (
    hand_made,
    hand_made_amounts,
    hand_made_context,
    hand_made_dates,
    hand_made_events,
    hand_made_measures,
    hand_made_numbers,
    hand_made_people,
    hand_made_times,
)
from tests.detection.hand_made import HandMade
from tests.detection.test_hand_made import stance_of

MORE = (
    hand_made_dates,
    hand_made_times,
    hand_made_amounts,
    hand_made_measures,
    hand_made_people,
    hand_made_events,
    hand_made_context,
)
NOT_YET = pytest.mark.xfail(reason="not understood yet", strict=False)
EACH = [
    pytest.param(
        case,
        id=f"{cases.__name__.rpartition('_')[2]}: {case.name}",
        marks=[NOT_YET] if case.name in cases.BEYOND else [],
    )
    for cases in MORE
    for case in cases.CASES
]


@pytest.mark.parametrize("case", EACH)
def test_a_report_in_an_awkward_form_does_what_a_careful_reader_says(case: HandMade) -> None:
    assert stance_of(case) == case.stance


def test_every_case_has_a_name_of_its_own_in_its_file() -> None:
    counted = Counter((cases.__name__, case.name) for cases in MORE for case in cases.CASES)
    assert [name for name, times in counted.items() if times > 1] == []


def test_whatever_is_not_understood_yet_is_a_case() -> None:
    for cases in MORE:
        assert {case.name for case in cases.CASES} >= cases.BEYOND


def test_there_are_many_cases_and_all_three_stances_among_them() -> None:
    cases = [case for one in (hand_made, hand_made_numbers, *MORE) for case in one.CASES]
    stances = Counter(case.stance for case in cases)
    assert len(cases) > 320
    assert min(stances.values()) > len(cases) / 5
