"""Checking in the foreground: what is due, once, and what failed is told."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from facts.models import ArticleRevision, CheckRun
from tests.factories import MORNING, make_article, make_fact, make_outlet

pytestmark = pytest.mark.django_db


def counted(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, int]:
    """What the command tells as JSON."""
    call_command("detect", *arguments, "--json")
    told: dict[str, int] = json.loads(capsys.readouterr().out)
    return told


def test_what_is_due_is_checked_and_then_due_no_more(capsys: pytest.CaptureFixture[str]) -> None:
    make_fact()
    make_article("The ferry leaves at one.", outlet=make_outlet())
    assert counted(capsys)["runs"] == 2
    assert counted(capsys)["runs"] == 0
    assert not ArticleRevision.objects.unchecked().exists()


def test_a_checked_text_is_checked_again_where_asked(capsys: pytest.CaptureFixture[str]) -> None:
    article = make_article("The ferry leaves at one.", outlet=make_outlet())
    counted(capsys)
    assert counted(capsys, "--again", "--article", str(article.uuid))["runs"] == 1


def test_a_failure_is_told_and_is_the_exit_status(settings: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings.DETECTION_MODEL = tmp_path
    make_article("The ferry leaves at one.", outlet=make_outlet())
    with pytest.raises(SystemExit):
        call_command("detect")
    assert CheckRun.objects.get().state == "failed"
    assert "network.onnx" in capsys.readouterr().err


def test_questions_about_what_is_due_are_written_down_and_nothing_is_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_fact("The ferry leaves at noon.", subject="the ferry")
    make_article("The ferry leaves at one.", outlet=make_outlet(), published_at=MORNING + timedelta(days=1))
    call_command("detect", "--export-questions", str(tmp_path / "questions.jsonl"))
    assert "1 questions" in capsys.readouterr().out
    assert ArticleRevision.objects.unchecked().exists()
    assert not CheckRun.objects.exists()


def test_a_text_under_embargo_is_asked_about_nowhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_fact("The ferry leaves at noon.", subject="the ferry")
    far = timezone.now() + timedelta(days=300)
    make_article(
        "The ferry leaves at one.", outlet=make_outlet(), published_at=MORNING + timedelta(days=1), embargoed_until=far
    )
    call_command("detect", "--export-questions", str(tmp_path / "questions.jsonl"))
    assert "0 questions" in capsys.readouterr().out


def test_answers_made_elsewhere_decide(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_fact("The ferry leaves at noon.", subject="the ferry")
    make_article("The ferry leaves at one.", outlet=make_outlet(), published_at=MORNING + timedelta(days=1))
    questions, answers = tmp_path / "questions.jsonl", tmp_path / "answers.jsonl"
    call_command("detect", "--export-questions", str(questions))
    [line] = [json.loads(one) for one in questions.read_text(encoding="utf8").splitlines()]
    verdict = {"fact": "f1", "verdict": "contradicts", "quote": "leaves at one", "reported": "one", "reason": "It moved."}
    answers.write_text(json.dumps({"custom_id": line["custom_id"], "answer": {"verdicts": [verdict]}}))
    capsys.readouterr()
    assert counted(capsys, "--answers", str(answers))["contradictions"] == 1
    assert "LLM" in CheckRun.objects.exclude(revision=None).first().detector
