"""Draft, in review, published, on hold, withdrawn; and what hangs together."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User

from facts.editorial import blast, relate, status
from facts.editorial.refusals import Incomplete, WrongStatus
from facts.models import Change, Correction, Fact, FactRelation, FactVersion
from tests.factories import (
    make_article,
    make_contradiction,
    make_editor,
    make_fact,
    make_mention,
    make_outlet,
    make_revision,
)

pytestmark = pytest.mark.django_db

MOVES: dict[str, Callable[[Fact, User], object]] = {
    "in_review": lambda fact, editor: status.send_to_review(fact, editor=editor),
    "published": lambda fact, editor: status.publish(fact, editor=editor),
    "on_hold": lambda fact, editor: status.hold(fact, editor=editor, reason="unclear"),
    "withdrawn": lambda fact, editor: status.withdraw(fact, editor=editor, notice="It was never so."),
}
ALLOWED = {
    "draft": {"in_review", "published", "on_hold", "withdrawn"},
    "in_review": {"published", "on_hold", "withdrawn"},
    "published": {"on_hold", "withdrawn"},
    "on_hold": {"in_review", "published", "withdrawn"},
    "withdrawn": set(),
}


@pytest.mark.parametrize("start", ALLOWED)
@pytest.mark.parametrize("end", MOVES)
def test_a_fact_moves_only_where_the_table_says(start: str, end: str) -> None:
    fact = make_fact(editorial_status=start)
    if end in ALLOWED[start]:
        MOVES[end](fact, make_editor())
    else:
        with pytest.raises(WrongStatus):
            MOVES[end](fact, make_editor())
    fact.refresh_from_db()
    assert fact.editorial_status == (end if end in ALLOWED[start] else start)


def test_publishing_is_one_line_of_the_log_with_its_articles() -> None:
    fact = make_fact(article=(article := make_article()), editorial_status="draft")
    make_mention(fact, (other := make_article()))
    stale = Fact.objects.get(pk=fact.pk)
    status.publish(fact, editor=make_editor())
    with pytest.raises(WrongStatus):
        status.publish(stale, editor=make_editor())
    assert set(Change.objects.get().articles.all()) == {article, other}


def test_a_move_is_signed_in_the_history() -> None:
    fact, editor = make_fact(editorial_status="draft"), make_editor()
    status.publish(fact, editor=editor)
    newest = fact.history.first()
    assert newest is not None
    assert (newest.history_user, newest.history_change_reason) == (editor, "published")


def test_a_hold_needs_a_reason_and_asks_for_a_review() -> None:
    fact = make_fact()
    with pytest.raises(Incomplete):
        status.hold(fact, editor=make_editor(), reason=" ")
    status.hold(fact, editor=make_editor(), reason="The source went silent.")
    assert fact in Fact.objects.review_due()
    line = Change.objects.get()
    assert (line.kind, "The source went silent." in line.summary) == ("held", False)


def test_a_hold_of_what_readers_never_saw_is_not_in_the_log() -> None:
    status.hold(make_fact(editorial_status="draft"), editor=make_editor(), reason="The source went silent.")
    assert not Change.objects.exists()


def test_a_withdrawal_is_told_to_readers_and_settles_the_flags() -> None:
    fact = make_fact(article=(article := make_article()))
    flag, hanging = make_contradiction(fact), make_fact()
    relate.relate(hanging, kind="depends_on", other=fact, editor=None)
    with pytest.raises(Incomplete, match="notice"):
        status.withdraw(fact, editor=make_editor(), notice="")
    correction = status.withdraw(fact, editor=make_editor(), notice="It was never so.")
    flag.refresh_from_db()
    assert correction is not None
    assert (correction.kind, list(correction.articles.all())) == ("withdrawal", [article])
    assert (flag.status, flag.dismissal_reason) == ("dismissed", "already_handled")
    assert list(Fact.objects.review_due()) == [hanging]
    assert correction in Correction.objects.published()


def test_a_draft_is_withdrawn_without_a_word() -> None:
    assert status.withdraw(make_fact(editorial_status="draft"), editor=make_editor(), notice="") is None
    assert not Change.objects.exists()


def test_a_relation_is_recorded_once_and_never_to_itself() -> None:
    fact, other = make_fact(), make_fact()
    for _ in range(2):
        relate.relate(fact, kind="depends_on", other=other, editor=make_editor(), note="same room")
    assert FactRelation.objects.count() == 1
    for wrong in ({"kind": "depends_on", "other": fact}, {"kind": "hates", "other": other}):
        with pytest.raises(Incomplete):
            relate.relate(fact, editor=None, **wrong)  # type: ignore[arg-type]


def test_dependents_are_those_that_may_fall_with_it() -> None:
    fact = make_fact()
    hanging = {kind: make_fact() for kind in ("depends_on", "implied_by", "refines", "same_as")}
    for kind, other in hanging.items():
        relate.relate(other, kind=kind, other=fact, editor=None)
    assert relate.dependents(fact) == [hanging["depends_on"], hanging["implied_by"]]


def test_the_blast_radius_is_three_articles_and_a_translation_with_spans_and_states() -> None:
    text = "The ferry leaves at noon."
    articles = [make_article(text) for _ in range(3)] + [make_article("La nave sale a mediodía.", language="es")]
    fact = make_fact()
    for article in articles:
        make_mention(fact, article)
    make_mention(fact, make_article("They say the ferry leaves at noon.", outlet=make_outlet()))
    fact.mentions.filter(revision__article=articles[0]).update(anchor_state="orphaned")
    Change.objects.create(fact=fact, kind="published", summary="Out.")
    radius = blast.radius(fact)
    assert radius.articles == articles
    assert [mention.anchor_state for mention in radius.mentions] == ["orphaned"] + ["anchored"] * 4
    assert [change.summary for change in radius.feeds] == ["Out."]


def test_a_text_that_no_longer_states_it_is_out_of_the_radius() -> None:
    article = make_article()
    fact = make_fact(article=article)
    make_revision(article, "All is new.", anchored_at=article.retrieved_at)
    assert blast.radius(fact).articles == []


def test_a_draft_is_deleted_with_all_that_was_recorded_for_it_and_the_history_says_who_and_why() -> None:
    article, editor = make_article(), make_editor()
    fact, hanging = make_fact(article=article, editorial_status="draft"), make_fact()
    make_contradiction(fact)
    relate.relate(hanging, kind="depends_on", other=fact, editor=None)
    pk = fact.pk
    with pytest.raises(Incomplete):
        status.delete_draft(fact, editor=editor, reason=" ")
    status.delete_draft(fact, editor=editor, reason="Recorded twice.")
    assert not Fact.objects.filter(pk=pk).exists()
    assert not FactVersion.objects.filter(fact=pk).exists()
    last = Fact.history.filter(id=pk).first()
    assert (last.history_type, last.history_user, last.history_change_reason) == ("-", editor, "draft deleted: Recorded twice.")
    assert list(Fact.objects.review_due()) == [hanging]


@pytest.mark.parametrize("then", ["published", "on_hold", "withdrawn"])
def test_what_is_or_was_public_is_not_deleted(then: str) -> None:
    fact, editor = make_fact(editorial_status="draft"), make_editor()
    status.publish(fact, editor=editor)
    if then != "published":
        MOVES[then](fact, editor)
    with pytest.raises(WrongStatus, match="can't be deleted"):
        status.delete_draft(fact, editor=editor, reason="Away with it.")
    assert Fact.objects.filter(pk=fact.pk).exists()


def test_a_change_of_what_readers_see_of_a_fact_is_told_and_of_what_they_do_not_is_not() -> None:
    fact, editor = make_fact(subject="the venue"), make_editor()
    status.edit(fact, editor=editor, internal_note="Ask Jun.", importance=3)
    assert not Change.objects.exists()
    status.edit(fact, editor=editor, subject="the place of the talks", importance=3)
    change = Change.objects.published().get()
    assert (change.kind, change.summary) == ("edited", "The subject was “the venue” and is now “the place of the talks”.")
    status.edit(make_fact(editorial_status="draft"), editor=editor, subject="something else")
    assert Change.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "refusal"), [({"subject": ""}, Incomplete), ({"importance": 9}, Incomplete), ({"slug": "x"}, TypeError)]
)
def test_a_detail_of_a_fact_that_does_not_fit_is_refused(fields: dict[str, object], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        status.edit(make_fact(), editor=make_editor(), **fields)
