from datetime import UTC, datetime

from django.test import Client

from facts.editorial import status
from facts.models import Correction
from tests.factories import make_article, make_editor, make_fact, make_mention


def entry(fact, *, at: datetime, notice: str, kind: str = "correction") -> Correction:
    return Correction.objects.create(
        fact=fact, kind=kind, old_version=fact.versions.first(), notice=notice, published_at=at, published_by=make_editor()
    )


def test_the_log_names_kind_both_values_and_notice(read, story) -> None:
    story.fact.kind = "quantity"
    correction = story.correct(notice="It was Busan, not Gyeongju.")
    assert correction is not None
    page = read("/corrections/")
    assert "It was Busan, not Gyeongju." in page
    assert correction.get_absolute_url() in page


def test_the_log_is_grouped_by_month_and_newest_first(read, db: None) -> None:
    fact = make_fact()
    entry(fact, at=datetime(2025, 10, 30, tzinfo=UTC), notice="In October.")
    entry(fact, at=datetime(2025, 11, 2, tzinfo=UTC), notice="In November.")
    page = read("/corrections/")
    places = [page.index(words) for words in ("November 2025", "In November.", "October 2025", "In October.")]
    assert places == sorted(places)


def test_the_log_is_narrowed_by_kind(read, db: None) -> None:
    fact = make_fact()
    entry(fact, at=datetime(2025, 10, 30, tzinfo=UTC), notice="Wrong.")
    entry(fact, at=datetime(2025, 11, 2, tzinfo=UTC), notice="Moved on.", kind="update")
    assert "Wrong." not in read("/corrections/?kind=update")
    assert "Wrong." in read("/corrections/?kind=nonsense")


def test_an_entry_shows_what_was_said_what_is_said_and_the_articles_that_carried_it(read, story) -> None:
    correction = story.correct(notice="It was Busan, not Gyeongju.")
    assert correction is not None
    page = read(correction.get_absolute_url())
    for told in ("The talks are held in Gyeongju.", "The talks are held in Busan.", "Where they talk", "/facts/talks/"):
        assert told in page


def test_an_entry_does_not_name_an_article_that_is_withheld(read, story) -> None:
    hidden = make_article("They talk.", headline="Hidden headline", slug="hidden")
    make_mention(story.fact, hidden)
    correction = story.correct()
    assert correction is not None
    type(hidden).objects.filter(pk=hidden.pk).update(pubstatus="withheld")
    page = read(correction.get_absolute_url())
    assert "Hidden headline" not in page
    assert "Where they talk" in page


def test_the_entry_of_a_withdrawal_stays_and_does_not_lead_to_the_fact(read, story) -> None:
    correction = status.withdraw(story.fact, editor=make_editor(), notice="It rested on a forgery.")
    assert correction is not None
    page = read(correction.get_absolute_url())
    assert "It rested on a forgery." in page
    assert 'href="/facts/talks/"' not in page
    assert "It rested on a forgery." in read("/corrections/")


def test_an_entry_on_a_fact_that_is_on_hold_says_so_and_tells_nothing(client: Client, story) -> None:
    correction = story.correct()
    assert correction is not None
    status.hold(story.fact, editor=make_editor(), reason="unclear")
    answer = client.get(correction.get_absolute_url())
    assert answer.status_code == 410
    page = answer.content.decode()
    assert "This fact is on hold" in page
    assert not [words for words in ("unclear", "Gyeongju", "Busan") if words in page]


def test_an_entry_on_a_fact_that_was_withdrawn_later_gives_the_notice_of_that(client: Client, story) -> None:
    correction = story.correct()
    assert correction is not None
    status.withdraw(story.fact, editor=make_editor(), notice="It rested on a forgery.")
    answer = client.get(correction.get_absolute_url())
    assert answer.status_code == 410
    page = answer.content.decode()
    assert "It rested on a forgery." in page
    assert "Gyeongju" not in page + client.get("/corrections/").content.decode()


def test_an_empty_log_says_so(read) -> None:
    assert "Nothing has had to be corrected yet." in read("/corrections/")
    assert "There is no entry of this kind." in read("/corrections/?kind=update")
