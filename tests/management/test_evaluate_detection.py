"""The benchmark's door: figures on standard output, mistakes beside them, nobody's rows touched."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from facts.management.evaluation import replay, stories
from facts.management.evaluation.measuring import Counts, Measured
from facts.management.evaluation.replay import Replay, Verdict

STORY = {
    "story": "A tunnel",
    "facts": [
        {
            "id": "01-f1",
            "statement": "The Kelmore tunnel will open on 14 June 2025.",
            "kind": "date",
            "subject": "the opening of the Kelmore tunnel",
            "value": "14 June 2025",
            "as_of": "2025-05-02",
        }
    ],
    "reports": [
        {
            "id": "01-r1",
            "outlet": "Harbour Wire",
            "title": "Kelmore",
            "published_at": "2025-05-20T09:00:00Z",
            "text": "The Kelmore tunnel will now open on 28 June.",
            "labels": [{"fact": "01-f1", "label": "contradicts", "quote": "will now open on 28 June"}],
        }
    ],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one story."""
    (tmp_path / "01_tunnel.json").write_text(json.dumps(STORY))
    return tmp_path


def measured(folder: Path, *verdicts: Verdict) -> dict[str, Any]:
    """The figures of these verdicts."""
    return Measured(stories.read(folder), Replay(verdicts=list(verdicts), seconds=[0.5])).as_json()


def verdict(label: str) -> Verdict:
    """The detector's word on the one fact and the one report."""
    return Verdict("01-r1", "01-f1", label, "will now open on 28 June", "A reason.", 0.9)


def test_a_hit_counts_once_however_often_it_was_stored(folder: Path) -> None:
    figures = measured(folder, verdict("contradicts"), verdict("contradicts"))
    assert figures["contradicts"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0, "tp": 1, "fp": 0, "fn": 0}


def test_the_wrong_stance_is_a_miss_and_a_false_alarm(folder: Path) -> None:
    figures = measured(folder, verdict("supports"))
    assert (figures["contradicts"]["fn"], figures["supports"]["fp"]) == (1, 1)
    assert (figures["facts"], figures["reports"], figures["earlier_flags"], figures["cross_story_flags"]) == (1, 1, 0, 0)
    assert figures["seconds_per_report"] == {"p50": 0.5, "p95": 0.5}


def test_nothing_of_nothing_is_no_division_by_zero() -> None:
    assert Counts().as_json()["f1"] == 0.0


def test_a_folder_without_stories_says_so(tmp_path: Path) -> None:
    with pytest.raises(stories.BadStory, match="no stories"):
        stories.read(tmp_path)


def test_a_broken_story_is_named(folder: Path) -> None:
    (folder / "02_broken.json").write_text('{"facts": [{"id": 1}], "reports": []}')
    with pytest.raises(stories.BadStory, match="02_broken"):
        stories.read(folder)


def replayed(blocker: object, *arguments: str) -> str:
    """What the command prints, in a database of its own."""
    out = StringIO()
    with blocker.unblock():
        call_command("evaluate_detection", *arguments, stdout=out)
        connection.close()
    return out.getvalue()


def answers_to(questions: Path, **verdict: str) -> Path:
    """A file that answers every question with one verdict on its first fact."""
    lines = [json.loads(line) for line in questions.read_text(encoding="utf8").splitlines()]
    path = questions.with_name("answers.jsonl")
    answer = {"verdicts": [{"fact": "f1", "quote": "", "reported": "", "reason": ""} | verdict]}
    path.write_text("".join(json.dumps({"custom_id": one["custom_id"], "answer": answer}) + "\n" for one in lines))
    return path


@pytest.mark.django_db(transaction=True)
def test_questions_go_out_and_answers_come_back_in_files(django_db_setup, django_db_blocker, folder: Path) -> None:
    questions = folder / "questions.jsonl"
    told = replayed(django_db_blocker, str(folder), "--export-questions", str(questions), "--llm-model", "careful-1")
    assert told.startswith("1 questions")
    line = json.loads(questions.read_text(encoding="utf8"))
    assert line["body"]["model"] == "careful-1"
    assert "Kelmore tunnel" in json.dumps(line["body"]["messages"])
    answers = answers_to(
        questions, verdict="contradicts", quote="will now open on 28 June", reported="28 June 2025", reason="It moves."
    )
    given = (str(folder), "--json", "--answers", str(answers), "--llm-model", "careful-1")
    assert json.loads(replayed(django_db_blocker, *given))["contradicts"]["tp"] == 1


@pytest.mark.django_db(transaction=True)
def test_a_report_without_an_answer_is_read_locally_and_said_to_be(
    django_db_setup, django_db_blocker, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "answers.jsonl").write_text("")
    figures = json.loads(replayed(django_db_blocker, str(folder), "--json", "--answers", str(folder / "answers.jsonl")))
    assert figures["reports"] == 1
    assert "read the text instead" in capsys.readouterr().err


def test_an_answer_that_is_no_json_is_named_by_its_line(folder: Path) -> None:
    (folder / "answers.jsonl").write_text('{"custom_id": "a", "answer": {}}\nnot json\n')
    with pytest.raises(CommandError, match="Line 2"):
        call_command("evaluate_detection", str(folder), "--answers", str(folder / "answers.jsonl"))


def test_stories_of_several_folders_are_measured_together(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "more"
    other.mkdir()
    (other / "02_tunnel.json").write_text(json.dumps(STORY).replace("01-", "02-"))
    read = stories.read_all([folder, other])
    assert [fact.key for fact in read.facts] == ["01-f1", "02-f1"]


def test_two_folders_with_facts_of_one_key_are_refused_by_its_name(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "again"
    other.mkdir()
    (other / "01_tunnel.json").write_text(json.dumps(STORY))
    with pytest.raises(CommandError, match="01-f1"):
        call_command("evaluate_detection", str(folder), str(other))


@pytest.mark.django_db
@pytest.mark.parametrize("names", [("新华社",), ("The Very Long Name " * 8,), ("Harbour Wire", "Harbour Wire!"), ("_Wire_",)])
def test_reports_arrive_whatever_their_outlets_are_called(folder: Path, names: tuple[str, ...]) -> None:
    story = json.loads(json.dumps(STORY))
    report = story["reports"][0]
    story["reports"] = [report | {"id": f"01-r{number}", "outlet": name} for number, name in enumerate(names)]
    (folder / "01_tunnel.json").write_text(json.dumps(story))
    read = stories.read(folder)
    *_, done = replay.replay(read, replay.record(read.facts))
    assert (len(done.facts_read), done.failures) == (len(names), [])
