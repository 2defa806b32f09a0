"""First wordings: what the form of a decision begins with."""

import pytest

from facts.editorial import wording
from tests.factories import make_fact

pytestmark = pytest.mark.django_db


def _reworded(new_form: str, **fact: str) -> str:
    return wording.reworded(make_fact(**fact).versions.get(), new_form)


def test_the_new_value_takes_the_place_of_the_old_one() -> None:
    place = {"kind": "place", "subject": "the talks", "statement": "The talks are held in Lima, as planned.", "value": "Lima"}
    assert _reworded("Quito, Ecuador", **place) == "The talks are held in Quito, Ecuador, as planned."


def test_a_value_without_a_place_in_the_statement_is_said_of_the_subject() -> None:
    place = {"kind": "place", "subject": "the talks", "statement": "The talks are held there.", "value": "Lima"}
    assert _reworded("Quito, Ecuador", **place) == "The talks: Quito, Ecuador."


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("cancelled", "The levy on imports was called off."),
        ("postponed until May", "The levy on imports was put off."),
        ("took place", "The levy on imports took place."),
    ],
)
def test_what_became_of_an_event_is_a_sentence(said: str, sentence: str) -> None:
    event = {"kind": "occurrence", "subject": "the levy on imports", "statement": "The levy will be raised from 1 May 2025."}
    assert _reworded(said, **event, value="will be raised") == sentence


def test_without_a_new_value_the_statement_stays() -> None:
    assert _reworded("", statement="Nobody knows.", kind="other") == "Nobody knows."
