"""Pairs as tensors, in batches of like length: cost is tokens, so nothing is padded to the longest text of all."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Encoding, Tokenizer

from facts.detection.training.pairs import LABELS, Pair

# 99 % of the training pairs are shorter; a passage is cut there, never the claim.
MOST_TOKENS = 160


@dataclass(frozen=True)
class Batch:
    """Tensors of shape (pairs, tokens), and labels of shape (pairs,)."""

    input_ids: torch.Tensor
    attention_mask: torch.Tensor
    token_type_ids: torch.Tensor
    labels: torch.Tensor


def tokenizer(path: Path) -> Tokenizer:
    """The base's tokenizer, cutting the passage where a pair is too long. It pads nothing by itself."""
    found = Tokenizer.from_file(str(path))
    found.no_padding()
    found.enable_truncation(MOST_TOKENS, strategy="only_first")
    return found


def batches(pairs: list[Pair], words: Tokenizer, *, size: int, rng: random.Random | None = None) -> Iterator[Batch]:
    """
    All pairs once, in batches of like length.

    With `rng` the batches come in random order; without, in order of length.
    """
    encoded = words.encode_batch([(pair.evidence[:4000], pair.claim[:600]) for pair in pairs])
    order = sorted(range(len(pairs)), key=lambda at: len(encoded[at].ids))
    chunks = [order[at : at + size] for at in range(0, len(order), size)]
    if rng:
        rng.shuffle(chunks)
    for chunk in chunks:
        yield _batch([encoded[at] for at in chunk], [LABELS.index(pairs[at].label) for at in chunk])


def _batch(rows: list[Encoding], labels: list[int]) -> Batch:
    width = max(len(row.ids) for row in rows)
    ids, mask, types = torch.zeros((3, len(rows), width), dtype=torch.long)
    for at, row in enumerate(rows):
        ids[at, : len(row.ids)] = torch.tensor(row.ids)
        types[at, : len(row.ids)] = torch.tensor(row.type_ids)
        mask[at, : len(row.ids)] = 1
    return Batch(ids, mask, types, torch.tensor(labels))
