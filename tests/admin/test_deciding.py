"""The decision of a contradiction: both questions, every outcome, and nothing typed is lost."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.utils import timezone

from facts.editorial import correct, triage
from facts.models import Contradiction, Correction, Entity, Fact, FactVersion
from facts.publishing import resolve
from tests.admin.pages import address, queries_of, signed_in, text_of, venue_flag
from tests.factories import make_contradiction, make_editor, make_evidence, make_fact

pytestmark = pytest.mark.django_db


def page_of(flag):
    return address("contradiction", "change", flag.pk)


def change(outcome, **fields):
    """What the form of an outcome sends."""
    answers = {"correction": ("no", "no"), "update": ("yes", "no"), "clarification": ("yes", "yes")}[outcome]
    sent = {"was_true": answers[0], "is_true": answers[1], "reading": "clarification" if outcome == "clarification" else ""}
    words = {"statement": "The leaders meet in Busan.", "value_text": "Busan", "notice": "It is Busan, not Gyeongju."} | fields
    return sent | {f"{outcome}-{name}": value for name, value in words.items()}


def test_the_page_shows_both_passages_with_their_values_marked():
    page = signed_in().get(page_of(venue_flag())).content.decode()
    assert "<mark>the summit in <strong>Gyeongju</strong></mark>" in page
    assert "<mark>They met in <strong>Busan</strong> on Thursday.</mark>" in page


def test_the_page_says_why_by_which_detector_and_what_it_touches():
    said = text_of(signed_in().get(page_of(venue_flag())))
    assert "The report says otherwise." in said
    assert "test 1, 90 % sure" in said
    assert "1 article of ours" in said


def test_copies_of_one_text_stand_under_the_first():
    flag = venue_flag()
    first = flag.evidence.get()
    for number in range(2):
        flag.evidence.add(make_evidence(flag.fact, quote=f"Copy {number}.", stance="refutes", origin=first.origin))
    said = text_of(signed_in().get(page_of(flag)))
    assert "1 independent origin" in said
    assert "2 copies of the same text" in said


def test_the_page_costs_the_same_however_much_evidence_there_is():
    client, flag = signed_in(), venue_flag()
    few = queries_of(client, page_of(flag))
    for number in range(20):
        flag.evidence.add(make_evidence(flag.fact, quote=f"Report {number}.", stance="refutes"))
    assert queries_of(client, page_of(flag)) == few


def test_each_outcome_is_drafted():
    page = signed_in().get(page_of(venue_flag()))
    sections = page.context["decision"].sections
    assert sections["correction"].initial["value_text"] == "Busan, South Korea"
    assert "Gyeongju" in sections["correction"].initial["notice"]
    assert sections["update"].initial["notice"] != sections["correction"].initial["notice"]


@pytest.mark.parametrize("outcome", ["correction", "update", "clarification"])
def test_an_outcome_changes_the_fact_and_tells_readers(outcome):
    flag = venue_flag()
    response = signed_in().post(page_of(flag), change(outcome))
    assert response.url == address("contradiction")
    flag.refresh_from_db()
    assert flag.status == "confirmed"
    assert flag.correction.kind == outcome
    assert flag.correction.notice == "It is Busan, not Gyeongju."
    assert resolve.current(flag.fact).readable_value == "Busan, South Korea"


def test_a_dismissal_needs_its_reason_and_keeps_the_note():
    client, flag = signed_in(), venue_flag()
    sent = {"was_true": "yes", "is_true": "yes", "reading": "dismiss", "dismiss-note": "Another meeting."}
    asked = client.post(page_of(flag), sent)
    assert asked.status_code == 200
    assert "Another meeting." in asked.content.decode()
    assert asked.context["decision"].sections["dismiss"].errors["reason"]
    client.post(page_of(flag), sent | {"dismiss-reason": "different_event"})
    flag.refresh_from_db()
    assert (flag.status, flag.dismissal_reason, flag.note) == ("dismissed", "different_event", "Another meeting.")


def named_flag():
    """The flag on the venue, of a fact that speaks of the town."""
    flag = venue_flag()
    town = Entity.objects.create(kind="place", name="Gyeongju")
    flag.fact.entities.add(town)
    return flag, town


def dismissal(**fields):
    """What the form of a dismissal sends."""
    sent = {"was_true": "yes", "is_true": "yes", "reading": "dismiss"}
    return sent | {f"dismiss-{name}": value for name, value in fields.items()}


def test_a_new_name_is_offered_and_remembered_and_the_entity_says_who_did_it():
    client, (flag, town) = signed_in(), named_flag()
    assert "Remember “Busan” as another name of Gyeongju" in text_of(client.get(page_of(flag)))
    client.post(page_of(flag), dismissal(reason="same_value_other_form", another_name_of=town.pk))
    flag.refresh_from_db()
    assert (flag.status, town.aliases.get().name) == ("dismissed", "Busan")
    entry = LogEntry.objects.get()
    assert (entry.get_edited_object(), entry.user) == (town, flag.decided_by)
    assert "Added “Busan” as another name" in entry.change_message


def test_a_flag_is_dismissed_without_remembering_its_name():
    client, (flag, town) = signed_in(), named_flag()
    client.post(page_of(flag), dismissal(reason="same_value_other_form", another_name_of=""))
    flag.refresh_from_db()
    assert (flag.status, town.aliases.exists(), LogEntry.objects.exists()) == ("dismissed", False, False)


def test_a_name_with_another_reason_is_refused_at_its_field():
    flag, town = named_flag()
    page = signed_in().post(page_of(flag), dismissal(reason="different_event", another_name_of=town.pk))
    assert page.context["decision"].sections["dismiss"].errors["another_name_of"]
    flag.refresh_from_db()
    assert (flag.status, town.aliases.exists()) == ("open", False)


def test_an_entity_that_the_fact_does_not_speak_of_is_no_choice():
    flag, _ = named_flag()
    other = Entity.objects.create(kind="place", name="Tokyo")
    page = signed_in().post(page_of(flag), dismissal(reason="same_value_other_form", another_name_of=other.pk))
    assert page.context["decision"].sections["dismiss"].errors["another_name_of"]


def test_where_no_new_name_is_reported_none_is_offered():
    page = signed_in().get(page_of(venue_flag()))
    assert "another_name_of" not in page.context["decision"].sections["dismiss"].fields


def test_what_is_not_clear_is_held_until_a_moment_to_come():
    client, flag = signed_in(), venue_flag()
    sent = {"was_true": "unclear", "is_true": "no"}
    past = client.post(page_of(flag), sent | {"hold-until": "2020-01-01T08:00"})
    assert "still ahead" in text_of(past)
    until = (timezone.now() + timedelta(days=2)).replace(second=0, microsecond=0)
    client.post(page_of(flag), sent | {"hold-until": f"{until:%Y-%m-%dT%H:%M}"})
    flag.refresh_from_db()
    assert (flag.status, flag.snoozed_until) == ("snoozed", until)


def test_a_value_that_cannot_be_read_is_refused_at_its_field_and_all_that_was_typed_stays():
    fact = make_fact("It is on 30 October.", kind="date", value="30 October 2025")
    flag = make_contradiction(fact, value="1 November 2025")
    sent = change("correction", value_text="sometime soonish", statement="My own words.", notice="My own notice.")
    page = signed_in().post(page_of(flag), sent)
    form = page.context["decision"].sections["correction"]
    assert form.errors["value_text"]
    for words in ("sometime soonish", "My own words.", "My own notice."):
        assert words in page.content.decode()
    assert Contradiction.objects.get().status == "open"
    assert FactVersion.objects.count() == 1


def test_both_questions_must_be_answered():
    page = signed_in().post(page_of(venue_flag()), {"was_true": "yes"})
    assert page.context["decision"].questions.errors["is_true"]


def test_true_then_and_now_asks_whether_the_words_mislead():
    page = signed_in().post(page_of(venue_flag()), {"was_true": "yes", "is_true": "yes"})
    assert page.context["decision"].questions.errors["reading"]


def test_the_second_editor_is_told_that_the_flag_is_settled():
    flag = venue_flag()
    triage.dismiss(Contradiction.objects.get(pk=flag.pk), editor=make_editor("first"), reason="duplicate")
    page = signed_in().post(page_of(flag), change("correction", notice="The second editor's words."))
    assert page.status_code == 409
    assert "this is decided by first at" in text_of(page)
    assert "The second editor&#x27;s words." in page.content.decode()
    assert not Correction.objects.exists()
    assert FactVersion.objects.count() == 1


def test_a_settled_flag_shows_its_decision_and_no_form():
    flag = venue_flag()
    triage.dismiss(flag, editor=make_editor("first"), reason="duplicate", note="See the other.")
    page = signed_in().get(page_of(flag))
    assert page.context["decision"] is None
    assert "Decided by first at" in text_of(page)


def test_a_report_under_embargo_cannot_be_used_yet():
    flag = venue_flag()
    article = flag.evidence.get().revision.article
    type(article).objects.filter(pk=article.pk).update(embargoed_until=timezone.now() + timedelta(hours=3))
    page = signed_in().post(page_of(flag), change("correction"))
    assert "embargoed" in text_of(page)
    assert Contradiction.objects.get().status == "open"


def test_who_may_only_look_gets_no_form_and_decides_nothing():
    client, flag = signed_in("view_contradiction"), venue_flag()
    assert 'name="was_true"' not in client.get(page_of(flag)).content.decode()
    assert client.post(page_of(flag), change("correction")).status_code == 403
    assert Contradiction.objects.get().status == "open"


def test_who_may_not_even_look_is_turned_away():
    assert signed_in("view_fact").get(page_of(venue_flag())).status_code == 403


def test_the_right_to_decide_is_enough():
    client, flag = signed_in("decide_contradiction"), venue_flag()
    client.post(page_of(flag), change("correction"))
    assert Contradiction.objects.get().status == "confirmed"


def test_a_flag_without_a_value_says_that_the_report_says_otherwise() -> None:
    flag = venue_flag()
    Contradiction.objects.filter(pk=flag.pk).update(reported_form="", reported_value=None)
    for url in (address("contradiction"), address("contradiction", "change", flag.pk), address("fact", "change", flag.fact_id)):
        words = text_of(signed_in().get(url))
        assert "otherwise" in words
        assert "denied" not in words


# Two editors on one fact


def changed_by_a_colleague(flag, statement="The leaders meet in Daegu.", value_text="Daegu"):
    fact = Fact.objects.get(pk=flag.fact_id)
    seen = resolve.current(fact)
    correct.correct(
        fact, expected=seen, kind="correction", editor=make_editor("colleague"), statement=statement, value_text=value_text
    )
    return seen


def test_a_page_that_was_opened_before_a_colleague_corrected_the_fact_overwrites_nothing():
    client, flag = signed_in(), venue_flag()
    expected = client.get(page_of(flag)).context["decision"].questions.initial["expected"].pk
    changed_by_a_colleague(flag)
    answer = client.post(page_of(flag), change("correction", statement="My own words.") | {"expected": expected})
    assert answer.status_code == 409
    words = text_of(answer)
    assert "The leaders meet in Gyeongju." in words
    assert "The leaders meet in Daegu." in words
    assert "My own words." in answer.content.decode()
    assert resolve.current(Fact.objects.get()).readable_value == "Daegu, South Korea"
    assert Contradiction.objects.get().status == "open"
    assert Correction.objects.count() == 1


def test_a_page_without_a_version_is_taken_as_made_on_what_the_flag_is_about():
    client, flag = signed_in(), venue_flag()
    changed_by_a_colleague(flag)
    Contradiction.objects.filter(pk=flag.pk).update(version=flag.version)
    assert client.post(page_of(flag), change("correction")).status_code == 409


def test_an_editor_who_has_read_what_the_fact_says_now_may_decide_anew():
    client, flag = signed_in(), venue_flag()
    seen = changed_by_a_colleague(flag)
    stale = client.post(page_of(flag), change("correction") | {"expected": seen.pk})
    now = stale.context["decision"].questions["expected"].value()
    client.post(page_of(flag), change("correction") | {"expected": now})
    assert resolve.current(Fact.objects.get()).readable_value == "Busan, South Korea"


def test_a_dismissal_of_what_the_fact_no_longer_says_is_refused_too():
    client, flag = signed_in(), venue_flag()
    seen = changed_by_a_colleague(flag)
    answer = client.post(page_of(flag), dismissal(reason="different_event") | {"expected": seen.pk})
    assert answer.status_code == 409
    assert Contradiction.objects.get().status == "open"


# Drafts


def denied(form):
    fact = make_fact("They are to meet in Lisbon.", kind="place", value="Lisbon")
    return make_contradiction(fact, value={"name": form, "key": "name:x"})


def test_what_can_not_be_drafted_stays_empty_is_asked_for_and_explained():
    client, flag = signed_in(), denied("not at Lisbon, Portugal")
    form = client.get(page_of(flag)).context["decision"].sections["correction"]
    assert (form.initial["statement"], form.initial["value_text"]) == ("", "")
    assert "not at Lisbon" in form.fields["statement"].help_text
    answer = client.post(page_of(flag), {"was_true": "no", "is_true": "no"})
    form = answer.context["decision"].sections["correction"]
    assert set(form.errors) == {"statement", "value_text"}
    assert Contradiction.objects.get().status == "open"


def test_a_statement_that_names_no_value_says_so():
    client, flag = signed_in(), denied("cancelled")
    words = {"statement": "The talks are off.", "value_text": "", "notice": ""}
    client.post(page_of(flag), change("correction", **words, no_value="on"))
    new = resolve.current(Fact.objects.get())
    assert (new.statement, new.value) == ("The talks are off.", None)


def test_the_value_of_another_kind_is_refused_at_its_field():
    flag = denied("cancelled")
    answer = signed_in().post(page_of(flag), change("correction", value_text="cancelled"))
    assert "not a value of the kind place" in str(answer.context["decision"].sections["correction"].errors["value_text"])


def test_an_update_that_is_left_alone_publishes_no_notice():
    client, flag = signed_in(), venue_flag()
    initial = client.get(page_of(flag)).context["decision"].sections["update"].initial
    assert initial["notice"] == ""
    client.post(page_of(flag), change("update", **initial))
    assert resolve.current(Fact.objects.get()).readable_value == "Busan, South Korea"
    assert not Correction.objects.exists()


def test_a_drafted_notice_follows_the_words_that_were_changed():
    client, flag = signed_in(), venue_flag()
    notice = client.get(page_of(flag)).context["decision"].sections["correction"].initial["notice"]
    client.post(page_of(flag), change("correction", statement="They meet in Daegu.", value_text="Daegu", notice=notice))
    assert "They meet in Daegu." in Correction.objects.get().notice
    assert "Busan" not in Correction.objects.get().notice


# Preview


def test_a_preview_shows_page_notice_feed_and_json_ld_and_changes_nothing():
    client, flag = signed_in(), venue_flag()
    answer = client.post(page_of(flag), change("correction") | {"_preview": "1"})
    shown = answer.context["preview"]
    assert answer.status_code == 200
    assert shown.notice == "It is Busan, not Gyeongju."
    assert "It is Busan, not Gyeongju." in shown.entry_summary
    assert "The leaders meet in Busan." in shown.pages[0].html
    assert "The leaders meet in Busan." in shown.jsonld
    assert [page.name.partition(" “")[0] for page in shown.pages] == ["The fact", "The notice", "The article"]
    assert (Contradiction.objects.get().status, FactVersion.objects.count(), Correction.objects.count()) == ("open", 1, 0)
    assert "Publish the correction" in answer.content.decode()


def test_what_was_previewed_is_what_is_published(client):
    editor, flag = signed_in(), venue_flag()
    sent = change("correction")
    shown = editor.post(page_of(flag), sent | {"_preview": "1"})
    fact = Fact.objects.get()
    editor.post(page_of(flag), sent | {"previewed": shown.context["digest"]})
    page = client.get(fact.get_absolute_url()).content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    assert "The leaders meet in Busan." in main
    headline = main[main.index("<h1") : main.index("</h1>")]
    assert headline in shown.context["preview"].pages[0].html


def test_what_was_changed_after_the_preview_is_previewed_again_and_not_published():
    client, flag = signed_in(), venue_flag()
    shown = client.post(page_of(flag), change("correction") | {"_preview": "1"})
    later = change("correction", notice="Something else.") | {"previewed": shown.context["digest"]}
    answer = client.post(page_of(flag), later)
    assert "Nothing is published yet" in text_of(answer)
    assert answer.context["preview"].notice == "Something else."
    assert not Correction.objects.exists()


def test_a_preview_of_what_is_refused_says_why_at_its_field():
    flag = venue_flag()
    sent = change("correction", value_text="cancelled") | {"_preview": "1"}
    assert signed_in().post(page_of(flag), sent).context["decision"].sections["correction"].errors["value_text"]
