"""Samples as padded tensors, in batches of like length, for ever."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch

from training.examples import Example, Sample, Sampler, stories

IGNORED = -100
# So many reports are cut and sorted at a time: enough that batches are of like length, few enough that they stay mixed.
SHUFFLED = 64
JITTER = 40


@dataclass(frozen=True)
class Batch:
    """Padded tensors of some samples: (samples, tokens), (samples, statements), (samples, statements, sentences)."""

    ids: torch.Tensor
    positions: torch.Tensor
    mask: torch.Tensor
    statements_at: torch.Tensor
    sentences_at: torch.Tensor
    verdicts: torch.Tensor
    pairs: torch.Tensor

    @property
    def num_tokens(self) -> int:
        """How many tokens it holds, padding left out."""
        return int(self.mask.sum())


def batched(chosen: list[Sample], padding: int) -> Batch:
    """The samples as one batch; what is padded has the label IGNORED."""
    length = max(len(one.part.ids) for one in chosen)
    num_statements = max(len(one.part.statements) for one in chosen)
    num_sentences = max(len(one.part.sentences) for one in chosen)
    batch = Batch(
        ids=torch.full((len(chosen), length), padding),
        positions=torch.full((len(chosen), length), padding),
        mask=torch.zeros((len(chosen), length), dtype=torch.long),
        statements_at=torch.zeros((len(chosen), num_statements), dtype=torch.long),
        sentences_at=torch.zeros((len(chosen), num_sentences), dtype=torch.long),
        verdicts=torch.full((len(chosen), num_statements), IGNORED),
        pairs=torch.full((len(chosen), num_statements, num_sentences), IGNORED),
    )
    for row, one in enumerate(chosen):
        part = one.part
        batch.ids[row, : len(part.ids)] = torch.tensor(part.ids)
        batch.positions[row, : len(part.ids)] = torch.tensor(part.positions)
        batch.mask[row, : len(part.ids)] = 1
        batch.statements_at[row, : len(part.statements)] = torch.tensor(part.statements_at)
        batch.sentences_at[row, : len(part.sentences)] = torch.tensor(part.sentences_at)
        batch.verdicts[row, : len(part.statements)] = torch.tensor(one.verdicts)
        batch.pairs[row, : len(part.statements), : len(part.sentences)] = torch.tensor(one.pairs)
    return batch


@dataclass
class Stream:
    """Samples for ever: passes over the stories, mixed with packed pairs."""

    folders: list[Path]
    left_out: set[str]
    sampler: Sampler
    packed: Iterator[Example] | None
    batch_tokens: int
    share_packed: float = 0.0

    def batches(self) -> Iterator[list[Sample]]:
        """Batches of about `batch_tokens` each. Raises ValueError where there is nothing to learn from."""
        while True:
            examples = [one for folder in self.folders for one in stories(folder) if one.author not in self.left_out]
            if not examples:
                raise ValueError(f"There are no stories to learn from in {', '.join(map(str, self.folders))}.")
            self.sampler.others = [statement.text for one in examples for statement in one.statements]
            self.sampler.random_.shuffle(examples)
            for at in range(0, len(examples), SHUFFLED):
                yield from self._grouped(self._samples(examples[at : at + SHUFFLED]))

    def _samples(self, examples: list[Example]) -> list[Sample]:
        chosen = [sample for example in examples for sample in self.sampler.samples(example)]
        if self.packed is not None:
            wanted = sum(len(one.part.ids) for one in chosen) * self.share_packed / (1 - self.share_packed)
            while wanted > 0:
                extra = self.sampler.samples(next(self.packed))
                chosen += extra
                wanted -= sum(len(one.part.ids) for one in extra)
        return chosen

    def _grouped(self, chosen: list[Sample]) -> list[list[Sample]]:
        chosen.sort(key=lambda one: len(one.part.ids) + self.sampler.random_.random() * JITTER)
        groups: list[list[Sample]] = [[]]
        for one in chosen:
            if groups[-1] and (len(groups[-1]) + 1) * len(one.part.ids) > self.batch_tokens:
                groups.append([])
            groups[-1].append(one)
        self.sampler.random_.shuffle(groups)
        return groups
