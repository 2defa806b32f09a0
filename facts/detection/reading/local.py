"""
The local reader: the network in the model's folder, on the processor.

The folder holds everything that decides: `network.onnx`, `tokenizer.json`, `model.json` (name, labels, weights of the score,
thresholds) and `CARD.md`.
"""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from facts.detection.finding import Case
from facts.detection.reading import spelling_out
from facts.detection.reading.encoding import Encoder, Part
from facts.detection.reading.reader import NoReader, Passage, Reading
from facts.detection.reading.report import Report
from facts.detection.reading.self_test import CASES as SELF_TEST

FILES = ("network.onnx", "tokenizer.json", "model.json")
LABELS = ("supports", "neither", "contradicts")
SUPPORTS, NEITHER, CONTRADICTS = range(3)
# What an editor is shown of a reading, and what the score looks at.
MAX_PASSAGES = 4
# A part takes about a third of a second on one core. A longer text is read where it shares most words with the statements, so
# that none keeps a worker for more than twenty seconds.
MAX_PARTS = 40
# The facts of an article are checked back one after the other, each with the others, so each report is read as often as there
# are facts. That many readings are kept, about 50 kB each.
MAX_KEPT = 128
# From here on the self-test takes `neither` for an answer.
SURE = 0.85


@dataclass(frozen=True)
class Probabilities:
    """What the network says of one statement, over the whole report and for each sentence: supports, neither, contradicts."""

    whole: tuple[float, float, float]
    sentences: dict[int, tuple[float, float, float]]
    is_partial: bool = False


class LocalReader:
    """A loaded network. Safe to share between threads."""

    def __init__(self, folder: Path, *, is_tested: bool = True) -> None:
        require(folder)
        try:
            self.settings: dict[str, Any] = json.loads((folder / "model.json").read_text(encoding="utf-8"))
            self.name = str(self.settings["name"])
            tokenizer: Any = Tokenizer.from_file(str(folder / "tokenizer.json"))
            tokenizer.no_padding()
            tokenizer.no_truncation()
            # A report that spells out a boundary token has written words, and drawn no boundary.
            tokenizer.encode_special_tokens = True
            self._encoder = Encoder(tokenizer)
            self._session = _session(folder / "network.onnx")
        except Exception as error:
            raise NoReader(f"The reader in {folder} can't be loaded: {error}") from error
        if tuple(self.settings.get("labels", ())) != LABELS:
            raise NoReader(f"{folder / 'model.json'} must list the labels {', '.join(LABELS)}, in this order.")
        self._kept = lru_cache(maxsize=MAX_KEPT)(self._probabilities)
        if is_tested:
            self._test()

    def read(self, report: Report, facts: Sequence[Case]) -> list[Reading]:
        """See Reader. Of an overlong report the MAX_PARTS likeliest parts are read."""
        sentences = spelling_out.rendered(report, facts)
        found = self.probabilities(report.headline, sentences, [case.statement for case in facts])
        return [self._reading(case, place, found) for place, case in enumerate(facts)]

    def probabilities(self, headline: str, sentences: Sequence[str], statements: Sequence[str]) -> list[Probabilities]:
        """What the network says of each statement, in their order. Nothing to read is `neither`. Idempotent, and then quick."""
        return list(self._kept(headline, tuple(sentences), tuple(statements)))

    def _probabilities(
        self, headline: str, sentences: tuple[str, ...], statements: tuple[str, ...]
    ) -> tuple[Probabilities, ...]:
        whole: list[tuple[float, float, float]] = [(0.0, 1.0, 0.0)] * len(statements)
        single: list[dict[int, tuple[float, float, float]]] = [{} for _ in statements]
        parts = list(self._encoder.parts(headline, sentences, statements))
        for part in _likeliest(parts):
            verdicts, pairs = self._run(part)
            for row, statement in enumerate(part.statements):
                verdict = _triple(verdicts[row])
                # The part that decides is the one in which the statement is likeliest to be decided.
                if verdict[NEITHER] < whole[statement][NEITHER]:
                    whole[statement] = verdict
                for column, sentence in enumerate(part.sentences):
                    pair = _triple(pairs[row][column])
                    if pair[NEITHER] < single[statement].get(sentence, (0.0, 1.0, 0.0))[NEITHER]:
                        single[statement][sentence] = pair
        is_partial = len(parts) > MAX_PARTS
        return tuple(Probabilities(verdict, pairs, is_partial) for verdict, pairs in zip(whole, single, strict=True))

    def _run(self, part: Part) -> tuple[Any, Any]:
        inputs = {
            "input_ids": np.array([part.ids], dtype=np.int64),
            "position_ids": np.array([part.positions], dtype=np.int64),
            "statements_at": np.array([part.statements_at], dtype=np.int64),
            "sentences_at": np.array([part.sentences_at], dtype=np.int64),
        }
        verdicts, pairs = self._session.run(["verdicts", "pairs"], inputs)
        return verdicts[0], pairs[0]

    def _reading(self, case: Case, place: int, found: Sequence[Probabilities]) -> Reading:
        own = found[place]
        rivals = _rivals(place, found)
        ranked = sorted(own.sentences.items(), key=lambda item: item[1][NEITHER])[:MAX_PASSAGES]
        return Reading(
            fact=case.fact,
            supports=own.whole[SUPPORTS],
            neither=own.whole[NEITHER],
            contradicts=own.whole[CONTRADICTS],
            passages=tuple(Passage(index, one[SUPPORTS], one[CONTRADICTS], rivals[index]) for index, one in ranked),
            reader=self.name,
            is_partial=own.is_partial,
        )

    def _test(self) -> None:
        for headline, sentences, expected in SELF_TEST:
            found = self.probabilities(headline, sentences, list(expected))
            for (statement, label), one in zip(expected.items(), found, strict=True):
                if _leaning(one.whole) != label:
                    raise NoReader(
                        f"The reader fails its self-test: “{sentences[0]}” should be “{label}” for “{statement}”. Its files "
                        "may not belong together. Take the model's folder from the release again."
                    )


def _leaning(whole: tuple[float, float, float]) -> str:
    """`neither` where it is nearly sure, else the likelier of the other two: a brief is decided, if not surely."""
    if whole[NEITHER] > SURE:
        return LABELS[NEITHER]
    return LABELS[SUPPORTS] if whole[SUPPORTS] > whole[CONTRADICTS] else LABELS[CONTRADICTS]


def require(folder: Path) -> None:
    """Raise NoReader, naming what is missing, unless all files of the model are there."""
    missing = [name for name in FILES if not (folder / name).is_file()]
    if missing:
        raise NoReader(f"The reader is incomplete: {', '.join(missing)} missing in {folder}. Nothing was checked.")


@lru_cache(maxsize=2)
def load(folder: Path) -> LocalReader:
    """The reader of this process, read from its folder at the first call. Raises NoReader."""
    return LocalReader(folder)


def _likeliest(parts: list[Part]) -> list[Part]:
    """At most MAX_PARTS of the parts: those whose sentences share most tokens with their statements, in their order."""
    if len(parts) <= MAX_PARTS:
        return parts
    ranked = sorted(range(len(parts)), key=lambda place: -_shared(parts[place]))[:MAX_PARTS]
    return [parts[place] for place in sorted(ranked)]


def _shared(part: Part) -> int:
    boundary = part.statements_at[0]
    return len(set(part.ids[:boundary]) & set(part.ids[boundary:]))


def _triple(row: Any) -> tuple[float, float, float]:
    return float(row[SUPPORTS]), float(row[NEITHER]), float(row[CONTRADICTS])


def _rivals(place: int, found: Sequence[Probabilities]) -> dict[int, float]:
    highest: dict[int, float] = defaultdict(float)
    for other, one in enumerate(found):
        if other != place:
            for index, pair in one.sentences.items():
                highest[index] = max(highest[index], 1 - pair[NEITHER])
    return highest


def _session(path: Path) -> Any:
    options = onnxruntime.SessionOptions()
    # One thread: a worker is one core. No arena: it keeps the largest batch's memory for good.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
