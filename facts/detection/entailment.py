"""The entailment model behind one small interface: does a passage support a statement, refute it, or neither?"""

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import onnxruntime
from django.conf import settings
from tokenizers import Tokenizer

FILES = ("entailment-int8.onnx", "tokenizer.json", "labels.json")
LABELS = {"supports", "neutral", "refutes"}

# A statement is one sentence; the passage gets what it leaves. Cost grows with tokens, and what lies beyond two sentences
# misleads a model that was trained on one or two.
MOST_TOKENS = 160
MOST_CHARACTERS = 2_000
MOST_STATEMENT = 300
# Pairs of like length share a batch, so that nothing is padded far.
BATCH = 16


class NoModel(RuntimeError):
    """The model can't be used. The message says which file is missing or broken, for the editor who reads the failed run."""


class Verdict(NamedTuple):
    """Probabilities that sum to one."""

    supports: float
    neutral: float
    refutes: float


# One obvious pair for each answer, twice: a model with its labels in another order fails at once instead of raising the
# wrong flags for weeks.
SELF_TEST = (
    ("The treaty was signed in Paris on Monday.", "The treaty was signed in Paris.", "supports"),
    ("The company has 500 employees in Norway.", "The company has employees in Norway.", "supports"),
    ("The singer released her first album in May.", "The senator was born in Ohio.", "neutral"),
    ("The league has twenty clubs.", "The painter was born in Spain.", "neutral"),
    ("The film was released in 2004.", "The film was released in 2011.", "refutes"),
    ("The company was founded in Berlin.", "The company was founded in Madrid.", "refutes"),
)


class Entailment:
    """A loaded model. Safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        require(folder)
        try:
            self._order = _read_labels(folder / "labels.json")
            self._tokenizer: Any = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self._session = _session(folder / "entailment-int8.onnx")
        except NoModel:
            raise
        except Exception as error:
            raise NoModel(f"The entailment model in {folder} can't be read: {error}") from error
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MOST_TOKENS, strategy="only_first")
        self._inputs = {entry.name for entry in self._session.get_inputs()}
        self.name: str = self._session.get_modelmeta().custom_metadata_map.get("name", "unnamed")
        self._test()

    def ask(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        """One verdict for each pair of a passage and a statement, in their order. Overlong input is cut, never refused."""
        encoded = [self._tokenizer.encode(passage[:MOST_CHARACTERS], said[:MOST_STATEMENT]) for passage, said in pairs]
        verdicts: list[Verdict] = [Verdict(0.0, 1.0, 0.0)] * len(pairs)
        for places in _buckets([len(one.ids) for one in encoded]):
            for place, row in zip(places, self._run([encoded[place] for place in places]), strict=True):
                verdicts[place] = Verdict(*(float(row[column]) for column in self._order))
        return verdicts

    def _run(self, batch: list[Any]) -> Any:
        width = max(len(one.ids) for one in batch)
        arrays = {name: np.zeros((len(batch), width), dtype=np.int64) for name in self._inputs}
        sources = {"input_ids": "ids", "attention_mask": "attention_mask", "token_type_ids": "type_ids"}
        for name, array in arrays.items():
            for row, one in enumerate(batch):
                array[row, : len(one.ids)] = getattr(one, sources[name])
        (logits,) = self._session.run(["logits"], arrays)
        powers = np.exp(logits - logits.max(axis=1, keepdims=True))
        return powers / powers.sum(axis=1, keepdims=True)

    def _test(self) -> None:
        verdicts = self.ask([(passage, said) for passage, said, _ in SELF_TEST])
        for verdict, (passage, said, expected) in zip(verdicts, SELF_TEST, strict=True):
            found = max(LABELS, key=lambda label: float(getattr(verdict, label)))
            if found != expected:
                raise NoModel(
                    f"The entailment model fails its self-test: it says that “{passage}” {found} “{said}”. "
                    "Its labels may be in another order, or its files may not belong together."
                )


def require(folder: Path) -> None:
    """Raise NoModel, naming what is missing, unless all files of the model are there."""
    missing = [name for name in FILES if not (folder / name).is_file()]
    if missing:
        raise NoModel(f"The entailment model is incomplete: {', '.join(missing)} missing in {folder}. Nothing was checked.")


@lru_cache(maxsize=1)
def _loaded(folder: Path) -> Entailment:
    return Entailment(folder)


def loaded() -> Entailment:
    """The model of this process, read at the first call. Raises NoModel."""
    return _loaded(settings.DETECTION_WEIGHTS)


def _read_labels(path: Path) -> list[int]:
    """For each field of Verdict, its column in the model's output."""
    labels = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(labels, list) or set(labels) != LABELS:
        raise NoModel(f"{path} must list exactly the labels {', '.join(sorted(LABELS))}.")
    return [labels.index(field) for field in Verdict._fields]


def _session(path: Path) -> Any:
    options = onnxruntime.SessionOptions()
    # One thread: a worker is one core. No arena: it keeps the largest batch's memory for good.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _buckets(lengths: list[int]) -> Iterator[list[int]]:
    order = sorted(range(len(lengths)), key=lengths.__getitem__)
    return (order[first : first + BATCH] for first in range(0, len(order), BATCH))
