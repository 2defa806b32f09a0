"""Why (not)? Each stage says what it said, and nothing is stored."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from facts.detection import explaining
from facts.detection.explaining import NotExplainable
from facts.detection.reading.reader import NoReader
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
    assert 0 < found.support < 1
    assert all(0 <= stance.score <= 1 for stance in found.judgement.stances)
    assert not any(model.objects.exists() for model in (Evidence, Contradiction, CheckRun))


def test_a_sentence_that_is_the_surest_of_both_stances_is_compared_once() -> None:
    found = explaining.explain(tunnel(), report())
    (compared,) = found.compared
    assert compared.text.startswith("The Kelmore tunnel")
    assert [one.outcome for one in compared.comparisons] == ["differ"]
    assert not compared.is_self_contradictory


def test_a_date_on_a_wrong_weekday_is_told() -> None:
    (compared,) = explaining.explain(tunnel(), report("The Kelmore tunnel will open on Monday (Nov. 14).")).compared
    assert compared.is_self_contradictory
    assert compared.comparisons == ()


def test_nothing_found_has_a_reason() -> None:
    found = explaining.explain(tunnel(), report("Wheat prices fell by a third in May."))
    assert bool(found.judgement.silence) is (found.judgement.finding is None)


def test_another_wording_is_asked_instead() -> None:
    wording = "Cars may use the Kelmore tunnel from 28 November 2025 on."
    assert explaining.explain(tunnel(), report(), statement=wording).statement == wording


def test_a_fact_whose_story_is_not_linked_is_read_all_the_same() -> None:
    fact = tunnel()
    found = explaining.explain(fact, report("Wheat prices fell by a third in May."))
    assert not found.is_linked
    assert found.judgement.case.fact == fact.pk


def test_a_reader_that_is_missing_is_said_to_be(settings: Any, tmp_path: Path) -> None:
    settings.DETECTION_MODEL = tmp_path
    with pytest.raises(NoReader, match=r"network\.onnx"):
        explaining.explain(tunnel(), report())


def test_facts_of_the_same_article_are_read_with_it_at_no_more_queries() -> None:
    article, later = make_article(f"{TUNNEL} It has four lanes. It cost 31 million euros."), report()
    fact = tunnel(article=article, quote=TUNNEL)

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            explaining.explain(fact, later)
        return len(seen)

    queries()
    alone = queries()
    for quote in ("It has four lanes.", "It cost 31 million euros."):
        make_fact(quote, article=article, quote=quote)
    explaining.explain(fact, later)
    assert explaining.explain(fact, later).num_facts == 3
    assert queries() <= alone <= 20


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
