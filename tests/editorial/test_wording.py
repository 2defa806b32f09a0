"""First wordings: what the form of a decision begins with. The table was read by a person, sentence by sentence."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from facts.editorial import reading, wording
from facts.editorial.refusals import Unreadable
from facts.values import Reference
from tests.factories import make_fact

pytestmark = pytest.mark.django_db

TABLE = json.loads((Path(__file__).parent / "wordings.json").read_text(encoding="utf-8"))
REFERENCE = Reference(datetime(2025, 10, 24, 6, tzinfo=UTC), "Asia/Seoul")


@pytest.mark.parametrize("case", TABLE, ids=lambda case: f"{case['statement']} {case['reported']}")
def test_the_draft_is_the_recorded_sentence_with_the_reported_value_or_nothing(case: dict[str, str]) -> None:
    fact = make_fact(case["statement"], kind=case["kind"], value=case["recorded"])
    worded = wording.reworded(fact.versions.get(), form=case["reported"], reference=REFERENCE)
    assert worded.statement == case["drafted"]
    assert bool(worded.value_text) == bool(worded.statement)
    assert bool(worded.why) != bool(worded.statement)


def test_the_table_holds_every_kind_and_at_least_sixty_cases() -> None:
    assert len(TABLE) >= 60
    kinds = {case["kind"] for case in TABLE}
    assert kinds == {"date", "quantity", "place", "participants", "recency", "occurrence", "attribution", "other"}


def test_a_sentence_without_a_recorded_value_is_not_drafted() -> None:
    fact = make_fact("They meet on 30 October 2025.", kind="date")
    assert wording.reworded(fact.versions.get(), form="1 November 2025", reference=REFERENCE).statement == ""


def test_a_typed_value_of_another_kind_is_not_drafted() -> None:
    fact = make_fact("They meet in Lisbon.", kind="place", value="Lisbon")
    value = {"event": "postponed", "state": "postponed"}
    worded = wording.reworded(fact.versions.get(), form="postponed", value=value, reference=REFERENCE)
    assert (worded.statement, worded.value_text) == ("", "")
    assert "postponed" in worded.why


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("date", "cancelled"),
        ("date", "in Lisbon"),
        ("quantity", "1 November 2025"),
        ("quantity", "postponed"),
        ("place", "not at Lisbon, Portugal"),
        ("place", "cancelled"),
        ("place", "was postponed"),
        ("place", "elsewhere"),
        ("place", "1 November 2025"),
        ("participants", "postponed"),
        ("recency", "cancelled"),
        ("recency", "1 November 2025"),
        ("occurrence", "1 November 2025"),
        ("occurrence", "Lisbon"),
        ("occurrence", "€4.7 billion"),
        ("attribution", "denied"),
        ("attribution", "1 November 2025"),
    ],
)
def test_words_of_one_kind_are_no_value_of_another(kind: str, text: str) -> None:
    with pytest.raises(Unreadable):
        reading.read(kind, text, reference=REFERENCE)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("place", "Busan"),
        ("place", "in the town hall of Lisbon"),
        ("place", "3 miles off Lorne Cay"),
        ("place", "東京"),
        ("participants", "without Petra Lindqvist"),
        ("participants", "the foreign ministers"),
        ("recency", "first in six years"),
        ("recency", "no meeting since 2019"),
        ("occurrence", "will be imposed"),
        ("occurrence", "no ban"),
        ("occurrence", "took place"),
        ("attribution", "denied by the White House"),
        ("attribution", "the press secretary"),
    ],
)
def test_every_kind_reads_its_own_words(kind: str, text: str) -> None:
    assert reading.read(kind, text, reference=REFERENCE) is not None
