"""Permanent addresses are made of subject and kind, and former ones lead on."""

from importlib import import_module

import pytest
from django.apps import apps

from facts.editorial import addresses, correct, status
from facts.editorial.refusals import Incomplete
from facts.models import Fact, FormerSlug
from facts.publishing import resolve, slugs
from tests.factories import make_editor, make_fact

pytestmark = pytest.mark.django_db


def published(**fields: str) -> Fact:
    """A fact that readers were told of."""
    fact = make_fact(editorial_status="draft", **fields)
    status.publish(fact, editor=make_editor())
    return fact


@pytest.mark.parametrize(
    ("subject", "kind", "value", "slug"),
    [
        ("the venue of the Trump–Xi meeting", "place", "Gyeongju, South Korea", "the-venue-of-the-trump-xi-meeting-place"),
        ("the summit in Gyeongju", "place", "Gyeongju, South Korea", "the-summit-in-place"),
        ("the 30 October meeting", "date", "30 October 2025", "the-meeting-date"),
        ("the 41 dead of the flood", "quantity", "41 dead", "the-of-the-flood-quantity"),
        ("talks of Trump and Xi", "participants", "Donald Trump and Xi Jinping", "talks-of-trump-and-xi-participants"),
        ("rare earths", "other", "", "rare-earths"),
        ("회담", "date", "", "date"),
    ],
)
def test_an_address_is_made_of_subject_and_kind_and_never_of_the_value(subject: str, kind: str, value: str, slug: str) -> None:
    words = slugs.of_fact(subject, kind=kind, value=value)
    assert slugs.free(words, among=Fact.objects.all(), otherwise="fact") == slug


def test_a_correction_of_the_value_leaves_the_address() -> None:
    fact = published(statement="They meet in Gyeongju.", slug="venue-place")
    expected = resolve.current(fact)
    assert expected is not None
    correct.correct(
        fact, expected=expected, kind="correction", editor=make_editor(), statement="They meet in Busan.", notice="Busan."
    )
    fact.refresh_from_db()
    assert fact.slug == "venue-place"


def test_a_former_address_belongs_to_its_fact_for_ever() -> None:
    fact, other = published(slug="old"), published()
    addresses.move(fact, slug="new", editor=make_editor())
    assert FormerSlug.objects.get(slug="old").fact == fact
    assert slugs.free("old", among=Fact.objects.all(), otherwise="fact") == "old-2"
    for taken in ("old", "new"):
        with pytest.raises(Incomplete, match="taken"):
            addresses.move(other, slug=taken, editor=make_editor())
    addresses.move(fact, slug="old", editor=make_editor())
    assert [row.slug for row in FormerSlug.objects.all()] == ["new"]


def test_the_address_of_a_draft_is_nobodys_to_remember() -> None:
    addresses.move(make_fact(editorial_status="draft", slug="old"), slug="new", editor=make_editor())
    assert not FormerSlug.objects.exists()


@pytest.mark.parametrize("slug", ["", " ", "Über uns", "a/b", "x" * 81])
def test_words_that_fit_no_address_are_refused(slug: str) -> None:
    with pytest.raises(Incomplete):
        addresses.move(published(), slug=slug, editor=make_editor())


def test_the_migration_moves_addresses_that_were_made_of_a_value() -> None:
    told = make_fact("They meet on 30 October 2025.", kind="date", slug="they-meet-on-30-october-2025", subject="the meeting")
    twin = make_fact("They meet on 30 October 2025.", kind="date", slug="they-meet-on-30-october-2025-2", subject="the meeting")
    chosen = make_fact("They meet on 30 October 2025.", kind="date", slug="meeting", subject="the meeting")
    migration = import_module("facts.migrations.0004_own_articles_are_published_by_an_act")
    for _ in range(2):
        migration.move_addresses_made_of_a_value(apps, None)
    for fact in (told, twin, chosen):
        fact.refresh_from_db()
    assert [fact.slug for fact in (told, twin, chosen)] == ["the-meeting-date", "the-meeting-date-2", "meeting"]
    assert FormerSlug.objects.get(slug="they-meet-on-30-october-2025").fact == told
