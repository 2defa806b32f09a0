from typing import Any

import pytest
from rest_framework.test import APIClient

from facts import tasks
from facts.editorial import correct
from facts.models import Contradiction
from tests.factories import make_article, make_contradiction, make_editor, make_evidence, make_fact

FLAGS = "/api/v1/contradictions/"
DECIDES = ("view_contradiction", "decide_contradiction")


@pytest.fixture(autouse=True)
def rung(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What was rung for."""
    calls: list[Any] = []
    monkeypatch.setattr(tasks, "ring", lambda task, pk: calls.append((task, pk)))
    return calls


def flagged() -> Contradiction:
    article = make_article("The two leaders will meet in Gyeongju on Thursday.")
    fact = make_fact("They meet on 30 October 2025.", kind="date", value="30 October 2025", article=article)
    return make_contradiction(fact, value="1 November 2025", quote="They will meet on 1 November.")


def test_flags_are_for_editors_only(anyone: APIClient, program) -> None:
    flag = flagged()
    for address in (FLAGS, f"{FLAGS}{flag.uuid}/"):
        assert anyone.get(address).status_code == 401
        assert program("view_fact").get(address).status_code == 403
        answer = program("view_contradiction").get(address)
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "private, no-store"


def test_a_flag_shows_both_passages_and_both_values(program) -> None:
    flag = flagged()
    told = program("view_contradiction").get(f"{FLAGS}{flag.uuid}/").json()
    (recorded,) = told["recorded"]["passages"]
    (reported,) = told["reported"]["passages"]
    assert recorded["exact"] == "The two leaders will meet in Gyeongju on Thursday."
    assert reported["quote"] == "They will meet on 1 November."
    assert told["recorded"]["readable_value"] == "30 October 2025"
    assert told["reported"]["readable_value"] == "1 November 2025"
    assert reported["article"]["outlet"].startswith("Harbour Post")
    assert (told["status"], told["detector"], reported["found_by"]) == ("open", "test 1", "detector")


def test_flags_are_filtered_by_state_difference_and_fact(program) -> None:
    flag, other = flagged(), make_contradiction(make_fact())
    editor = program("view_contradiction")
    asked = [{"difference": "date"}, {"fact": flag.fact.uuid}, {"status": "open", "difference": "date"}]
    for parameters in asked:
        assert [row["id"] for row in editor.get(FLAGS, parameters).json()["results"]] == [str(flag.uuid)]
    assert [row["id"] for row in editor.get(FLAGS).json()["results"]] == [str(other.uuid), str(flag.uuid)]
    assert "open, confirmed, dismissed, snoozed" in editor.get(FLAGS, {"status": "new"}).json()["errors"][0]["detail"]


def test_to_read_is_not_to_decide(program) -> None:
    flag = flagged()
    answer = program("view_contradiction").post(f"{FLAGS}{flag.uuid}/dismiss/", {"reason": "duplicate"}, format="json")
    assert answer.status_code == 403


def test_the_two_questions_lead_to_a_correction_that_every_answer_tells(anyone: APIClient, program, rung: list[Any]) -> None:
    flag = flagged()
    answer = program(*DECIDES).post(f"{FLAGS}{flag.uuid}/confirm/", {"was_true": False, "is_true": False}, format="json")
    assert answer.status_code == 200, answer.content
    assert (answer.json()["status"], answer.json()["was_true"]) == ("confirmed", False)
    told = anyone.get(f"/api/v1/facts/{flag.fact.uuid}/").json()
    assert told["readable_value"] == "1 November 2025"
    assert [notice["id"] for notice in told["corrections"]] == [answer.json()["correction"]]
    assert rung == [(tasks.check_fact_back, flag.fact_id)]


def test_the_second_editor_is_told_who_decided_and_when(program) -> None:
    flag, first, second = flagged(), program(*DECIDES), program(*DECIDES)
    decided = first.post(f"{FLAGS}{flag.uuid}/dismiss/", {"reason": "different_event"}, format="json").json()
    answer = second.post(f"{FLAGS}{flag.uuid}/confirm/", {"outcome": "correction"}, format="json")
    assert answer.status_code == 409
    told = answer.json()
    assert told["decided_by"] == decided["decided_by"]
    assert told["decided_at"] == decided["decided_at"]
    assert told["errors"][0]["code"] == "already_decided"
    assert decided["decided_by"] in told["errors"][0]["detail"]


def test_a_flag_can_be_put_off_until_a_moment_to_come(program) -> None:
    flag, editor = flagged(), program(*DECIDES)
    answer = editor.post(f"{FLAGS}{flag.uuid}/snooze/", {"until": "2999-01-01T00:00:00Z"}, format="json")
    assert answer.json()["status"] == "snoozed"
    past = editor.post(f"{FLAGS}{flag.uuid}/snooze/", {"until": "2001-01-01T00:00:00Z"}, format="json")
    assert (past.status_code, past.json()["errors"][0]["detail"]) == (400, "Choose a moment to come.")


@pytest.mark.parametrize(
    ("verb", "body", "attr"),
    [
        ("confirm", {}, "outcome"),
        ("confirm", {"was_true": True, "is_true": True}, "is_true"),
        ("confirm", {"outcome": "apology"}, "outcome"),
        ("confirm", {"outcome": "correction", "statement": "Soon.", "value_text": "soonish"}, "value_text"),
        ("dismiss", {}, "reason"),
        ("dismiss", {"reason": "boring"}, "reason"),
        ("snooze", {"until": "later"}, "until"),
    ],
)
def test_a_decision_that_will_not_do_changes_nothing(program, verb: str, body: dict[str, Any], attr: str) -> None:
    flag = flagged()
    answer = program(*DECIDES).post(f"{FLAGS}{flag.uuid}/{verb}/", body, format="json")
    assert answer.status_code == 400, answer.content
    assert answer.json()["errors"][0]["attr"] == attr
    flag.refresh_from_db()
    assert flag.status == "open"


def test_a_decision_on_what_the_fact_no_longer_says_is_refused_with_both_texts(program) -> None:
    flag, client = flagged(), program(*DECIDES)
    seen = client.get(f"{FLAGS}{flag.uuid}/").json()["recorded"]["current"]
    assert (seen["number"], seen["statement"]) == (1, "They meet on 30 October 2025.")
    correct.correct(
        flag.fact, expected=flag.version, kind="correction", editor=make_editor(), statement="On 5 November.",
        value_text="5 November 2025",
    )  # fmt: skip
    body = {"outcome": "correction", "statement": "On 1 November.", "value_text": "1 November 2025"}
    for sent in (body | {"expected_version": seen["id"]}, body):
        Contradiction.objects.filter(pk=flag.pk).update(version=flag.version)
        answer = client.post(f"{FLAGS}{flag.uuid}/confirm/", sent, format="json")
        assert answer.status_code == 409, answer.content
        assert answer.json()["errors"][0]["code"] == "edit_conflict"
        assert answer.json()["current"]["statement"] == "On 5 November."
        assert answer.json()["sent"]["statement"] == "On 1 November."
    now = answer.json()["current"]["id"]
    assert client.post(f"{FLAGS}{flag.uuid}/confirm/", body | {"expected_version": now}, format="json").status_code == 200


def occurrence_flag() -> Contradiction:
    fact = make_fact("They meet on 30 October 2025.", kind="date", value="30 October 2025", article=make_article())
    value = {"event": "was postponed", "state": "postponed"}
    piece = make_evidence(fact, quote="The talks are put off.", stance="refutes", state="suggested", reported_value=value)
    named = {"difference": "occurrence", "reported_value": value, "reported_form": "was postponed"}
    flag = make_contradiction(fact, evidence=piece, reported_key="occurrence:postponed")
    Contradiction.objects.filter(pk=flag.pk).update(**named)
    return flag


@pytest.mark.parametrize(
    ("body", "attr"),
    [
        ({"outcome": "correction"}, "statement"),
        ({"outcome": "update", "value_text": "was postponed"}, "statement"),
        ({"outcome": "correction", "statement": "It is off."}, "value_text"),
        ({"outcome": "correction", "statement": "It is off.", "value_text": "was postponed"}, "value_text"),
    ],
)
def test_a_date_is_never_published_with_the_value_of_an_occurrence(program, body: dict[str, Any], attr: str) -> None:
    flag = occurrence_flag()
    answer = program(*DECIDES).post(f"{FLAGS}{flag.uuid}/confirm/", body, format="json")
    assert answer.status_code == 400, answer.content
    assert answer.json()["errors"][0]["attr"] == attr
    assert flag.fact.versions.count() == 1


def test_a_statement_without_a_value_says_that_it_names_none(program) -> None:
    flag = occurrence_flag()
    body = {"outcome": "update", "statement": "The talks are put off.", "no_value": True}
    answer = program(*DECIDES).post(f"{FLAGS}{flag.uuid}/confirm/", body, format="json")
    assert answer.status_code == 200, answer.content
    assert answer.json()["recorded"]["current"]["statement"] == "The talks are put off."


def test_a_fact_of_high_importance_is_not_corrected_by_one_person(program) -> None:
    flag = flagged()
    type(flag.fact).objects.filter(pk=flag.fact_id).update(importance=3)
    answer = program(*DECIDES).post(f"{FLAGS}{flag.uuid}/confirm/", {"outcome": "correction"}, format="json")
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (409, "needs_approval")
    flag.refresh_from_db()
    assert flag.status == "open"


def test_a_settled_flag_is_opened_again_with_a_reason(program) -> None:
    flag, client = flagged(), program(*DECIDES)
    address = f"{FLAGS}{flag.uuid}/"
    assert client.post(f"{address}reopen/", {"reason": "Again."}, format="json").status_code == 400
    client.post(f"{address}dismiss/", {"reason": "report_unreliable"}, format="json")
    assert client.post(f"{address}reopen/", {}, format="json").json()["errors"][0]["attr"] == "reason"
    answer = client.post(f"{address}reopen/", {"reason": "It is right after all."}, format="json").json()
    assert (answer["id"], answer["status"], answer["decided_by"]) == (str(flag.uuid), "open", None)
    assert answer["reported"]["passages"][0]["state"] == "suggested"
    assert program("view_contradiction").post(f"{address}reopen/", {"reason": "x"}, format="json").status_code == 403
