"""What JSON-LD says of dates, names and corrections."""

from datetime import UTC, datetime, timedelta

import pytest

from facts.editorial import correct
from facts.models import Entity
from facts.publishing import jsonld, public, resolve
from tests.factories import MORNING, make_article, make_editor, make_fact, make_mention, make_outlet

pytestmark = pytest.mark.django_db


def corrected(fact, statement: str = "It leaves at one."):
    version = resolve.current(fact)
    assert version is not None
    return correct.correct(fact, expected=version, kind="correction", editor=make_editor(), statement=statement)


def test_a_claim_is_published_with_the_first_article_of_ours_that_states_it_and_not_with_a_correction() -> None:
    first, second = make_article(published_at=MORNING - timedelta(days=3)), make_article()
    fact = make_fact(article=second)
    make_mention(fact, first)
    make_mention(fact, make_article(outlet=make_outlet(), published_at=datetime(2020, 1, 1, tzinfo=UTC)))
    make_mention(fact, make_article(published_at=MORNING - timedelta(days=9), pubstatus="canceled"))
    corrected(fact)
    claim = jsonld.claim(fact)
    assert claim["datePublished"] == (MORNING - timedelta(days=3)).isoformat()
    assert claim["dateModified"] > claim["datePublished"]


def test_a_correction_has_one_date_everywhere() -> None:
    fact = make_fact(article=(article := make_article()))
    correction = corrected(fact)
    assert correction is not None
    line = fact.changes.get()
    assert {
        correction.published_at.isoformat(),
        line.changed_at.isoformat(),
        public.fact(fact)["corrections"][0]["published_at"],
        public.correction(correction)["published_at"],
        jsonld.claim(fact)["correction"]["datePublished"],
        jsonld.news_article(article)["correction"]["datePublished"],
        public.fact_detail(fact)["timeline"][1]["superseded_at"],
    } == {correction.published_at.isoformat()}


@pytest.mark.parametrize(
    ("kind", "type_"), [("organisation", "Organization"), ("person", "Person"), ("place", "Place"), ("event", "Event")]
)
def test_what_a_claim_is_about_has_its_type(kind: str, type_: str) -> None:
    fact = make_fact()
    fact.entities.add(Entity.objects.create(kind=kind, name="Harbour", wikidata_id="Q1"))
    about = {"@type": type_, "name": "Harbour", "sameAs": "https://www.wikidata.org/wiki/Q1"}
    assert jsonld.claim(fact)["about"] == [about]


def test_who_makes_a_claim_is_an_organisation_where_a_record_says_so() -> None:
    Entity.objects.create(kind="organisation", name="World Weather Union").aliases.create(name="WWU")
    make_outlet("Harbour Wire")
    types = {
        name: jsonld.claim(make_fact(claimant=name))["author"].get("@type") for name in ("WWU", "Harbour Wire", "A sailor")
    }
    assert types == {"WWU": "Organization", "Harbour Wire": "Organization", "A sailor": None}
