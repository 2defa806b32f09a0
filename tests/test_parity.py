"""Page, API, JSON-LD and feed tell the same of a fact, whatever has happened to it, now and of any moment."""

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import asdict
from datetime import datetime, timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client

from facts.models import Fact
from facts.publishing import facts
from facts.publishing.moments import Moments
from facts.publishing.read_model import PublicFact
from facts.publishing.visibility import NotPublic, NotThen
from facts.publishing.wording import REPORTS_DIFFER, state_words, status_words
from tests.factories import make_editor
from tests.publishing.histories import BEGIN, WEIGHTED, History, walk

ATOM = "{http://www.w3.org/2005/Atom}"
# Twenty tests, so that several workers can share them.
CHUNKS, EACH = 20, 10


def text(html: str) -> str:
    """The words of a stretch of HTML."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


def section(page: str, name: str) -> str:
    """The section of a page that has this heading."""
    return next(
        iter(re.findall(rf'<(?:section|aside)[^>]* aria-labelledby="{name}">(.*?)</(?:section|aside)>', page, re.DOTALL)), ""
    )


def times(html: str) -> list[datetime]:
    """The moments that a stretch of a page names, to the second."""
    return [datetime.fromisoformat(moment) for moment in re.findall(r'<time datetime="([^"]+)"', html)]


def second(moment: str | None) -> datetime | None:
    """A moment of JSON, to the second."""
    return datetime.fromisoformat(moment).replace(microsecond=0) if moment else None


def paths(html: str, of: str) -> list[str]:
    """The addresses of this sort that a stretch of a page leads to."""
    return re.findall(rf'href="(/{of}/[^"]+)"', html)


def path(url: str) -> str:
    """The path of an address of ours."""
    return url.removeprefix("http://127.0.0.1:8000")


def page_of(page: str) -> dict[str, Any]:
    """What the page of a fact tells, in the order of the page."""
    head = re.search(r'<header class="fact-head">(.*?)</header>', page, re.DOTALL)[1]
    signs = [text(sign) for sign in re.findall(r'<span class="sign [^>]*>(.*?)</span>', head, re.DOTALL)]
    entries = re.findall(r"<li[^>]*>(.*?)</li>", section(page, "history"), re.DOTALL)
    return {
        "statement": text(re.search(r"<h1[^>]*>(.*?)</h1>", head, re.DOTALL)[1]),
        "value": text((re.search(r'<p class="value">.*?<bdi>(.*?)</bdi>', head, re.DOTALL) or [0, ""])[1]),
        "signs": signs,
        "check": checked(head),
        "corrections": list(
            zip(paths(section(page, "corrections"), "corrections"), times(section(page, "corrections")), strict=True)
        ),
        "notices": [text(words) for words in re.findall(r"<p><bdi>(.*?)</bdi></p>", section(page, "corrections"), re.DOTALL)],
        "timeline": [timeline_entry(entry) for entry in entries],
        "places": paths(section(page, "stated"), "articles"),
        "relations": paths(section(page, "related"), "facts"),
        "entities": paths(section(page, "about"), "entities"),
        "evidence": [text(quote) for quote in re.findall(r"<blockquote>(.*?)</blockquote>", page, re.DOTALL)],
        "modified": times(re.search(r'aria-label="About this page">(.*?)</section>', page, re.DOTALL)[1]),
    }


def checked(head: str) -> tuple[Any, ...] | None:
    """The act of verification that the head of a page speaks of."""
    words = re.search(r"([^<>]+) on (<time[^>]*>[^<]*</time>) by (a second person|an editor)(?:, who ([^.]*))?\.([^<]*)", head)
    if not words:
        return None
    status, moment, person, method, rest = words.groups()
    override = rest.partition("A rule was set aside: ")[2].partition(" Hold")[0].partition(" Held")[0]
    return text(status), times(moment)[0], person == "a second person", method or "", override.strip()


def timeline_entry(entry: str) -> tuple[Any, ...]:
    """A value of a page's history: what, since when, until when, whether it was taken back, and what ended it."""
    said = re.search(r'<p class="meta">(.*?)</p>', entry, re.DOTALL)[1]
    moments = times(said)
    value = re.search(r'<p class="was">.*?<bdi>(.*?)</bdi>', entry, re.DOTALL)[1]
    return text(value), moments[0], moments[1] if len(moments) > 1 else None, "Taken back" in entry, paths(entry, "corrections")


def api_of(told: dict[str, Any]) -> dict[str, Any]:
    """What the API tells, in the words and the order of the page."""
    check = told["verification"]
    addresses = {notice["id"]: path(notice["url"]) for notice in told["corrections"]}
    shown = [one for one in told["evidence"] if one["version"] == told["number"]]
    others = [one for one in told["evidence"] if one["version"] != told["number"]]
    differing = [REPORTS_DIFFER] if told["reports_differ"] else []
    return {
        "statement": told["statement"],
        "value": told["readable_value"],
        "signs": [status_words(told["verification_status"]), *differing, state_words(told["temporal_state"])],
        "check": check and (
            status_words(told["verification_status"]), second(check["checked_at"]), check["is_by_second_person"],
            check["method"], check["override_reason"],
        ),
        "corrections": [(path(notice["url"]), second(notice["published_at"])) for notice in told["corrections"]],
        "notices": [notice["notice"] for notice in told["corrections"]],
        "timeline": [
            (
                value["readable_value"] or value["statement"], second(value["recorded_at"]), second(value["superseded_at"]),
                value["rank"] == "deprecated", [addresses[value["correction"]]] if value["correction"] else [],
            )
            for value in told["timeline"]
        ],
        "places": [path(place["article"]["url"]) for place in told["places"]],
        "relations": [path(relation["fact"]["url"]) for relation in told["relations"]],
        "entities": [f"/entities/{entity['id']}/" for entity in told["entities"]],
        "evidence": [one["quote"] for one in [*shown, *others]],
        "modified": [second(told["public_since"]), second(told["modified_at"])],
    }  # fmt: skip


def require_same(history: History, client: Client, **asked: str) -> tuple[dict[str, Any], str] | None:
    """The API's answer and the page that agrees with it; None where both tell nothing."""
    page = client.get(history.fact.get_absolute_url(), asked)
    answer = client.get(f"/api/v1/facts/{history.fact.uuid}/", asked)
    assert page.status_code == answer.status_code, (asked, answer.content)
    if page.status_code != 200:
        require_silence(history, page.content.decode() + answer.content.decode())
        return None
    told: dict[str, Any] = answer.json()
    assert page_of(page.content.decode()) == api_of(told), asked
    return told, page.content.decode()


def require_silence(history: History, words: str) -> None:
    """Nothing that the fact ever said is told."""
    assert not [statement for statement in history.words if statement in words]
    assert "hidden reason" not in words


def require_claim(page: str, told: dict[str, Any]) -> None:
    """The JSON-LD of the page says what the API says."""
    claim = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])
    differing = [REPORTS_DIFFER] if told["reports_differ"] else []
    assert many(claim["creativeWorkStatus"]) == [status_words(told["verification_status"]), *differing]
    assert (claim["text"], claim["name"], claim["url"]) == (told["statement"], told["subject"], told["url"])
    assert (claim["dateModified"], claim["datePublished"]) == (told["modified_at"], told["first_stated_at"])
    notices = [(one["@id"], one["text"], one["datePublished"]) for one in many(claim.get("correction", []))]
    assert notices == [(one["url"], one["notice"], one["published_at"]) for one in told["corrections"]]
    assert [one["url"] for one in claim.get("appearance", [])] == [article["url"] for article in told["articles"]]
    assert [one["name"] for one in claim.get("about", [])] == [entity["name"] for entity in told["entities"]]


def many(found: Any) -> list[Any]:
    """The value as JSON-LD has it: one, or a list of several."""
    return found if isinstance(found, list) else [found]


def require_articles(client: Client, history: History, told: dict[str, Any]) -> None:
    """Our article, its page and its JSON-LD say what the API says of the fact and its notices."""
    if path(history.article.get_absolute_url()) not in [path(article["url"]) for article in told["articles"]]:
        return
    page = client.get(history.article.get_absolute_url()).content.decode()
    answer = client.get(f"/api/v1/articles/{history.article.uuid}/").json()
    article = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])
    (stated,) = answer["facts"]
    common = {name: value for name, value in told.items() if name in stated}
    assert {name: value for name, value in stated.items() if name not in ("spans", "changed")} == common
    assert text(section(page, "facts")).count(told["statement"]) >= 1
    notices = [(path(one["url"]), one["notice"], second(one["published_at"])) for one in answer["corrections"]]
    words = re.findall(r"<p><bdi>(.*?)</bdi></p>", section(page, "notices"), re.DOTALL)
    shown = zip(paths(section(page, "notices"), "corrections"), map(text, words), times(section(page, "notices")), strict=True)
    assert list(shown) == notices
    said = [(path(one["@id"]), one["text"], second(one["datePublished"])) for one in many(article.get("correction", []))]
    assert said == notices
    assert article["dateModified"] == answer["modified_at"]
    assert [author["name"] for author in article["author"]] == ["Ann Lee", "Bo Park"]


def require_log(client: Client, history: History, told: dict[str, Any] | None) -> None:
    """Feed and change log have the same lines, the corrections' own dates, and of a fact that is gone only its tombstones."""
    subject = history.fact.subject
    rows = client.get("/api/v1/changes/", {"page_size": 200}).json()["results"]
    lines = [row for row in rows if row["fact"]["id"] == str(history.fact.uuid)]
    feed = ET.fromstring(client.get("/feed/").content)
    entries = [one for one in feed.iter(f"{ATOM}entry") if (one.findtext(f"{ATOM}title") or "").endswith(f": {subject}")]
    updated = [second(one.findtext(f"{ATOM}updated")) for one in entries]
    assert updated == [second(row["changed_at"]) for row in lines]
    summaries = [unescape(one.findtext(f"{ATOM}summary") or "") for one in entries]
    assert all(said.startswith(row["summary"]) for said, row in zip(summaries, lines, strict=True))
    if told is None:
        require_silence(history, json.dumps(lines) + "".join(summaries))
        assert {row["kind"] for row in lines} <= {"held", "withdrawn"}
        return
    dates = {notice["id"]: notice["published_at"] for notice in told["corrections"]}
    assert {row["correction"]: row["changed_at"] for row in lines if row["correction"]} == dates
    assert len({one.findtext(f"{ATOM}id") for one in entries}) == len(entries)


def require_search(client: Client, history: History, told: dict[str, Any] | None) -> None:
    """Each search finds the fact by what it says now, and by no other words that it ever had."""
    statement = history.rng.choice(history.words)
    word = re.search(r"hall\w+", statement)[0]
    listed = told is not None and told["statement"] == statement
    found = client.get("/api/v1/facts/", {"q": f"“{word.upper()}”"}).json()["results"]
    assert [row["statement"] for row in found] == ([statement] if listed else []), word
    assert (statement in client.get("/facts/", {"q": word}).content.decode()) == listed, word


def require_parity(history: History, client: Client) -> None:
    """All renderings agree on the fact as it is told now."""
    found = require_same(history, client)
    told = found[0] if found else None
    if found:
        require_claim(found[1], found[0])
        require_articles(client, history, found[0])
    require_log(client, history, told)
    require_search(client, history, told)


def asked_at_random(history: History) -> dict[str, str]:
    """One moment or two, in or around the history."""
    span = (history.now - BEGIN).total_seconds()
    moments = [BEGIN + timedelta(seconds=history.rng.uniform(-0.05, 1.05) * span) for _ in range(2)]
    moments.append(history.rng.choice(history.steps)[1] if history.steps else BEGIN)
    names = history.rng.choice([("as_of",), ("as_of",), ("valid_at",), ("as_of", "valid_at")])
    return {name: history.rng.choice(moments).isoformat() for name in names}


@pytest.mark.django_db
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_all_renderings_of_a_random_history_tell_the_same(client: Client, settings, chunk: int) -> None:
    editors = make_editor(), make_editor()
    for seed in range(chunk * EACH, (chunk + 1) * EACH):
        settings.NEWSROOM_SHOW_DIFFERING = bool(seed % 2)
        history = walk(seed, editors)
        history.now += timedelta(hours=1)
        with history.at(history.now):
            try:
                require_parity(history, client)
                require_same(history, client, **asked_at_random(history))
            except AssertionError as error:
                raise AssertionError(f"{history.story()}\n{error}") from error


def told_now(history: History) -> PublicFact | None:
    """The read model at this moment; None where nothing is told."""
    try:
        return facts.read(Fact.objects.get(pk=history.fact.pk))
    except (NotPublic, NotThen):
        return None


def core(fact: PublicFact) -> dict[str, Any]:
    """What a moment's answer must still say later: all but what is marked as seen from now."""
    told = asdict(fact)
    # When a review was due is not remembered, and entities have no history.
    return {name: value for name, value in told.items() if name not in ("moments", "temporal_state", "entities")}


@pytest.mark.django_db
@pytest.mark.parametrize("chunk", range(5))
def test_what_readers_were_told_at_a_moment_is_what_is_said_of_that_moment_later(chunk: int) -> None:
    editors = make_editor(), make_editor()
    calm = [name for name in WEIGHTED if name not in ("embargo", "release")]
    for seed in range(1000 + chunk * 10, 1000 + (chunk + 1) * 10):
        history = History(seed, editors)
        seen: list[tuple[datetime, PublicFact | None]] = []
        for name in ["publish", *(history.rng.choice(calm) for _ in range(7))]:
            history.step(name)
            with history.at(history.now):
                seen.append((history.now, told_now(history)))
        with history.at(history.now + timedelta(hours=1)):
            require_memory(history, seen)


def require_memory(history: History, seen: list[tuple[datetime, PublicFact | None]]) -> None:
    """Of each moment that is what was told then, if anything is told of the fact now."""
    fact = Fact.objects.get(pk=history.fact.pk)
    if told_now(history) is None:
        return
    for moment, told in seen:
        if told is None:
            with pytest.raises(NotThen):
                facts.read(fact, Moments(as_of=moment))
        else:
            assert core(facts.read(fact, Moments(as_of=moment))) == core(told), f"{history.story()}\n{moment}"
