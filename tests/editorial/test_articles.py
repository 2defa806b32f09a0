"""Our own articles: draft, facts recorded, checked, published; and back."""

from datetime import datetime, timedelta
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.utils import timezone

from facts.editorial import articles, capture, status
from facts.editorial.refusals import Incomplete, NotDated, UnverifiedFacts, WrongStatus
from facts.ingest import receive
from facts.models import Article, ArticleRevision, Change, Fact, FormerSlug
from facts.publishing import wordings
from facts.publishing.availability import State, availability
from facts.publishing.visibility import is_out
from tests.factories import MORNING, latest, make_article, make_editor, make_fact, make_outlet, own_outlet

pytestmark = pytest.mark.django_db
TEXT = "The leaders meet in Gyeongju on January 20."


def draft(text: str = TEXT, **fields: Any) -> Article:
    """A text of our own that nobody has published."""
    return make_article(text, **({"released_at": None} | fields))


def states(article: Article) -> tuple[State, bool, bool]:
    """What is said of an article, and whether the two places that decide agree."""
    article = Article.objects.select_related("outlet").get(pk=article.pk)
    return availability(article).state, is_out(article), Article.objects.published().filter(pk=article.pk).exists()


def test_a_received_text_of_our_own_is_not_public_whatever_its_time() -> None:
    given = {"outlet": own_outlet(), "headline": "Leaders meet", "published_at": MORNING, "zone": "Asia/Seoul"}
    article = receive.receive(TEXT, **given).article
    assert states(article) == (State.UNRELEASED, False, False)
    assert receive.receive("Another text.", **given, url="https://ours.example/1").article not in Article.objects.published()


def test_publication_is_an_act_with_its_editor_its_text_and_its_trace() -> None:
    article, editor = draft(), make_editor()
    done = articles.publish(article, editor=editor)
    assert states(article) == (State.PUBLIC, True, True)
    assert (done.act, done.done_by, done.revision, article.released_by) == ("published", editor, latest(article), editor)
    newest = article.history.first()
    assert newest is not None
    assert (newest.history_user, newest.history_change_reason) == (editor, "published")
    with pytest.raises(WrongStatus, match="published already"):
        articles.publish(article, editor=editor)


@pytest.mark.parametrize(
    ("fields", "state", "at"),
    [
        ({"embargoed_until": 1}, State.EMBARGOED, 1),
        ({"published_at": 1}, State.SCHEDULED, 1),
        ({"published_at": 2, "embargoed_until": 1}, State.SCHEDULED, 2),
        ({"published_at": 1, "embargoed_until": 2}, State.EMBARGOED, 2),
    ],
)
def test_a_published_article_waits_for_its_time_and_its_embargo(fields: dict[str, int], state: State, at: int) -> None:
    now = timezone.now()
    article = draft(**{name: now + timedelta(hours=hours) for name, hours in fields.items()})
    articles.publish(article, editor=make_editor())
    assert states(article) == (state, False, False)
    assert availability(article).at == now + timedelta(hours=at)
    assert availability(article, now + timedelta(hours=3)).state == State.PUBLIC


def test_what_is_not_ours_or_has_no_time_or_no_text_is_not_published() -> None:
    editor = make_editor()
    with pytest.raises(WrongStatus, match="of our own"):
        articles.publish(make_article(outlet=make_outlet()), editor=editor)
    with pytest.raises(NotDated, match="to be published"):
        articles.publish(draft(published_at=None, zone="", pubstatus="withheld"), editor=editor)
    empty = draft()
    ArticleRevision.objects.filter(article=empty).delete()
    with pytest.raises(Incomplete, match="no text"):
        articles.publish(empty, editor=editor)


def test_important_facts_that_nobody_verified_hold_it_up_unless_a_reason_is_given() -> None:
    article, editor = draft(), make_editor()
    fact = make_fact(article=article, importance=3, subject="the venue")
    make_fact(article=article, importance=3, verification_status="verified")
    make_fact(article=article, importance=2)
    with pytest.raises(UnverifiedFacts, match="the venue") as refusal:
        articles.publish(article, editor=editor, override_reason=" ")
    assert refusal.value.facts == [fact]
    assert states(article)[0] == State.UNRELEASED
    done = articles.publish(article, editor=editor, override_reason="The desk has called both sides.")
    assert (done.override_reason, list(done.unverified.all())) == ("The desk has called both sides.", [fact])


def test_a_reason_is_kept_only_where_there_was_something_to_set_aside() -> None:
    assert articles.publish(draft(), editor=make_editor(), override_reason="Just so.").override_reason == ""


def test_what_a_publishing_system_reports_is_recorded_once_and_held_up_by_nothing() -> None:
    article = draft()
    fact = make_fact(article=article, importance=3)
    done = articles.record_published(article, editor=None)
    assert done is not None
    assert (done.is_reported, list(done.unverified.all())) == (True, [fact])
    assert articles.record_published(article, editor=None) is None
    assert states(article) == (State.PUBLIC, True, True)


def test_a_draft_gets_facts_whose_dates_are_read_by_the_planned_time() -> None:
    planned = datetime(2031, 1, 15, 9, 0, tzinfo=MORNING.tzinfo)
    article = draft(published_at=planned)
    words = {"quote": "on January 20", "kind": "date", "statement": "They meet.", "subject": "it", "value_text": "January 20"}
    fact = capture.capture(latest(article), author=None, **words)
    version = fact.versions.get()
    assert version.readable_value == "20 January 2031"
    assert version.as_of <= timezone.now()
    status.publish(fact, editor=make_editor())
    assert fact not in Fact.objects.published()


def test_a_fact_of_a_draft_shows_when_its_article_is_published() -> None:
    article = draft()
    fact = make_fact(article=article)
    assert fact not in Fact.objects.published()
    articles.publish(article, editor=make_editor())
    assert fact in Fact.objects.published()


def test_what_no_reader_can_read_yet_becomes_a_draft_again() -> None:
    article, editor = draft(embargoed_until=timezone.now() + timedelta(hours=1)), make_editor()
    articles.publish(article, editor=editor)
    with pytest.raises(Incomplete):
        articles.unpublish(article, editor=editor, reason=" ")
    done = articles.unpublish(article, editor=editor, reason="The source asked for time.")
    assert (done.act, done.reason) == ("unpublished", "The source asked for time.")
    assert states(article) == (State.UNRELEASED, False, False)
    assert availability(article, timezone.now() + timedelta(hours=2)).state == State.UNRELEASED
    with pytest.raises(WrongStatus):
        articles.unpublish(article, editor=editor, reason="Again.")
    with pytest.raises(WrongStatus, match="Withdraw it"):
        articles.unpublish(make_article(), editor=editor, reason="It is wrong.")


def test_a_withdrawal_owes_readers_a_notice_and_can_be_undone_by_publishing_again() -> None:
    article, editor = make_article(), make_editor()
    with pytest.raises(Incomplete):
        articles.withdraw(article, editor=editor, notice="")
    articles.withdraw(article, editor=editor, notice="It rested on a forgery.")
    assert states(article) == (State.WITHDRAWN, False, False)
    change = Change.objects.published().get()
    assert (change.kind, change.articles.get(), change.fact, change.summary) == (
        "withdrawn",
        article,
        None,
        "It rested on a forgery.",
    )
    with pytest.raises(WrongStatus):
        articles.withdraw(article, editor=editor, notice="Again.")
    articles.publish(article, editor=editor)
    assert states(article) == (State.PUBLIC, True, True)
    assert [done.act for done in article.publications.all()] == ["published", "withdrawn"]


def test_an_edit_that_readers_see_is_a_line_in_the_log_and_one_that_they_do_not_is_none() -> None:
    article, editor = make_article(headline="Old", byline="A. Name"), make_editor()
    articles.edit(article, editor=editor, headline="New", byline="A. Name", origin_group="Wire 1")
    change = Change.objects.published().get()
    assert (change.kind, change.articles.get()) == ("edited", article)
    assert "“Old” and is now “New”" in change.summary
    assert "Wire" not in change.summary
    articles.edit(article, editor=editor, headline="New")
    articles.edit(article, editor=editor, origin_group="Wire 2")
    unseen = draft()
    articles.edit(unseen, editor=editor, headline="Newer", slug="newer")
    assert Change.objects.count() == 1
    newest = article.history.first()
    assert newest is not None
    assert newest.history_user == editor


@pytest.mark.parametrize("name", ["headline", "byline", "language", "published_at", "zone", "slug"])
def test_every_public_field_of_a_public_article_is_logged_when_it_changes(name: str) -> None:
    article = make_article()
    values = {"published_at": MORNING - timedelta(hours=1), "zone": "Europe/London", "language": "de"}
    articles.edit(article, editor=make_editor(), **{name: values.get(name, "another")})
    assert Change.objects.published().get().kind == "edited"


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"headline": ""}, Incomplete),
        ({"zone": "Mars/Olympus"}, Incomplete),
        ({"language": "x" * 20}, Incomplete),
        ({"slug": "Not A Slug"}, Incomplete),
        ({"slug": ""}, Incomplete),
        ({"published_at": None}, Incomplete),
        ({"pubstatus": "canceled"}, WrongStatus),
        ({"embargoed_until": datetime(2999, 1, 1, tzinfo=MORNING.tzinfo)}, WrongStatus),
        ({"published_at": datetime(2999, 1, 1, tzinfo=MORNING.tzinfo)}, WrongStatus),
    ],
)
def test_an_edit_that_does_not_fit_or_would_hide_a_public_article_is_refused(fields: dict[str, Any], refusal: Any) -> None:
    article = make_article(headline="Old")
    with pytest.raises(refusal):
        articles.edit(article, editor=make_editor(), **({"headline": "New"} | fields))
    article.refresh_from_db()
    assert article.headline == "Old"
    assert not Change.objects.exists()


def test_another_outlets_article_has_its_status_from_its_publisher() -> None:
    article = make_article(outlet=make_outlet())
    articles.edit(article, editor=make_editor(), pubstatus="canceled")
    article.refresh_from_db()
    assert article.pubstatus == "canceled"
    assert not Change.objects.exists()


def test_another_publication_time_makes_the_facts_due_for_review() -> None:
    article = draft()
    fact = make_fact(article=article)
    articles.edit(article, editor=make_editor(), published_at=MORNING + timedelta(days=7))
    assert list(Fact.objects.review_due()) == [fact]


def test_a_former_address_is_kept_only_where_readers_could_know_it() -> None:
    unseen, seen, editor = draft(), draft(), make_editor()
    articles.edit(unseen, editor=editor, slug="never-seen")
    assert not FormerSlug.objects.exists()
    old = seen.slug
    articles.publish(seen, editor=editor)
    articles.edit(seen, editor=editor, slug="now-here")
    assert FormerSlug.objects.get().slug == old
    with pytest.raises(Incomplete, match="taken"):
        articles.edit(unseen, editor=editor, slug=old)
    articles.edit(seen, editor=editor, slug=old)
    assert FormerSlug.objects.get().slug == "now-here"


def test_a_new_text_of_a_public_article_keeps_the_old_one_for_readers_and_is_told() -> None:
    article = make_article("It leaves at noon.", headline="The ferry")
    receive.revise(article, text="It leaves at one.", headline="The late ferry")
    article.refresh_from_db()
    assert [(text.number, text.headline, text.text) for text in wordings.wordings(article)] == [
        (1, "The ferry", "It leaves at noon."),
        (2, "The late ferry", "It leaves at one."),
    ]
    change = Change.objects.published().get()
    assert (change.kind, change.articles.get()) == ("revised", article)
    assert "“The ferry” and is now “The late ferry”" in change.summary
    assert wordings.updated_at(article) == latest(article).received_at


def test_texts_and_headlines_of_a_draft_are_never_readers_to_read() -> None:
    article, editor = draft("He is guilty.", headline="He is guilty"), make_editor()
    receive.revise(article, text="He is on trial.")
    articles.edit(article, editor=editor, headline="He is on trial")
    articles.publish(article, editor=editor)
    assert wordings.updated_at(article) is None
    receive.revise(article, text="He was acquitted.")
    article.refresh_from_db()
    texts = wordings.wordings(article)
    assert [text.text for text in texts] == ["He is on trial.", "He was acquitted."]
    assert "guilty" not in "".join(text.headline for text in texts)
    assert "guilty" not in Change.objects.get().summary


def test_the_address_does_not_tell_the_headline_that_a_draft_had() -> None:
    given = {"outlet": own_outlet(), "published_at": MORNING}
    renamed = receive.receive("He is guilty.", headline="He is guilty", **given).article
    kept = receive.receive("She is on trial.", headline="She is on trial", **given).article
    chosen = receive.receive("It is over.", headline="It is over", **given).article
    articles.edit(renamed, editor=make_editor(), headline="He is on trial")
    articles.edit(kept, editor=make_editor(), byline="A. Name")
    articles.edit(chosen, editor=make_editor(), headline="All is over", slug="the-end")
    for article in (renamed, kept, chosen):
        articles.publish(article, editor=make_editor())
    assert [article.slug for article in (renamed, kept, chosen)] == ["he-is-on-trial", "she-is-on-trial", "the-end"]
    assert not FormerSlug.objects.exists()


def test_texts_that_came_while_it_was_embargoed_or_withdrawn_stay_unseen() -> None:
    article, editor = draft("One.", embargoed_until=timezone.now() + timedelta(hours=1)), make_editor()
    articles.publish(article, editor=editor)
    receive.revise(article, text="Two.")
    articles.edit(article, editor=editor, embargoed_until=None)
    articles.withdraw(article, editor=editor, notice="Wrong.")
    receive.revise(article, text="Three.")
    receive.revise(article, text="Four.")
    articles.publish(article, editor=editor)
    article.refresh_from_db()
    assert [text.text for text in wordings.wordings(article)] == ["Two.", "Four."]
    assert wordings.updated_at(article) == article.released_at


def test_another_headline_over_the_same_text_is_told_too() -> None:
    article = make_article("It leaves at noon.", headline="The ferry")
    assert not receive.revise(article, text="It leaves at noon.", headline="The late ferry").is_new_revision
    article.refresh_from_db()
    assert article.headline == "The late ferry"
    assert Change.objects.published().get().kind == "edited"


def test_a_text_that_comes_in_again_by_a_program_is_told_as_well() -> None:
    given = {"outlet": own_outlet(), "headline": "Ferry", "published_at": MORNING, "url": "https://ours.example/ferry"}
    article = receive.receive("It leaves at noon.", **given).article
    articles.record_published(article, editor=None)
    receive.receive("It leaves at one.", **given, byline="A. Name")
    assert [change.kind for change in Change.objects.published()] == ["revised", "edited"]
    with pytest.raises(receive.Refused, match="can't be embargoed"):
        receive.receive("It leaves at two.", **given, embargoed_until=timezone.now() + timedelta(hours=1))
    assert states(article) == (State.PUBLIC, True, True)


def test_the_migration_publishes_what_readers_could_read_and_nothing_else() -> None:
    now = timezone.now()
    out = draft(published_at=now - timedelta(days=2), embargoed_until=now - timedelta(days=1))
    plain = draft()
    hidden = [
        draft(embargoed_until=now + timedelta(days=1)),
        draft(published_at=now + timedelta(days=1)),
        draft(pubstatus="canceled"),
        draft(published_at=None, zone="", pubstatus="withheld"),
        make_article(outlet=make_outlet()),
    ]
    import_module("facts.migrations.0004_own_articles_are_published_by_an_act").release_what_is_out(apps, None)
    for article in (out, plain, *hidden):
        article.refresh_from_db()
    assert (out.released_at, plain.released_at) == (out.embargoed_until, plain.published_at)
    assert {article.released_at for article in hidden} == {None}
    assert set(Article.objects.published()) == {out, plain}


def test_the_migration_lets_those_who_publish_facts_publish_articles() -> None:
    group = Group.objects.create(name="Desk")
    group.permissions.set(Permission.objects.filter(codename="publish_fact"))
    editor, reader = make_editor("", "publish_fact"), make_editor("", "view_fact")
    migration = import_module("facts.migrations.0004_own_articles_are_published_by_an_act")
    migration.let_publishers_of_facts_publish_articles(apps, None)
    assert group.permissions.filter(codename="publish_article").exists()
    assert editor.user_permissions.filter(codename="publish_article").exists()
    assert not reader.user_permissions.filter(codename="publish_article").exists()
