"""The model behind its interface: complete, in the right order, bounded."""

import json
import shutil
from pathlib import Path

import pytest
from django.conf import settings

from facts.detection import entailment
from facts.detection.entailment import Entailment, NoModel
from facts.detection.store import DETECTOR

PAIRS = [
    ("The bridge was opened in 1932.", "The bridge was opened in 1932."),
    ("The council met for a long time on Tuesday evening, and nobody left before ten.", "The mayor was born in Ohio."),
    ("The film was released in 2004.", "The film was released in 2011."),
]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The shipped model in a folder that a test may damage."""
    return Path(shutil.copytree(settings.DETECTION_WEIGHTS, tmp_path / "weights"))


def test_the_shipped_model_passes_its_self_test() -> None:
    assert entailment.loaded() is entailment.loaded()


def test_what_is_found_names_the_weights_that_found_it() -> None:
    assert DETECTOR.endswith(f"/ {entailment.loaded().name}")


def test_each_pair_has_the_same_verdict_alone_and_among_others() -> None:
    model = entailment.loaded()
    together = model.ask(PAIRS)
    for pair, verdict in zip(PAIRS, together, strict=True):
        assert model.ask([pair])[0] == pytest.approx(verdict, abs=0.03)
        assert sum(verdict) == pytest.approx(1.0)


def test_nothing_asked_is_nothing_answered() -> None:
    assert entailment.loaded().ask([]) == []


def test_an_endless_passage_is_cut() -> None:
    assert len(entailment.loaded().ask([("word " * 200_000, "The film was released in 2011.")])) == 1


@pytest.mark.parametrize("name", entailment.FILES)
def test_a_missing_file_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(NoModel, match=name):
        Entailment(copy)


@pytest.mark.parametrize("name", ["entailment-int8.onnx", "tokenizer.json"])
def test_a_broken_file_is_refused(copy: Path, name: str) -> None:
    (copy / name).write_bytes(b"not a model")
    with pytest.raises(NoModel, match="can't be read"):
        Entailment(copy)


def test_labels_in_another_order_are_caught(copy: Path) -> None:
    (copy / "labels.json").write_text(json.dumps(["refutes", "neutral", "supports"]))
    with pytest.raises(NoModel, match="self-test"):
        Entailment(copy)


def test_unknown_labels_are_refused(copy: Path) -> None:
    (copy / "labels.json").write_text(json.dumps(["yes", "no"]))
    with pytest.raises(NoModel, match="labels"):
        Entailment(copy)


def test_the_tokenizer_of_another_model_is_caught(copy: Path) -> None:
    path = copy / "tokenizer.json"
    words = json.loads(path.read_text(encoding="utf8"))
    vocabulary = words["model"]["vocab"]
    # The same words under other numbers, as another model of the same make has them; what is special keeps its own.
    plain = [word for word in vocabulary if not word.startswith("[")]
    numbers = [vocabulary[word] for word in plain]
    vocabulary |= dict(zip(plain, numbers[1_000:] + numbers[:1_000], strict=True))
    path.write_text(json.dumps(words), encoding="utf8")
    with pytest.raises(NoModel, match="self-test"):
        Entailment(copy)


def test_half_a_file_is_refused(copy: Path) -> None:
    path = copy / "entailment-int8.onnx"
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(NoModel, match="can't be read"):
        Entailment(copy)


@pytest.mark.parametrize(
    "passage", ["", "🙂🙃🙂", "会談は釜山で行われた。 Встреча прошла в Пусане.", "x" * 50_000, "\x00\ufeff", "a " * 25_000]
)
@pytest.mark.parametrize("statement", ["", "The talks are in Busan.", "🙂", "long " * 10_000])
def test_whatever_is_asked_the_answer_is_three_probabilities(passage: str, statement: str) -> None:
    (verdict,) = entailment.loaded().ask([(passage, statement)])
    assert sum(verdict) == pytest.approx(1.0)
    assert all(0 <= one <= 1 for one in verdict)
