"""Nothing that is not for the public stands on any public address, in any form of it."""

import re
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.utils import timezone

from facts.editorial import status, verify
from facts.models import Article, Entity, Fact, FactRelation, Source
from tests.factories import make_article, make_contradiction, make_editor, make_evidence, make_fact, make_mention, make_outlet

STARTS = ["/", "/feed/", "/sitemap.xml", "/robots.txt", "/api/v1/facts/", "/api/v1/articles/", "/api/v1/corrections/",
          "/api/v1/entities/", "/api/v1/evidence/", "/facts/?q=SECRET", "/nothing/"]  # fmt: skip
# What a crawler does not follow: other doors, files, and the same list in another order of filters.
LEFT_OUT = re.compile(r"^/(admin|static|api/v1/(docs|schema))")


@pytest.fixture
def secrets(story) -> Fact:
    """A published story, and around it what must stay inside: each such thing says SECRET, or LATER if it may come out."""
    editor, second = make_editor("SECRET-anna"), make_editor("SECRET-ben")
    Fact.objects.filter(pk=story.fact.pk).update(
        author=editor, owner=editor, internal_note="SECRET note", review_reason="SECRET reason", review_due_at=timezone.now()
    )
    _evidence(story.fact, editor)
    verify.verify(story.fact, editor=second, result="disputed", method="call", note="SECRET finding")
    _articles(story)
    _facts(story)
    story.correct(notice="It was Busan.", reason="The hall was full.")
    return story.fact


def _evidence(fact: Fact, editor) -> None:
    source = Source.objects.create(
        kind="person", name="SECRET name", url="https://secret.example/SECRET", is_confidential=True, alias="a diplomat",
        internal_note="SECRET whereabouts",
    )  # fmt: skip
    report = make_article("He was there.", outlet=make_outlet("SECRET outlet"), headline="SECRET report")
    make_evidence(fact, article=report, source=source, recorded_by=editor)
    make_evidence(fact, quote="SECRET suggestion", state="suggested", found_by="detector", detector="SECRET detector")
    make_evidence(fact, quote="SECRET rejection", state="rejected")
    make_evidence(fact, quote="SECRET memo", is_internal=True)
    make_contradiction(fact, quote="SECRET passage", reason="SECRET reason", note="SECRET remark")
    ahead = timezone.now() + timedelta(days=2)
    embargoed = make_article("LATER passage", outlet=make_outlet(), headline="LATER report", embargoed_until=ahead)
    make_evidence(fact, article=embargoed)


def _articles(story) -> None:
    ahead = timezone.now() + timedelta(days=2)
    article = make_article("LATER text", headline="LATER headline", byline="LATER byline", slug="later", embargoed_until=ahead)
    make_mention(story.fact, article, "LATER text")
    make_fact("LATER statement", article=article, subject="LATER subject", slug="later-fact")
    for pubstatus in ("withheld", "canceled"):
        hidden = make_article("SECRET text", headline="SECRET headline", slug=f"secret-{pubstatus}", pubstatus=pubstatus)
        make_mention(story.fact, hidden, "SECRET text")
    make_article("SECRET foreign text", outlet=make_outlet("SECRET others"), headline="SECRET foreign headline")


def _facts(story) -> None:
    entity = Entity.objects.create(kind="person", name="SECRET person")
    for state in ("draft", "in_review", "on_hold"):
        fact = make_fact(
            "SECRET statement",
            article=story.article,
            quote="The ferry leaves",
            subject="SECRET subject",
            editorial_status=state,
        )
        fact.entities.add(entity)
        FactRelation.objects.create(fact=fact, kind="depends_on", other=story.fact, note="SECRET relation")
    gone = make_fact("SECRET withdrawn statement", slug="gone", subject="the old tunnel")
    status.withdraw(gone, editor=make_editor("SECRET-carl"), notice="It rested on a forgery.")


def crawled(client: Client) -> Iterator[tuple[str, str]]:
    """Every public address that a reader can reach, with what it answers, headers and all."""
    waiting, seen = [*STARTS, "/facts/gone/", "/facts/later-fact/", "/articles/later/"], set()
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        answer = client.get(address)
        body = answer.content.decode()
        yield address, f"{dict(answer.headers)}\n{body}".replace(address, "")
        waiting += [found for found in links(body) if not LEFT_OUT.match(found)]


def links(body: str) -> list[str]:
    """The addresses of ours that a page, a feed or an answer of the API names."""
    found = re.findall(r'(?:href="|<loc>|"(?:url|next)": ?")([^"<#]+)', body)
    ours = [one.replace("&amp;", "&").removeprefix(settings.BASE_URL).removeprefix("http://testserver") for one in found]
    return [one if one.startswith("/") else f"/corrections/{one}" for one in ours if not urlsplit(one).netloc]


def test_no_public_address_tells_what_is_not_public(client: Client, secrets: Fact) -> None:
    pages = dict(crawled(client))
    assert len(pages) > 20
    assert any(path.startswith("/api/v1/") for path in pages)
    for address, told in pages.items():
        assert "SECRET" not in told.replace("q=SECRET", "").replace('value="SECRET"', ""), address
        assert "LATER" not in told, address


def test_once_the_embargo_has_passed_everything_is_told_once(client: Client, secrets: Fact) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=3), tick=False):
        pages = dict(crawled(client))
    assert "LATER headline" in pages["/articles/"]
    assert "LATER text" in pages["/articles/later/"]
    assert "LATER statement" in pages["/facts/later-fact/"]
    assert "LATER passage" in pages["/facts/talks/"]
    assert pages["/sitemap.xml"].count("/articles/later/") == 1
    for address, told in pages.items():
        assert "SECRET" not in told.replace("q=SECRET", "").replace('value="SECRET"', ""), address


def test_a_canceled_article_takes_its_words_back(client: Client, story) -> None:
    Article.objects.filter(pk=story.article.pk).update(pubstatus="canceled")
    for address, told in crawled(client):
        assert "Gyeongju" not in told, address
