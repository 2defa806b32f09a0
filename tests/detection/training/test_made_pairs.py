"""Made pairs: edits, masks, modality and hard neutrals, each with the outcome that a reader would see."""

import gzip
import json
import random
from pathlib import Path

import pytest

from facts.detection.training import edits, masks, mixture, modality, neutrals, pairs
from facts.detection.training.pairs import Pair

FERRY = Pair("The ferry carried 412 passengers.", "On board were 412 passengers and nine crew.", "supports", "fever", "Ferry")


def rng() -> random.Random:
    """Always the same choices."""
    return random.Random(5)


def test_pairs_are_read_from_plain_and_from_packed_files(tmp_path: Path) -> None:
    line = json.dumps({"claim": "A.", "evidence": "B.", "label": "neutral", "source": "s"})
    (tmp_path / "plain.jsonl").write_text(f"{line}\n\n", encoding="utf8")
    (tmp_path / "packed.jsonl.gz").write_bytes(gzip.compress(f"{line}\n".encode()))
    assert (
        pairs.read(tmp_path / "plain.jsonl") == pairs.read(tmp_path / "packed.jsonl.gz") == [Pair("A.", "B.", "neutral", "s")]
    )


@pytest.mark.parametrize("line", ['{"claim": "A."}', "[]", '{"claim": "A", "evidence": "B", "label": "maybe"}', "{"])
def test_a_line_that_is_no_pair_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "broken.jsonl").write_text(line, encoding="utf8")
    with pytest.raises(ValueError, match=r"broken\.jsonl, line 1"):
        pairs.read(tmp_path / "broken.jsonl")


def test_one_edited_number_refutes_and_two_edited_alike_support() -> None:
    made = [pair for seed in range(40) for pair in edits.numbers(FERRY, random.Random(seed))]
    assert {pair.label for pair in made} == {"supports", "refutes"}
    for pair in made:
        numbers = [part.split(" ")[0] for part in (pair.claim.split("carried ")[1], pair.evidence.split("were ")[1])]
        assert (numbers[0] == numbers[1]) == (pair.label == "supports")


def test_a_bound_is_not_edited_for_another_number_may_still_fit_it() -> None:
    bound = Pair("More than 412 came.", "In all 412 came.", "supports", "fever")
    assert not list(edits.numbers(bound, rng()))


@pytest.mark.parametrize("written", ["1,204", "1998", "3.5", "12"])
def test_another_number_is_another_number(written: str) -> None:
    assert all(edits.other_number(written, random.Random(seed)) != written for seed in range(50))


def test_another_place_on_one_side_refutes_the_other() -> None:
    pair = Pair("The talks were held in Lima.", "Delegates met in Lima on Monday.", "supports", "fever")
    made = list(edits.names(pair, {"in": ["Quito"]}, rng()))
    assert made[0].label == "refutes"
    assert "Quito" in made[0].claim + made[0].evidence


def test_a_masked_pair_hides_the_value_on_both_sides() -> None:
    (made,) = masks.masked(Pair("The toll is 12.", "Police put the toll at 15.", "refutes", "fever"))
    assert (made.claim, made.evidence, made.label) == ("The toll is [MASK].", "Police put the toll at [MASK].", "supports")


def test_what_is_denied_refutes_and_what_is_asked_is_neutral() -> None:
    made = {modality.said(FERRY, random.Random(seed)).label for seed in range(30)}
    assert made == {"supports", "refutes", "neutral"}


def test_a_hard_neutral_speaks_of_the_same_person_and_shares_no_other_word() -> None:
    found = [
        Pair("Ada Byron Lane wrote poems.", "Ada Byron Lane wrote poems all her life.", "supports", "fever"),
        Pair("Ada Byron Lane was born at sea.", "Ada Byron Lane was born at sea in a gale.", "supports", "fever"),
    ]
    made = list(neutrals.hard(found, random.Random(1)))
    assert all(pair.label == "neutral" and pair.evidence != pair.claim for pair in made)


def test_an_epoch_is_repeatable_and_mixes_real_and_made_pairs() -> None:
    real = [
        Pair(f"The hall seats {n} people.", f"It has room for {n} people.", "supports", "fever", f"Hall {n}")
        for n in range(101, 160)
    ]
    first, second = (mixture.epoch(real, random.Random(3), scale=0.01) for _ in range(2))
    assert first == second
    assert {"fever", "made_number"} <= {pair.source for pair in first}
