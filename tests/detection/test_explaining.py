"""Why (not)? Each stage says what it said, and nothing is stored."""

from datetime import timedelta

import pytest

from facts.detection import explaining
from facts.detection.explaining import NotExplainable
from facts.models import ArticleRevision, CheckRun, Contradiction, Evidence, Fact
from tests.factories import MORNING, make_article, make_fact, make_outlet

pytestmark = pytest.mark.django_db

TUNNEL = "The Kelmore tunnel will open to traffic on 14 November 2025."


def tunnel(**fields: object) -> Fact:
    """A recorded date."""
    return make_fact(TUNNEL, kind="date", value="14 November 2025", subject="the Kelmore tunnel", **fields)


def report(text: str = "The Kelmore tunnel will open on 28 November 2025.", *, days: int = 1) -> ArticleRevision:
    """A later report."""
    return make_article(text, outlet=make_outlet(), published_at=MORNING + timedelta(days=days)).revisions.get()


def test_every_stage_is_told_and_nothing_is_stored() -> None:
    found = explaining.explain(tunnel(), report())
    assert found.is_linked
    assert found.num_facts == 1
    assert found.statement == TUNNEL
    assert found.sentences[0].text.startswith("The Kelmore tunnel")
    assert found.judgement.stances[1].compared.differing
    assert 0 < found.quiet <= found.threshold <= 1
    assert not any(model.objects.exists() for model in (Evidence, Contradiction, CheckRun))


def test_another_wording_is_asked_instead() -> None:
    wording = "Cars may use the Kelmore tunnel from 28 November 2025 on."
    assert explaining.explain(tunnel(), report(), statement=wording).statement == wording


def test_a_fact_whose_story_is_not_linked_is_read_all_the_same() -> None:
    fact = tunnel()
    found = explaining.explain(fact, report("Wheat prices fell by a third in May."))
    assert not found.is_linked
    assert found.judgement.case.fact == fact.pk


@pytest.mark.parametrize(
    ("fields", "text", "days", "reason"),
    [
        ({"editorial_status": "withdrawn"}, "It opens.", 1, "not watched"),
        ({}, "It opens.", -3, "not published after"),
        ({}, "Der Kelmore-Tunnel wird nach Angaben des Ministeriums erst am 28. November geöffnet, heißt es.", 1, "language"),
    ],
)
def test_what_is_not_compared_is_refused_in_a_sentence(fields: dict[str, str], text: str, days: int, reason: str) -> None:
    with pytest.raises(NotExplainable, match=reason):
        explaining.explain(tunnel(**fields), report(text, days=days))
