"""A careful reader's verdicts on single numbers and on what is rare."""

import pytest

from tests.detection.hand_made import HandMade
from tests.detection.hand_made_numbers import CASES
from tests.detection.test_hand_made import stance_of


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case.kind}: {case.name}") for case in CASES])
def test_a_report_does_to_a_number_what_a_careful_reader_says(case: HandMade) -> None:
    assert stance_of(case) == case.stance
