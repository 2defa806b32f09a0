"""What the network is to learn: verdicts, evidence, and which of its siblings a sentence is about."""

import torch
from torch.nn import functional

from training.batches import IGNORED, Batch
from training.examples import CONTRADICTS, NEITHER, SUPPORTS
from training.network import Network

# `neither` is two in three verdicts and nineteen in twenty pairs; a missed contradiction costs most.
VERDICT_WEIGHTS = (1.2, 0.8, 1.4)
PAIR_WEIGHTS = (1.5, 0.5, 1.8)
SMOOTHING = 0.05
SIBLING_SHARE = 0.3


def loss_of(network: Network, batch: Batch) -> torch.Tensor:
    """The sum of the three losses over a batch, one number."""
    verdicts, pairs = network(batch.ids, batch.positions, batch.mask, batch.statements_at, batch.sentences_at)
    verdicts, pairs = verdicts.float(), pairs.float()
    verdict_loss = functional.cross_entropy(
        verdicts.flatten(0, 1), batch.verdicts.flatten(), torch.tensor(VERDICT_WEIGHTS), ignore_index=IGNORED,
        label_smoothing=SMOOTHING,
    )  # fmt: skip
    pair_loss = functional.cross_entropy(
        pairs.flatten(0, 2), batch.pairs.flatten(), torch.tensor(PAIR_WEIGHTS), ignore_index=IGNORED
    )
    return verdict_loss + pair_loss + SIBLING_SHARE * sibling_loss(pairs, batch.pairs)


def sibling_loss(pairs: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """For each decisive sentence, the chance that the network gives to the statements that it decides, against all others."""
    relevance = torch.logsumexp(pairs[..., [SUPPORTS, CONTRADICTS]], -1) - pairs[..., NEITHER]
    relevance = relevance.masked_fill(labels == IGNORED, -1e4)
    decided = ((labels == SUPPORTS) | (labels == CONTRADICTS)).float()
    rows = decided.sum(1) > 0
    if not rows.any():
        return pairs.sum() * 0
    share = decided / decided.sum(1, keepdim=True).clamp(min=1)
    return -(share * functional.log_softmax(relevance, 1)).sum(1)[rows].mean()
