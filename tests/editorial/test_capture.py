"""A quote becomes a fact."""

from typing import Any

import pytest

from facts.editorial import anchors, capture
from facts.editorial.refusals import AmbiguousQuote, Incomplete, NotDated, QuoteNotFound, Refusal, Unreadable
from facts.models import Fact
from tests.factories import MORNING, current, latest, make_article, make_editor, make_fact, make_outlet, make_revision

pytestmark = pytest.mark.django_db
TEXT = "Trump and Xi are to meet on October 30 on the sidelines of the APEC summit in Gyeongju."


def captured(**fields: Any) -> Fact:
    revision = fields.pop("revision", None) or latest(make_article(TEXT))
    given: dict[str, Any] = {"quote": "on October 30", "kind": "date", "statement": "They are to meet on 30 October 2025."}
    given |= {"subject": "the meeting", "author": make_editor()}
    return capture.capture(revision, **(given | fields))


def test_a_fact_is_a_draft_with_one_version_and_one_mention() -> None:
    fact = captured(value_text="October 30")
    version, mention = fact.versions.get(), fact.mentions.get()
    assert (fact.editorial_status, fact.verification_status, fact.checked_back_at) == ("draft", "unverified", None)
    assert (version.number, version.readable_value, version.as_of) == (1, "30 October 2025", MORNING)
    assert (mention.exact, mention.role) == ("on October 30", "explicit")


def test_the_history_names_the_author_and_why() -> None:
    fact = captured()
    assert (fact.history.get().history_user, fact.history.get().history_change_reason) == (fact.author, "captured")


def test_one_sentence_holds_several_facts_said_and_implied() -> None:
    revision = latest(make_article(TEXT))
    said = captured(revision=revision, quote=TEXT, kind="other", statement="It takes place on the sidelines of APEC.")
    implied = captured(
        revision=revision, quote=TEXT, kind="place", value_text="Gyeongju", statement="The venue is Gyeongju.", implied_by=said
    )
    assert implied.mentions.get().role == "implied"
    assert [(relation.kind, relation.other) for relation in implied.relations.all()] == [("implied_by", said)]
    implied_span, said_span = ((m.start, m.end) for m in (implied.mentions.get(), said.mentions.get()))
    assert implied_span == said_span
    implied.mentions.all().delete()
    assert said.mentions.exists()


def test_an_ambiguous_quote_lists_the_places_and_takes_the_chosen_one() -> None:
    text = "South Korea, South Korea, South Korea and South Korea."
    revision = latest(make_article(text))
    with pytest.raises(AmbiguousQuote) as refusal:
        captured(revision=revision, quote="South Korea", kind="other")
    assert len(refusal.value.places) == 4
    fact = captured(revision=revision, quote="South Korea", kind="other", start=refusal.value.places[1].start)
    assert fact.mentions.get().start == 13


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"quote": "on October 31"}, QuoteNotFound),
        ({"value_text": "soonish"}, Unreadable),
        ({"statement": " "}, Incomplete),
        ({"subject": ""}, Incomplete),
        ({"kind": "colour"}, Refusal),
        ({"subject": "x" * 301}, Incomplete),
        ({"importance": 9}, Incomplete),
    ],
)
def test_what_can_not_be_recorded_is_refused_and_nothing_is_stored(fields: dict[str, Any], refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        captured(**fields)
    assert not Fact.objects.exists()


def test_without_publication_time_no_date_is_read() -> None:
    draft = make_article(TEXT, outlet=make_outlet(), published_at=None, zone="", pubstatus="withheld")
    with pytest.raises(NotDated, match="when this article was published"):
        captured(revision=latest(draft))


def test_addresses_of_facts_differ() -> None:
    assert {captured().slug, captured().slug} == {"the-meeting-date", "the-meeting-date-2"}


def test_one_more_place_is_one_more_mention_once() -> None:
    fact, revision = make_fact(), latest(make_article(TEXT))
    assert capture.mention(fact, revision, quote="October 30") == capture.mention(fact, revision, quote="October 30")
    with pytest.raises(Incomplete):
        capture.mention(fact, revision, quote="APEC", role="loud")


def test_a_mention_of_a_text_that_was_replaced_meanwhile_is_carried_on() -> None:
    article = make_article(TEXT)
    old = latest(article)
    new = make_revision(article, "Update: " + TEXT)
    anchors.follow(new)
    fact = captured(revision=old)
    assert [mention.revision for mention in fact.mentions.current()] == [new]
    assert current(fact).number == 1
