"""What the network learns from."""

import gzip
import json
from pathlib import Path
from random import Random
from typing import Any

import pytest

from facts.detection.reading.encoding import Encoder
from tests.detection.reading.test_encoding import Words
from training.examples import CONTRADICTS, NEITHER, SUPPORTS, Example, Sampler, packed_pairs, samples, stories

STORY: dict[str, Any] = {
    "story": "Tunnel",
    "facts": [
        {
            "id": "f1",
            "statement": "The tunnel opens on 14 June 2025.",
            "reworded": "From 14 June 2025 on the tunnel is open.",
            "altered": "The tunnel opens on 1 May 2025.",
            "kind": "date",
            "subject": "the tunnel",
            "value": "14 June 2025",
            "as_of": "2025-05-01",
        },
        {
            "id": "f2",
            "statement": "The tunnel cost 31 million euros.",
            "reworded": "31 million euros were spent on the tunnel.",
            "altered": "The tunnel cost 50 million euros.",
            "kind": "quantity",
            "subject": "the tunnel",
            "value": "31 million euros",
            "as_of": "2025-05-01",
        },
    ],
    "reports": [
        {
            "id": "r1",
            "outlet": "Harbour Wire",
            "title": "Tunnel late",
            "published_at": "2025-05-20T09:00:00Z",
            "text": "It rained. The tunnel opens on 2 July. Its cost of 31 million euros stands.",
            "labels": [
                {"fact": "f1", "label": "contradicts", "quote": "opens on 2 July"},
                {"fact": "f2", "label": "supports", "quote": "Its cost of 31 million euros stands."},
            ],
        },
        {
            "id": "r2",
            "outlet": "Harbour Wire",
            "title": "Tunnel planned",
            "published_at": "2025-04-20T09:00:00Z",
            "text": "A tunnel is planned.",
            "labels": [],
        },
    ],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one story."""
    (tmp_path / "xy_01_tunnel.json").write_text(json.dumps(STORY), encoding="utf8")
    return tmp_path


def first(folder: Path) -> Example:
    """The report that is later than the facts."""
    return stories(folder)[0]


def test_a_label_is_at_the_sentences_that_its_quote_touches(folder: Path) -> None:
    opens, costs = first(folder).statements
    assert (opens.label, opens.where) == (CONTRADICTS, {1})
    assert (costs.label, costs.where) == (SUPPORTS, {2})


def test_an_example_knows_its_author_by_the_files_name(folder: Path) -> None:
    assert (first(folder).author, first(folder).story) == ("xy", "xy_01_tunnel")


def test_relative_dates_are_spelled_out_as_in_the_product(folder: Path) -> None:
    assert "(2 July 2025)" in first(folder).sentences[1]


def test_facts_newer_than_a_report_are_not_asked_about(folder: Path) -> None:
    assert stories(folder)[1].statements == ()


def test_what_supports_a_fact_refutes_its_altered_form_and_what_contradicts_it_says_nothing_of_it(folder: Path) -> None:
    opens, costs = first(folder).statements
    assert ("The tunnel cost 50 million euros.", CONTRADICTS) in costs.forms
    assert [label for _, label in opens.forms] == [CONTRADICTS]


def test_a_quote_that_is_not_in_its_report_names_the_file(folder: Path) -> None:
    broken = json.loads(json.dumps(STORY))
    broken["reports"][0]["labels"][0]["quote"] = "opens on 3 July"
    (folder / "xy_02_broken.json").write_text(json.dumps(broken), encoding="utf8")
    with pytest.raises(ValueError, match="xy_02_broken"):
        stories(folder)


def test_a_part_without_the_decisive_sentence_decides_nothing(folder: Path) -> None:
    example = first(folder)
    long = Example(
        example.headline, (*(["word " * 100] * 6), *example.sentences), (example.statements[1],), example.story, example.author
    )
    shifted = [sample.verdicts for sample in samples(Encoder(Words()), long)]
    assert len(shifted) > 1
    assert shifted[0] == (SUPPORTS,) or shifted[0] == (NEITHER,)


def test_pairs_point_at_the_decisive_sentence_only(folder: Path) -> None:
    (sample,) = samples(Encoder(Words()), first(folder))
    assert sample.verdicts == (CONTRADICTS, SUPPORTS)
    assert sample.pairs == ((NEITHER, CONTRADICTS, NEITHER), (NEITHER, NEITHER, SUPPORTS))


def test_a_sampler_varies_wording_and_keeps_what_it_means(folder: Path) -> None:
    sampler = Sampler(Encoder(Words()), Random(7))
    seen = {sample.verdicts for _ in range(40) for sample in sampler.samples(first(folder))}
    assert len(seen) > 1
    assert all(set(verdicts) <= {SUPPORTS, NEITHER, CONTRADICTS} for verdicts in seen)


def test_statements_of_other_stories_are_decided_by_nothing(folder: Path) -> None:
    sampler = Sampler(Encoder(Words()), Random(7), others=["Wheat prices fell."])
    counts = {len(sample.verdicts) for _ in range(40) for sample in sampler.samples(first(folder))}
    assert max(counts) > 2


def test_public_pairs_are_packed_without_end_and_each_passage_decides_its_own_claim(tmp_path: Path) -> None:
    rows = [
        {"claim": f"Claim {number}", "evidence": f"Passage {number}.", "label": "refutes", "source": "made"}
        for number in range(9)
    ]
    path = tmp_path / "pairs.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf8") as file:
        file.write("\n".join(map(json.dumps, rows)))
    packed = packed_pairs(path, random_=Random(1))
    for example in [next(packed) for _ in range(10)]:
        for index, statement in enumerate(example.statements):
            assert statement.label == CONTRADICTS
            assert statement.where == {index}


def test_a_brief_holds_a_few_sentences_and_points_at_them_anew(folder: Path) -> None:
    sampler = Sampler(Encoder(Words()), Random(7))
    for _ in range(60):
        short = sampler.brief(first(folder))
        assert 1 <= len(short.sentences) <= 4
        for statement in short.statements:
            assert all(0 <= index < len(short.sentences) for index in statement.where)
            if statement.label == CONTRADICTS:
                assert {short.sentences[index] for index in statement.where} == {first(folder).sentences[1]}


def test_what_a_brief_leaves_out_decides_nothing(folder: Path) -> None:
    sampler = Sampler(Encoder(Words()), Random(7))
    briefs = [sampler.brief(first(folder)) for _ in range(60)]
    rain = [one for one in briefs if one.sentences == first(folder).sentences[:1]]
    assert rain
    assert {statement.label for one in rain for statement in one.statements} <= {NEITHER}
