"""Checking in the foreground: what is due, once, and what failed is told."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from facts.models import ArticleRevision, CheckRun
from tests.factories import make_article, make_fact, make_outlet

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
    assert "entailment-int8.onnx" in capsys.readouterr().err
