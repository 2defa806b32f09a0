"""The fit: seeded, resumable, with the averaged weights as its result."""

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn

from facts.detection.training import mixture
from facts.detection.training.batches import Batch, batches, tokenizer
from facts.detection.training.network import BASE, Judge, groups
from facts.detection.training.pairs import Pair
from facts.detection.training.restore import restored


@dataclass(frozen=True)
class Plan:
    """What a run is made of. The defaults made the shipped weights."""

    epochs: int = 2
    size: int = 32
    rate: float = 1.2e-4
    warm_up: float = 0.06
    smoothing: float = 0.05
    # The weights that are kept are a running mean over about a thousand steps: smoother than any one step's.
    averaging: float = 0.999
    scale: float = 1.0
    # The share of each epoch that the written stories make up.
    focus: float = 0.25
    seed: int = 1
    # Weights to go on from: shipped ones (.onnx) or a finished run's (.pt). None starts from the base package's encoder.
    start: Path | None = None


@dataclass(frozen=True)
class Progress:
    """How far a run is."""

    step: int
    steps: int
    loss: float
    pairs_per_second: float


def fit(pairs: list[Pair], *, plan: Plan, folder: Path, every: int = 200) -> Iterator[Progress]:
    """
    Train, and leave the averaged weights in `folder`/weights.pt. Yields its progress every so many steps.

    A run that was stopped goes on from its last saved epoch part when it is started again with the same plan and folder.
    """
    torch.manual_seed(plan.seed)
    run = _Run(plan, folder, _all_batches(pairs, plan))
    yield from run.go(every)


def _all_batches(pairs: list[Pair], plan: Plan) -> list[Batch]:
    words = tokenizer(BASE / "tokenizer.json")
    made: list[Batch] = []
    for epoch in range(plan.epochs):
        rng = random.Random(f"{plan.seed}/{epoch}")  # noqa: S311 - a repeatable choice, no secret
        made += batches(mixture.epoch(pairs, rng, scale=plan.scale, focus=plan.focus), words, size=plan.size, rng=rng)
    return made


def _begun(start: Path | None) -> Judge:
    model = Judge() if start is None or start.suffix != ".onnx" else restored(start)
    if start is not None and start.suffix != ".onnx":
        model.load_state_dict(torch.load(start, weights_only=True))
    return model


class _Run:
    def __init__(self, plan: Plan, folder: Path, made: list[Batch]) -> None:
        self.model = _begun(plan.start)
        self.plan, self.made, self.kept = plan, made, folder / "checkpoint.pt"
        self.result = folder / "weights.pt"
        self.optimizer = torch.optim.AdamW(groups(self.model, rate=plan.rate), weight_decay=0.01, fused=True)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimizer, self._pace)
        self.mean = torch.optim.swa_utils.AveragedModel(
            self.model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(plan.averaging)
        )
        self.weigh = nn.CrossEntropyLoss(label_smoothing=plan.smoothing)
        self.step = 0

    def _pace(self, step: int) -> float:
        """Up over the warm-up, then down to nothing in a straight line."""
        done = step / max(1, len(self.made))
        return min(done / self.plan.warm_up, (1 - done) / (1 - self.plan.warm_up)) if done < 1 else 0.0

    def go(self, every: int) -> Iterator[Progress]:
        self._resume()
        loss, since, seen = 0.0, time.monotonic(), 0
        for batch in self.made[self.step :]:
            loss += self._learn(batch)
            seen += len(batch.labels)
            if self.step % every == 0 or self.step == len(self.made):
                self._save()
                yield Progress(self.step, len(self.made), loss / every, seen / (time.monotonic() - since))
                loss, since, seen = 0.0, time.monotonic(), 0
        torch.save(self.mean.module.state_dict(), self.result)

    def _learn(self, batch: Batch) -> float:
        self.model.train()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = self.model(batch.input_ids, batch.attention_mask, batch.token_type_ids)
        loss = self.weigh(logits.float(), batch.labels)
        loss.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.schedule.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.mean.update_parameters(self.model)
        self.step += 1
        return float(loss.detach())

    def _save(self) -> None:
        part = self.kept.with_suffix(".part")
        state = {"step": self.step, "model": self.model.state_dict(), "mean": self.mean.state_dict()}
        torch.save(state | {"optimizer": self.optimizer.state_dict(), "schedule": self.schedule.state_dict()}, part)
        part.replace(self.kept)

    def _resume(self) -> None:
        if not self.kept.exists():
            return
        state = torch.load(self.kept, weights_only=True)
        self.step = state["step"]
        for name in ("model", "mean", "optimizer", "schedule"):
            getattr(self, name).load_state_dict(state[name])
