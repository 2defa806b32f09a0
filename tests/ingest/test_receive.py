"""Text in, each thing exactly once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from facts.ingest import dating, recheck, refusals
from facts.ingest.receive import Received, receive, revise
from facts.models import Article, ArticleRevision, PubStatus
from tests.factories import MORNING, make_outlet, own_outlet

URL = "https://news.example/story"
pytestmark = pytest.mark.django_db


def sent(text: str = "They met in Tokyo.", **fields: Any) -> Received:
    fields = {"outlet": fields.pop("outlet", None) or make_outlet(), "headline": "A meeting", "published_at": MORNING} | fields
    return receive(text, **fields)


def test_the_same_article_three_times_with_tracking_is_one() -> None:
    outlet = make_outlet()
    for tail in ("", "?utm_source=a", "?utm_source=b&fbclid=1"):
        last = sent(outlet=outlet, url=URL + tail)
    assert (Article.objects.count(), ArticleRevision.objects.count()) == (1, 1)
    assert not last.is_new_article
    assert not last.is_new_revision


def test_without_an_address_the_same_text_at_one_outlet_is_one_article() -> None:
    outlet = make_outlet()
    first, again = sent("They met.", outlet=outlet), sent("They  met.\r\n", outlet=outlet)
    assert first.article == again.article


def test_a_text_whose_address_is_learnt_later_gets_it() -> None:
    outlet = make_outlet()
    first, again = sent(outlet=outlet), sent(outlet=outlet, url=URL)
    assert again.article == first.article
    assert again.article.canonical_url == URL


def test_a_known_text_without_its_address_is_not_a_second_article() -> None:
    outlet = make_outlet()
    assert sent(outlet=outlet, url=URL).article == sent(outlet=outlet).article


def test_a_changed_text_is_the_next_revision_and_due_for_a_check() -> None:
    first = sent(url=URL)
    ArticleRevision.objects.update(checked_at=timezone.now())
    second = sent("They met in Seoul.", outlet=first.article.outlet, url=URL)
    assert second.revision.number == 2
    assert list(ArticleRevision.objects.unchecked()) == [second.revision]


def test_a_text_that_returns_after_another_is_a_revision_of_its_own() -> None:
    outlet = make_outlet()
    numbers = [sent(text, outlet=outlet, url=URL).revision.number for text in ("A one.", "B two.", "A one.", "A one.")]
    assert numbers == [1, 2, 3, 3]


def test_the_same_text_at_another_outlet_is_another_article_of_the_same_origin() -> None:
    first, copy = sent(), sent()
    first.article.refresh_from_db()
    assert first.article != copy.article
    assert first.article.origin == copy.article.origin
    assert first.article.origin_group == copy.article.origin_group != ""


def test_a_copy_of_a_named_wire_text_takes_its_name() -> None:
    sent(origin_group="Harbour Wire 1")
    assert sent().article.origin_group == "Harbour Wire 1"


def test_different_texts_have_different_origins() -> None:
    assert sent("One thing.").article.origin != sent("Another thing.").article.origin


def test_an_address_known_as_another_outlets_is_refused() -> None:
    sent(url=URL, outlet=make_outlet("First Post"))
    with pytest.raises(refusals.OtherOutlet, match="First Post"):
        sent(url=URL)


def test_without_a_publication_time_it_is_refused_and_nothing_is_stored() -> None:
    with pytest.raises(refusals.NoPublicationTime, match="time zone"):
        sent(published_at=None)
    assert not Article.objects.exists()


def test_a_draft_without_time_waits_unchecked_until_it_is_dated() -> None:
    received = sent(published_at=None, as_draft=True)
    assert received.article.pubstatus == PubStatus.WITHHELD
    assert not ArticleRevision.objects.unchecked().exists()
    dating.date(received.article, published_at=datetime(2025, 10, 24, 9, 0), zone="Asia/Seoul")  # noqa: DTZ001
    assert list(ArticleRevision.objects.unchecked()) == [received.revision]
    assert received.article.published_at == datetime(2025, 10, 24, 0, 0, tzinfo=UTC)


def test_a_draft_that_is_sent_again_with_its_time_becomes_usable() -> None:
    outlet = make_outlet()
    sent(outlet=outlet, published_at=None, as_draft=True)
    assert sent(outlet=outlet).article.pubstatus == PubStatus.USABLE


@pytest.mark.parametrize("zone", ["Mars/Olympus", "KST!", "../etc/passwd", "\x00"])
def test_an_impossible_zone_is_refused_with_what_is_accepted(zone: str) -> None:
    with pytest.raises(refusals.UnknownZone, match="Asia/Seoul"):
        sent(zone=zone)


def test_a_time_without_zone_is_read_where_the_outlet_is() -> None:
    naive = datetime(2025, 10, 30, 9, 0)  # noqa: DTZ001
    article = sent(outlet=make_outlet(zone="Asia/Seoul"), published_at=naive).article
    assert (article.zone, article.published_at) == ("Asia/Seoul", datetime(2025, 10, 30, 0, 0, tzinfo=UTC))


@pytest.mark.parametrize("fields", [{"headline": " "}, {"headline": "x" * 501}, {"language": "x" * 13}, {"byline": "b" * 301}])
def test_a_field_that_does_not_fit_is_refused(fields: dict[str, str]) -> None:
    with pytest.raises(refusals.Refused):
        sent(**fields)


def test_a_field_that_no_text_has_is_a_programmers_error() -> None:
    with pytest.raises(TypeError, match="colour"):
        sent(colour="red")


def test_a_second_copy_lifts_no_embargo_and_a_new_one_is_kept() -> None:
    outlet, later = make_outlet(), timezone.now() + timedelta(days=1)
    sent(outlet=outlet, url=URL, embargoed_until=later)
    assert sent(outlet=outlet, url=URL).article.embargoed_until == later


def test_our_own_articles_get_addresses_that_differ() -> None:
    slugs = [sent(text, outlet=own_outlet()).article.slug for text in ("One.", "Two.")]
    assert slugs == ["a-meeting", "a-meeting-2"]
    assert sent("三", outlet=own_outlet(), headline="韓国で会談").article.slug == "article"


def test_only_a_new_text_of_our_own_waits_to_be_anchored() -> None:
    ours, theirs = sent("Ours.", outlet=own_outlet()).article, sent("Theirs.").article
    assert not ArticleRevision.objects.unanchored().exists()
    revise(theirs, text="Theirs, changed.")
    changed = revise(ours, text="Ours, changed.").revision
    assert list(ArticleRevision.objects.unanchored()) == [changed]


def test_revising_with_the_same_text_changes_nothing() -> None:
    received = sent("Ours.", outlet=own_outlet())
    again = revise(received.article, text="Ours. ")
    assert (again.revision, again.is_new_revision) == (received.revision, False)


def test_revising_with_nothing_is_refused() -> None:
    with pytest.raises(refusals.EmptyText):
        revise(sent().article, text=" ")


def test_a_revision_sent_again_forgets_its_failures() -> None:
    revision = sent().revision
    ArticleRevision.objects.update(checked_at=timezone.now(), claimed_at=timezone.now(), check_tries=5)
    recheck.again(revision)
    assert ArticleRevision.objects.unchecked().claim(revision.pk)


def at_once(work: Callable[[int], object], times: int = 4) -> list[object]:
    """Run it in threads of their own connections, and close them."""

    def one(number: int) -> object:
        try:
            return work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(one, range(times)))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("url", ["", URL])
def test_workers_that_bring_in_one_text_at_once_end_with_one_article(url: str) -> None:
    outlet = make_outlet()
    found = at_once(lambda _: sent(outlet=outlet, url=url).is_new_article)
    assert sorted(map(bool, found)) == [False, False, False, True]
    assert (Article.objects.count(), ArticleRevision.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_different_texts_of_one_article_at_once_are_all_kept() -> None:
    outlet = make_outlet()
    at_once(lambda number: sent(f"Text {number}.", outlet=outlet, url=URL))
    assert sorted(ArticleRevision.objects.values_list("number", flat=True)) == [1, 2, 3, 4]


@pytest.mark.django_db(transaction=True)
def test_copies_that_arrive_at_once_share_their_origin() -> None:
    outlets = [make_outlet() for _ in range(4)]
    at_once(lambda number: sent(outlet=outlets[number]))
    assert len({article.origin for article in Article.objects.all()}) == 1
