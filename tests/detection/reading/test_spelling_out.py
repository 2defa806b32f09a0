"""Who is meant by another name, written into a report's sentences."""

from dataclasses import replace

import pytest

from facts.detection.finding import Case
from facts.detection.reading import report, spelling_out
from tests.detection.made import make_case

GADDAFI = "Muammar Gaddafi"


def rendered(text: str, *recorded: Case) -> str:
    return " ".join(spelling_out.rendered(report.read(text, title="", reference=None), recorded))


def place(words: str) -> Case:
    return make_case("place", words)


def chair(*names: str) -> Case:
    return replace(make_case("participants", GADDAFI, statement=f"{GADDAFI} chaired the Sirte summit."), aliases=(names,))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moammar Gadhafi chaired it.", "Moammar Gadhafi (Muammar Gaddafi) chaired it."),
        ("The colonel's aides, Gadhafi and Gadhafi.", "The colonel's aides, Gadhafi (Muammar Gaddafi) and Gadhafi."),
        ("Muammar Gaddafi, or Gadhafi, chaired it.", "Muammar Gaddafi, or Gadhafi, chaired it."),
        ("Gadhafi Jr chaired it.", "Gadhafi Jr chaired it."),
        ("Gadhafian rhetoric.", "Gadhafian rhetoric."),
        ("Gaddafi chaired it.", "Gaddafi chaired it."),
        ("The colonel chaired it.", "The colonel chaired it."),
    ],
)
def test_another_spelling_is_followed_by_the_one_in_the_statement(text: str, expected: str) -> None:
    assert rendered(text, chair(GADDAFI, "Moammar Gadhafi", "Gadhafi", "Gaddafi", "The colonel")) == expected


def test_a_name_that_the_statement_does_not_use_explains_nothing() -> None:
    assert rendered("Kate waved.", replace(place("Busan"), aliases=(("Catherine", "Kate"),))) == "Kate waved."
