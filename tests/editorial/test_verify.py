"""Four eyes, and evidence."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from facts.editorial import evidence, relate, verify
from facts.editorial.refusals import AmbiguousQuote, EditConflict, Incomplete, NoEvidence, QuoteNotFound, SelfVerification
from facts.models import Change, Evidence, Fact, Source, Verification
from tests.factories import current, latest, make_article, make_editor, make_evidence, make_fact, make_outlet

pytestmark = pytest.mark.django_db


def verified(fact: Fact, editor: User, **fields: Any) -> Verification:
    return verify.verify(fact, editor=editor, **({"result": "verified", "method": "document"} | fields))


def test_a_second_person_verifies_what_has_evidence() -> None:
    fact = make_fact(author=make_editor(), review_due_at="2025-01-01T00:00Z", review_reason="old")
    make_evidence(fact)
    verified(fact, make_editor())
    fact.refresh_from_db()
    assert (fact.verification_status, fact.review_due_at) == ("verified", None)
    assert Change.objects.get().kind == "verified"


def test_the_author_does_not_verify() -> None:
    fact = make_fact(author=make_editor())
    make_evidence(fact)
    with pytest.raises(SelfVerification, match="somebody else"):
        verified(fact, fact.author)
    assert not Verification.objects.exists()


def test_a_newsroom_may_do_without_four_eyes(settings: Any) -> None:
    settings.NEWSROOM_FOUR_EYES = False
    fact = make_fact(author=make_editor())
    make_evidence(fact)
    assert verified(fact, fact.author)


@pytest.mark.parametrize("fields", [None, {"stance": "refutes"}, {"stance": "context"}, {"state": "suggested"}, {"quote": " "}])
def test_without_accepted_support_nothing_is_verified(fields: dict[str, str] | None) -> None:
    fact = make_fact()
    if fields:
        make_evidence(fact, article=make_article(" A report."), **fields)
    with pytest.raises(NoEvidence, match="evidence"):
        verified(fact, make_editor())


def test_evidence_for_what_the_fact_said_before_is_none_for_what_it_says_now() -> None:
    fact = make_fact()
    make_evidence(fact)
    old = current(fact)
    fact.versions.create(number=2, statement="New.", as_of=old.as_of, rank="preferred")
    with pytest.raises(NoEvidence):
        verified(fact, make_editor())


def test_an_exception_needs_a_reason_and_keeps_it() -> None:
    fact = make_fact(author=make_editor())
    with pytest.raises(SelfVerification):
        verified(fact, fact.author, override_reason="  ")
    assert verified(fact, fact.author, override_reason="The desk is alone tonight.").override_reason


@pytest.mark.parametrize("result", ["in_progress", "disputed", "refuted", "unverifiable"])
def test_doubt_needs_no_second_person(result: str) -> None:
    fact = make_fact(author=make_editor())
    verified(fact, fact.author, result=result)
    assert fact.verification_status == result


@pytest.mark.parametrize("fields", [{"result": "true"}, {"method": "magic"}])
def test_results_and_methods_are_the_known_ones(fields: dict[str, str]) -> None:
    with pytest.raises(Incomplete):
        verified(make_fact(), make_editor(), **fields)


def test_what_was_changed_meanwhile_is_not_verified_by_mistake() -> None:
    fact = make_fact()
    seen = current(fact)
    fact.versions.create(number=2, statement="New.", as_of=seen.as_of, rank="preferred")
    with pytest.raises(EditConflict, match="New"):
        verified(fact, make_editor(), result="disputed", expected=seen)


@pytest.mark.parametrize(("result", "is_due"), [("refuted", True), ("disputed", True), ("in_progress", False)])
def test_what_hangs_on_a_fact_in_doubt_is_asked_again(result: str, is_due: bool) -> None:
    fact, hanging = make_fact(), make_fact()
    relate.relate(hanging, kind="implied_by", other=fact, editor=None)
    verified(fact, make_editor(), result=result)
    assert Fact.objects.review_due().exists() is is_due


def test_a_fact_that_readers_do_not_see_changes_no_feed() -> None:
    verified(make_fact(editorial_status="draft"), make_editor(), result="disputed")
    assert not Change.objects.exists()


def test_a_passage_is_recorded_where_it_stands_with_its_origin() -> None:
    report = make_article("They met in Busan’s port.", outlet=make_outlet())
    piece = evidence.record(make_fact(), quote="Busan's port", stance="supports", editor=make_editor(), revision=latest(report))
    assert (piece.quote, piece.start, piece.origin) == ("Busan’s port", 12, report.origin)
    assert (piece.state, piece.found_by) == ("accepted", "editor")


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"quote": " "}, Incomplete),
        ({"quote": "Seoul"}, QuoteNotFound),
        ({"quote": "is"}, AmbiguousQuote),
        ({"stance": "likes"}, Incomplete),
        ({"directness": "third"}, Incomplete),
        ({"revision": None}, Incomplete),
    ],
)
def test_evidence_that_can_not_be_recorded_is_refused(fields: dict[str, Any], refusal: type[Exception]) -> None:
    revision = latest(make_article("This is so.", outlet=make_outlet()))
    given = {"quote": "so", "stance": "supports", "revision": revision} | fields
    with pytest.raises(refusal):
        evidence.record(make_fact(), editor=make_editor(), **given)
    assert not Evidence.objects.exists()


def test_a_sources_word_needs_no_text() -> None:
    source = Source.objects.create(kind="person", name="The harbour master")
    piece = evidence.record(make_fact(), quote="It leaves at noon.", stance="supports", editor=make_editor(), source=source)
    assert piece.origin == f"source:{source.pk}"


def test_suggestions_are_accepted_or_put_aside_by_a_person() -> None:
    piece, editor = make_evidence(make_fact(), state="suggested"), make_editor()
    assert evidence.accept(piece, editor=editor).decided_by == editor
    assert evidence.accept(piece, editor=make_editor()).decided_by == editor
    assert evidence.reject(piece, editor=editor).state == "rejected"
