"""The pages of prepared corrections, and of what is taken back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from facts.editorial import status, triage
from facts.models import Contradiction, Correction, Fact, PendingCorrection
from tests.admin.pages import address, signed_in, text_of, venue_flag
from tests.admin.test_deciding import change, page_of
from tests.factories import current, make_editor, make_fact

pytestmark = pytest.mark.django_db


def page(noun, name, row):
    return address(noun, name, row.pk)


def test_a_decision_is_saved_as_a_draft_and_goes_on_on_a_page_of_its_own():
    client, flag = signed_in(), venue_flag()
    answer = client.post(page_of(flag), change("correction") | {"_save": "1"})
    draft = PendingCorrection.objects.get()
    assert answer.url == page("pendingcorrection", "change", draft)
    assert (draft.state, draft.statement, Correction.objects.count()) == ("draft", "The leaders meet in Busan.", 0)
    assert "An answer is prepared" in text_of(client.get(page_of(flag)))
    shown = client.post(answer.url, {"_preview": "1"})
    assert shown.context["preview"].notice == "It is Busan, not Gyeongju."
    assert not Correction.objects.exists()
    client.post(page("pendingcorrection", "publish", draft))
    assert Correction.objects.get().contradiction == flag


def test_a_prepared_correction_is_revised_scheduled_held_and_discarded():
    client, flag = signed_in(), venue_flag()
    client.post(page_of(flag), change("correction") | {"_save": "1"})
    draft = PendingCorrection.objects.get()
    words = {"statement": "They meet in Busan.", "value_text": "Busan", "expected": current(flag.fact).pk}
    client.post(page("pendingcorrection", "revise", draft), words)
    at = (timezone.now() + timedelta(hours=3)).strftime("%Y-%m-%dT%H:%M")
    past = client.post(page("pendingcorrection", "schedule", draft), {"publish_at": "2020-01-01T08:00"})
    assert "still ahead" in text_of(past)
    client.post(page("pendingcorrection", "schedule", draft), {"publish_at": at})
    draft.refresh_from_db()
    assert (draft.state, draft.statement) == ("scheduled", "They meet in Busan.")
    client.post(page("pendingcorrection", "hold", draft), {"reason": "The lawyer reads it."})
    assert "The lawyer reads it." in text_of(client.get(page("pendingcorrection", "change", draft)))
    client.post(page("pendingcorrection", "discard", draft), {"reason": "Another approach."})
    draft.refresh_from_db()
    assert draft.state == "discarded"


def test_a_correction_of_high_importance_is_sent_to_a_second_person():
    flag = venue_flag()
    Fact.objects.filter(pk=flag.fact_id).update(importance=3)
    first, second = signed_in(name="first"), signed_in(name="second")
    sent = change("correction")
    assert "Ask for approval of the correction" in first.post(page_of(flag), sent | {"_preview": "1"}).content.decode()
    first.post(page_of(flag), sent)
    draft = PendingCorrection.objects.get()
    assert (draft.state, Correction.objects.count()) == ("submitted", 0)
    first.post(page("pendingcorrection", "approve", draft))
    assert not Correction.objects.exists()
    second.post(page("pendingcorrection", "approve", draft))
    assert Correction.objects.get().published_by.username == "first"


def test_the_page_of_a_correction_saves_drafts_and_asks_for_a_second_person():
    client, fact = signed_in(), make_fact("The ferry leaves at noon.")
    sent = {"kind": "correction", "statement": "The ferry leaves at one.", "expected": current(fact).pk}
    client.post(page("fact", "correct", fact), sent | {"_save": "1"})
    assert PendingCorrection.objects.get().state == "draft"
    Fact.objects.filter(pk=fact.pk).update(importance=3)
    client.post(page("fact", "correct", fact), sent)
    assert sorted(PendingCorrection.objects.values_list("state", flat=True)) == ["draft", "submitted"]
    assert not Correction.objects.exists()


def test_the_page_of_a_correction_shows_a_preview_and_both_texts_of_a_conflict():
    client, fact = signed_in(), make_fact("The ferry leaves at noon.")
    seen = current(fact)
    sent = {"kind": "correction", "statement": "The ferry leaves at one.", "expected": seen.pk, "notice": "At one."}
    shown = client.post(page("fact", "correct", fact), sent | {"_preview": "1"})
    assert shown.context["preview"].notice == "At one."
    assert "The ferry leaves at one." in shown.context["preview"].pages[0].html
    assert not Correction.objects.exists()
    client.post(page("fact", "correct", fact), sent | {"previewed": shown.context["digest"]})
    late = client.post(page("fact", "correct", fact), sent | {"statement": "The ferry leaves at two."})
    words = text_of(late)
    for statement in ("The ferry leaves at noon.", "The ferry leaves at one."):
        assert statement in words
    assert "The ferry leaves at two." in late.content.decode()
    assert Correction.objects.count() == 1


def test_a_settled_flag_is_opened_again_on_its_page():
    client, flag = signed_in(), venue_flag()
    triage.dismiss(flag, editor=make_editor("first"), reason="report_unreliable")
    assert "Open it again" in client.get(page_of(flag)).content.decode()
    asked = client.post(page("contradiction", "reopen", flag), {"reason": ""})
    assert asked.context["form"].errors["reason"]
    answer = client.post(page("contradiction", "reopen", flag), {"reason": "It is right."})
    assert answer.url == page_of(flag)
    assert Contradiction.objects.get().status == "open"
    assert "It is right." in text_of(client.get(page_of(flag)))


def test_a_withdrawal_is_undone_on_the_page_of_the_fact():
    client, fact = signed_in(), make_fact("The ferry leaves at noon.")
    status.withdraw(fact, editor=make_editor(), notice="It rested on a forgery.")
    asked = client.post(page("fact", "reinstate", fact), {"reason": "It is genuine."})
    assert asked.context["form"].errors["notice"]
    client.post(page("fact", "reinstate", fact), {"reason": "It is genuine.", "notice": "The document is genuine."})
    assert Fact.objects.get().editorial_status == "published"


def test_who_may_not_decide_sees_no_prepared_corrections():
    flag = venue_flag()
    signed_in().post(page_of(flag), change("correction") | {"_save": "1"})
    draft = PendingCorrection.objects.get()
    client = signed_in("view_fact")
    for url in (address("pendingcorrection"), page("pendingcorrection", "hold", draft)):
        assert client.get(url).status_code in (403, 404)
    assert client.post(page("pendingcorrection", "publish", draft)).status_code == 403
    assert not Correction.objects.exists()
