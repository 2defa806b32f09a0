"""`manage.py evaluate_entailment`: what is shipped, asked as detection asks it."""

import json
import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

STORY = Path(__file__).parent.parent / "detection" / "stories" / "02_rovers.json"
PAIRS = [
    {"claim": "The treaty was signed in Paris.", "evidence": "The treaty was signed in Paris on Monday.", "label": "supports"},
    {"claim": "The company was founded in Madrid.", "evidence": "The company was founded in Berlin.", "label": "refutes"},
    {"claim": "The painter was born in Spain.", "evidence": "The league has twenty clubs.", "label": "neutral"},
]


def test_each_file_gets_one_json_object(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text("\n".join(json.dumps(pair) for pair in PAIRS), encoding="utf8")
    out = StringIO()
    call_command("evaluate_entailment", str(path), str(path), "--json", stdout=out)
    first, second = (json.loads(line) for line in out.getvalue().splitlines())
    told = {
        "bins",
        "kinds",
        "file",
        "pairs",
        "accuracy",
        "macro_f1",
        "labels",
        "ece",
        "pairs_per_second",
        "refutes_precision_at_recall_40",
    }
    assert first.keys() == told
    assert (first["file"], first["pairs"], first["accuracy"]) == ("pairs.jsonl", 3, 1.0)
    assert second["labels"] == first["labels"]


def test_a_file_without_pairs_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").write_text("", encoding="utf8")
    with pytest.raises(CommandError, match=r"empty\.jsonl"):
        call_command("evaluate_entailment", str(tmp_path / "empty.jsonl"))


def test_a_folder_of_stories_is_scored_by_window_and_by_report(tmp_path: Path) -> None:
    shutil.copy(STORY, tmp_path)
    out = StringIO()
    call_command("evaluate_entailment", str(tmp_path), "--json", stdout=out)
    row = json.loads(out.getvalue())
    alone = row["alone"]
    assert row["pairs"] > alone["pairs"] / 2 > 0
    assert 0.5 < alone["masked_auc"] <= 1
    for stance in ("contradicts", "supports"):
        assert 0 < alone[stance]["f1"] <= 1
        assert alone[stance]["kinds"]
