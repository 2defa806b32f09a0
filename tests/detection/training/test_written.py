"""Pairs from the stories and claims that were written for training."""

import json
from pathlib import Path

import pytest

from facts.detection.training import claims, stories
from facts.detection.training.pairs import kind_of

TEXT = "Ada Brunn has flown to Oslo. The talks will now open on Thursday. Nobody said why. Rain is expected. Hotels are full."
STORY = {
    "facts": [
        {
            "id": "f1",
            "as_of": "2031-05-20",
            "kind": "date",
            "statement": "The talks begin on 4 June 2031.",
            "reworded": "On 4 June 2031 talks will begin.",
            "altered": "The talks begin on 9 June 2031.",
        }
    ],
    "reports": [
        {
            "title": "Talks open late",
            "published_at": "2031-06-02T09:00:00Z",
            "text": TEXT,
            "labels": [{"fact": "f1", "label": "contradicts", "quote": "The talks will now open on Thursday."}],
        }
    ],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one story."""
    (tmp_path / "01_talks.json").write_text(json.dumps(STORY), encoding="utf8")
    return tmp_path


def test_a_window_that_holds_the_quote_refutes_and_one_without_it_says_nothing(folder: Path) -> None:
    (written,) = stories.read(folder)
    by_label: dict[str, list[str]] = {}
    for pair in stories.pairs(written):
        by_label.setdefault(pair.label, []).append(pair.evidence)
    assert by_label.keys() == {"refutes", "neutral"}
    assert all("Thursday (5 June 2031)" in passage for passage in by_label["refutes"])
    assert not any("Thursday" in passage for passage in by_label["neutral"])


def test_what_supports_a_fact_refutes_its_altered_form(folder: Path) -> None:
    story = json.loads(json.dumps(STORY))
    story["reports"][0]["labels"][0]["label"] = "supports"
    (folder / "01_talks.json").write_text(json.dumps(story), encoding="utf8")
    (written,) = stories.read(folder)
    told = {(pair.claim, pair.label) for pair in stories.pairs(written) if "Thursday" in pair.evidence}
    assert told == {
        ("The talks begin on 4 June 2031.", "supports"),
        ("On 4 June 2031 talks will begin.", "supports"),
        ("The talks begin on 9 June 2031.", "refutes"),
    }


def test_what_contradicts_a_fact_says_nothing_certain_of_its_altered_form(folder: Path) -> None:
    (written,) = stories.read(folder)
    altered = [pair for pair in stories.pairs(written) if "9 June" in pair.claim]
    assert {pair.label for pair in altered} == {"neutral"}


@pytest.mark.parametrize("content", ["[]", "{", '{"facts": [], "reports": [{}]}'])
def test_a_file_that_is_no_story_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "broken.json").write_text(content, encoding="utf8")
    with pytest.raises(ValueError, match=r"broken\.json is not a story"):
        list(stories.read(tmp_path))


def test_each_claim_is_paired_with_its_passages_in_both_wordings(tmp_path: Path) -> None:
    claim = {"claim": "A.", "also": "B.", "supports": ["s"], "neutral": ["n"], "refutes": ["r"]}
    (tmp_path / "one.jsonl").write_text(json.dumps(claim), encoding="utf8")
    found = [(pair.claim, pair.evidence, pair.label) for pair in claims.all_pairs(tmp_path)]
    assert found == [
        (claim, passage, label)
        for passage, label in (("s", "supports"), ("n", "neutral"), ("r", "refutes"))
        for claim in ("A.", "B.")
    ]  # fmt: skip


def test_a_line_that_is_no_claim_is_named(tmp_path: Path) -> None:
    (tmp_path / "two.jsonl").write_text('{"claim": "A."}', encoding="utf8")
    with pytest.raises(ValueError, match=r"two\.jsonl, line 1"):
        list(claims.all_pairs(tmp_path))


def test_the_written_stories_hold_every_label_and_no_broken_quote() -> None:
    assert {pair.label for pair in stories.all_pairs()} == {"supports", "neutral", "refutes"}


@pytest.mark.parametrize(
    ("claim", "kind"),
    [
        ("The bridge was never closed.", "negation"),
        ("The bridge didn't close.", "negation"),
        ("The bridge opened in March 1998.", "dates"),
        ("The bridge cost two million.", "numbers"),
        ("It was built by Ada Brunn.", "names"),
        ("The bridge is closed.", "other"),
    ],
)
def test_a_claim_turns_on_what_is_rarest_in_it(claim: str, kind: str) -> None:
    assert kind_of(claim) == kind
