"""What can be done to a fact, each through its verb, and what is refused."""

import pytest

from facts.editorial import correct, status
from facts.editorial.refusals import Refusal
from facts.models import Change, Correction, Fact, Verification
from facts.publishing import resolve
from tests.admin.pages import TEXT, address, opened, queries_of, signed_in, text_of
from tests.factories import current, make_article, make_editor, make_evidence, make_fact

pytestmark = pytest.mark.django_db


def step(fact, name):
    return address("fact", name, fact.pk)


def placed(**fields):
    """A published fact, stated in an article."""
    return make_fact("They meet in Gyeongju.", kind="place", value="Gyeongju", **fields)


def wording(fact, **fields):
    """A filled form for a change of what the fact says."""
    said = {"expected": current(fact).pk, "statement": "They meet in Busan.", "value_text": "Busan"}
    return said | {"kind": "correction", "notice": "It is Busan, not Gyeongju."} | fields


def test_the_page_shows_the_text_with_the_quote_marked():
    fact = placed(article=make_article(TEXT), quote="the summit in Gyeongju")
    assert "<mark>the summit in Gyeongju</mark>" in signed_in().get(step(fact, "change")).content.decode()


def test_the_page_costs_the_same_however_much_hangs_on_the_fact():
    client, fact = signed_in(), placed(article=make_article(TEXT), quote="the summit in Gyeongju")
    make_evidence(fact)
    few = queries_of(client, step(fact, "change"))
    for number in range(20):
        make_evidence(fact, quote=f"So it is {number}.")
    assert queries_of(client, step(fact, "change")) == few


def test_a_draft_goes_to_review_and_is_published():
    client, fact = signed_in(), placed(editorial_status="draft")
    for name, expected in (("review", "in_review"), ("publish", "published")):
        client.post(step(fact, name))
        fact.refresh_from_db()
        assert fact.editorial_status == expected
    assert Change.objects.filter(kind="published").exists()


def test_what_a_verb_refuses_is_told():
    fact = placed()
    with pytest.raises(Refusal) as caught:
        status.publish(Fact.objects.get(pk=fact.pk), editor=make_editor())
    refused = str(caught.value)
    page = signed_in().post(step(fact, "publish"), follow=True)
    assert [str(message) for message in page.context["messages"]] == [refused]


def test_a_link_never_changes_a_fact():
    fact = placed(editorial_status="draft")
    assert signed_in().get(step(fact, "publish")).status_code == 405


def test_a_correction_changes_what_is_said_and_tells_readers():
    fact = placed()
    signed_in().post(step(fact, "correct"), wording(fact))
    assert resolve.current(fact).statement == "They meet in Busan."
    assert Correction.objects.get().notice == "It is Busan, not Gyeongju."


def test_a_notice_is_drafted_before_it_is_published():
    fact = placed()
    page = signed_in().post(step(fact, "correct"), wording(fact, notice="", _draft="1"))
    drafted = page.context["form"]["notice"].value()
    assert "Gyeongju" in drafted
    assert "Busan" in drafted
    assert not Correction.objects.exists()


def test_the_correction_page_lists_what_carries_the_old_value():
    fact = placed()
    for _ in range(3):
        article = make_article(TEXT)
        fact.mentions.create(revision=article.revisions.get(), exact="the summit", start=36, end=46)
    assert "3 articles of ours, 3 mentions" in text_of(signed_in().get(step(fact, "correct")))


def test_the_second_of_two_editors_is_told_and_loses_no_word():
    fact = placed()
    form = wording(fact, statement="The second editor writes this.")
    correct.correct(
        Fact.objects.get(pk=fact.pk),
        expected=current(fact),
        kind="clarification",
        editor=make_editor(),
        statement="The first editor was faster.",
        value_text="Gyeongju",
    )
    client = signed_in()
    page = client.post(step(fact, "correct"), form)
    assert "Somebody changed this fact" in text_of(page)
    assert "The second editor writes this." in page.content.decode()
    assert resolve.current(Fact.objects.get(pk=fact.pk)).statement == "The first editor was faster."
    again = form | {"expected": page.context["form"]["expected"].value()}
    client.post(step(fact, "correct"), again)
    assert resolve.current(Fact.objects.get(pk=fact.pk)).statement == "The second editor writes this."


def test_a_value_that_cannot_be_read_is_refused_at_its_field():
    fact = make_fact("It is on 30 October.", kind="date", value="30 October 2025")
    page = signed_in().post(step(fact, "correct"), wording(fact, value_text="sometime soonish"))
    assert page.context["form"].errors["value_text"]
    assert "sometime soonish" in page.content.decode()


def test_a_draft_is_reworded_without_a_notice():
    fact = placed(editorial_status="draft")
    signed_in().post(step(fact, "reword"), wording(fact))
    assert resolve.current(fact).statement == "They meet in Busan."
    assert not Correction.objects.exists()


def test_an_editors_note_leaves_what_the_fact_says():
    fact = placed()
    signed_in().post(step(fact, "note"), {"expected": current(fact).pk, "statement": "We were asked about this."})
    assert Correction.objects.get().kind == "editors_note"
    assert resolve.current(fact).statement == "They meet in Gyeongju."


def test_a_withdrawal_needs_its_notice():
    client, fact = signed_in(), placed()
    assert client.post(step(fact, "withdraw"), {"notice": ""}).context["form"].errors["notice"]
    client.post(step(fact, "withdraw"), {"notice": "We could not confirm it."})
    fact.refresh_from_db()
    assert fact.editorial_status == "withdrawn"


def test_a_hold_says_why():
    client, fact = signed_in(), placed()
    client.post(step(fact, "hold"), {"reason": "A source has called."})
    fact.refresh_from_db()
    assert (fact.editorial_status, fact.review_reason) == ("on_hold", "On hold: A source has called.")


def verification(fact, **fields):
    return {"expected": current(fact).pk, "result": "verified", "method": "document"} | fields


def test_a_fact_without_evidence_is_not_verified():
    fact = placed()
    page = signed_in().post(step(fact, "verify"), verification(fact, note="Read it twice."))
    assert "evidence" in page.context["form"].errors["result"][0]
    assert "Read it twice." in page.content.decode()
    assert not Verification.objects.exists()


def test_the_author_of_a_fact_does_not_verify_it_without_a_reason():
    client = signed_in(name="mara")
    fact = placed()
    make_evidence(fact)
    type(fact).objects.filter(pk=fact.pk).update(author=client.get("/admin/").context["user"])
    assert client.post(step(fact, "verify"), verification(fact)).context["form"].errors["override_reason"]
    client.post(step(fact, "verify"), verification(fact, override_reason="Nobody else is on duty."))
    assert Verification.objects.get().override_reason == "Nobody else is on duty."


def test_a_second_person_verifies_a_fact_that_has_evidence():
    fact = placed()
    make_evidence(fact)
    signed_in().post(step(fact, "verify"), verification(fact))
    fact.refresh_from_db()
    assert fact.verification_status == "verified"


def test_evidence_is_recorded_from_a_text_in_which_it_stands():
    client, fact, report = signed_in(), placed(), make_article("They will meet in Gyeongju, an aide said.")
    sent = {"quote": "They will meet in Paris", "stance": "supports", "directness": "secondary", "article": report.pk}
    assert client.post(step(fact, "evidence"), sent).context["form"].errors["quote"]
    client.post(step(fact, "evidence"), sent | {"quote": "They will meet in Gyeongju"})
    assert fact.evidence.get().start == 0


def test_suggested_evidence_is_accepted_and_rejected_where_it_is_read_and_from_the_list():
    client, fact = signed_in(), placed()
    one, two, three = (make_evidence(fact, quote=f"So it is {number}.", state="suggested") for number in range(3))
    client.post(address("evidence", "accept", one.pk))
    client.post(address("evidence", "reject", two.pk))
    client.post(address("evidence"), {"action": "accept", "_selected_action": three.pk})
    assert sorted(fact.evidence.values_list("pk", "state")) == [
        (one.pk, "accepted"),
        (two.pk, "rejected"),
        (three.pk, "accepted"),
    ]


def test_a_fact_is_related_to_another():
    fact, other = placed(), placed()
    signed_in().post(step(fact, "relate"), {"kind": "depends_on", "other": other.pk})
    assert fact.relations.get().other == other


def test_the_fields_are_saved_and_no_status_with_them():
    client, fact = signed_in(), placed()
    Fact.objects.filter(pk=fact.pk).update(verification_status="disputed")
    form = opened(client, step(fact, "change"))
    client.post(step(fact, "change"), form | {"subject": "the venue", "importance": "1", "internal_note": "Ask Jun."})
    fact.refresh_from_db()
    assert (fact.subject, fact.importance, fact.verification_status) == ("the venue", 1, "disputed")


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("publish", "publish_fact"),
        ("correct", "publish_fact"),
        ("withdraw", "withdraw_fact"),
        ("hold", "publish_fact"),
        ("verify", "verify_fact"),
        ("evidence", "add_evidence"),
        ("review", "change_fact"),
        ("reword", "change_fact"),
    ],
)
def test_each_verb_asks_for_its_right(name, right):
    fact = placed(editorial_status="draft")
    assert signed_in("view_fact", "view_article").post(step(fact, name)).status_code == 403
    assert signed_in("view_fact", right).post(step(fact, name)).status_code in (200, 302)


def test_a_button_is_shown_only_to_who_may_press_it():
    fact = placed()
    said = text_of(signed_in("view_fact").get(step(fact, "change")))
    assert "Withdraw" not in said
    assert "Verify" not in said
