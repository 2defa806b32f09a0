"""How well a network reads the reports of authors from whom it has not learned, before any score is fitted to it."""

import torch

from facts.detection.reading.encoding import Encoder
from training.batches import batched
from training.examples import CONTRADICTS, NEITHER, SUPPORTS, Example, samples
from training.network import Network

PRECISIONS = (0.8, 0.9)
# The first ranks are luck.
LEAST_RANK = 5


def left_out_scores(network: Network, encoder: Encoder, examples: list[Example], padding: int) -> dict[str, float]:
    """The best F1 of contradictions and supports over whole reports, and recall at some precisions."""
    network.eval()
    scored = [one for example in examples for one in _read(network, encoder, example, padding)]
    network.train()
    return {
        f"{name} {key}": value
        for name, label in (("contradicts", CONTRADICTS), ("supports", SUPPORTS))
        for key, value in curve([(chances[label], truth == label) for truth, chances in scored]).items()
    }


def _read(network: Network, encoder: Encoder, example: Example, padding: int) -> list[tuple[int, tuple[float, ...]]]:
    """For each statement its label, and the probabilities of the part that decides most."""
    best: dict[int, tuple[float, ...]] = {}
    for sample in samples(encoder, example):
        batch = batched([sample], padding)
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
            verdicts, pairs = network(batch.ids, batch.positions, batch.mask, batch.statements_at, batch.sentences_at)
        whole, single = verdicts.float().softmax(-1)[0], pairs.float().softmax(-1)[0].max(1).values
        for at, index in enumerate(sample.part.statements):
            chances = tuple(((whole[at] + single[at]) / 2).tolist())
            if index not in best or chances[NEITHER] < best[index][NEITHER]:
                best[index] = chances
    return [(example.statements[index].label, chances) for index, chances in best.items()]


def curve(scored: list[tuple[float, bool]]) -> dict[str, float]:
    """The best F1 over all thresholds, and the highest recall at each of PRECISIONS."""
    ranked = sorted(scored, reverse=True)
    total, hits, best, recall = sum(right for _, right in ranked), 0, 0.0, dict.fromkeys(PRECISIONS, 0.0)
    for rank, (_, right) in enumerate(ranked, 1):
        hits += right
        best = max(best, 2 * hits / (rank + total))
        for floor in PRECISIONS:
            if rank >= LEAST_RANK and hits / rank >= floor:
                recall[floor] = hits / total
    return {"F1": round(best, 3)} | {f"recall at {floor}": round(value, 3) for floor, value in recall.items()}
