"""“Reports differ”: a setting by which readers learn that undecided reports contradict a fact."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from facts.editorial import triage
from facts.models import Fact
from facts.publishing import jsonld, public
from tests.factories import make_article, make_contradiction, make_editor, make_evidence, make_fact, make_outlet

pytestmark = pytest.mark.django_db


def told(client: Client, fact: Fact) -> set[bool]:
    """Whether each rendering says it."""
    address = fact.get_absolute_url()
    row = client.get("/api/v1/facts/").json()["results"][0]
    page = client.get(address).content.decode()
    claim = jsonld.claim(Fact.objects.get(pk=fact.pk))
    return {
        "Reports differ" in re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL),
        "Reports differ" in client.get("/facts/").content.decode(),
        row["reports_differ"],
        client.get(f"/api/v1/facts/{fact.uuid}/").json()["reports_differ"],
        "Reports differ" in claim["creativeWorkStatus"],
    }


def another_origin(flag, **fields) -> None:
    """One more report that says what the flag reports."""
    article = make_article("It is not so, says another.", outlet=make_outlet(), **fields)
    flag.evidence.add(make_evidence(flag.fact, article=article, stance="refutes"))


def test_readers_are_told_nothing_unless_the_newsroom_wants_it(client: Client, settings) -> None:
    fact = make_fact(importance=3)
    make_contradiction(fact)
    assert told(client, fact) == {False}
    settings.NEWSROOM_SHOW_DIFFERING = True
    assert told(client, fact) == {True}


def test_one_report_on_a_fact_of_normal_importance_is_not_enough_and_two_origins_are(client: Client, settings) -> None:
    settings.NEWSROOM_SHOW_DIFFERING = True
    fact = make_fact()
    flag = make_contradiction(fact)
    assert told(client, fact) == {False}
    another_origin(flag)
    assert told(client, fact) == {True}
    triage.dismiss(flag, editor=make_editor(), reason="different_event")
    assert told(client, fact) == {False}


def test_copies_of_one_text_and_reports_that_are_not_out_do_not_count(client: Client, settings) -> None:
    settings.NEWSROOM_SHOW_DIFFERING = True
    fact, important = make_fact(), make_fact(importance=3)
    flag = make_contradiction(fact)
    origin = flag.evidence.get().origin
    copy = make_article("It is not so, a copy.", outlet=make_outlet(), origin_group=origin)
    flag.evidence.add(make_evidence(fact, article=copy, stance="refutes"))
    another_origin(flag, embargoed_until=timezone.now() + timedelta(days=1))
    hidden = make_evidence(
        important, article=make_article("Later.", outlet=make_outlet(), embargoed_until=timezone.now() + timedelta(days=1))
    )
    make_contradiction(important, evidence=hidden)
    assert not public.fact(fact)["reports_differ"]
    assert not public.fact(important)["reports_differ"]
    assert "Reports differ" not in client.get("/facts/").content.decode()


def test_the_sign_costs_no_query_more_however_long_the_list(client: Client, settings, django_assert_max_num_queries) -> None:
    settings.NEWSROOM_SHOW_DIFFERING = True
    for _ in range(6):
        make_contradiction(make_fact(importance=3))
    with django_assert_max_num_queries(5):
        client.get("/facts/")
    with django_assert_max_num_queries(5):
        client.get("/api/v1/facts/")
