from typing import Any

import pytest
from rest_framework.test import APIClient

from facts import tasks
from facts.models import Contradiction
from tests.factories import make_article, make_contradiction, make_fact

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
