"""The benchmark's door: figures on standard output, mistakes beside them, nobody's rows touched."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from facts.management.evaluation import stories
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


def test_a_part_that_is_no_part_cannot_be_left_out(folder: Path) -> None:
    with pytest.raises(CommandError, match=r"no part “luck”.*context, entailment, typed"):
        call_command("evaluate_detection", str(folder), "--without", "typed,luck")


@pytest.mark.django_db(transaction=True)
def test_leaving_the_model_out_asks_it_nothing(django_db_setup, django_db_blocker, folder: Path) -> None:
    out = StringIO()
    with django_db_blocker.unblock():
        call_command("evaluate_detection", str(folder), "--without", "entailment", "--json", stdout=out)
        connection.close()
    figures = json.loads(out.getvalue())
    assert (figures["contradicts"]["tp"], figures["pairs_per_sentence"]) == (1, 0)
