"""
Trains the reader: `python -m training.train --base FOLDER --stories FOLDER... --work FOLDER --minutes 120`.

It runs for a time, not for a number of passes. A checkpoint is written now and then; `--resume` goes on from one, `--start`
from a shipped model. Folders of stories are read again at the start of each pass.
"""

import argparse
import random
import time
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import nn

from facts.detection.reading.encoding import Encoder
from training.batches import Stream, batched
from training.examples import Sampler, packed_pairs, stories
from training.losses import loss_of
from training.network import Network, on_base
from training.restore import restored
from training.scores import left_out_scores

WARM_UP = 0.04
# A layer learns so much slower than the one above it: what is general moves least. The heads learn four times as fast.
LAYER_DECAY = 0.9
HEAD_FACTOR = 4
# Weights averaged over some hundred steps generalise better than the last ones.
AVERAGE, AVERAGE_EVERY, AVERAGE_SOON = 0.98, 4, 80
# Markers, which no text has ever held, begin as what the encoder knows as boundaries.
MARKERS = (("[unused1]", "</s>"), ("[unused2]", "<s>"))


@dataclass
class Run:
    """A network in training, with all that a checkpoint keeps."""

    network: Network
    optimizer: torch.optim.Optimizer
    average: dict[str, torch.Tensor]
    step: int = 0
    num_tokens: int = 0
    loss: float = 0.0

    def learn(self, loss: torch.Tensor, *, rate: float) -> None:
        """Take one step down the loss, at this factor of the learning rate."""
        for group in self.optimizer.param_groups:
            group["lr"] = group["rate"] * rate
        loss.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.step += 1
        self.loss = loss.item() if self.step == 1 else 0.98 * self.loss + 0.02 * loss.item()
        if self.step % AVERAGE_EVERY == 0:
            for name, value in self.network.state_dict().items():
                if value.dtype.is_floating_point:
                    self.average[name].lerp_(value, 1 - min(AVERAGE, self.step / (self.step + AVERAGE_SOON)))

    def save(self, path: Path) -> None:
        """Write a checkpoint, whole or not at all."""
        parts = {"network": self.network.state_dict(), "average": self.average, "optimizer": self.optimizer.state_dict()}
        torch.save(parts, path.with_suffix(".new"))
        path.with_suffix(".new").replace(path)

    def load(self, path: Path) -> None:
        """Go on from a checkpoint."""
        saved = torch.load(path, weights_only=True)
        self.network.load_state_dict(saved["network"])
        self.optimizer.load_state_dict(saved["optimizer"])
        self.average = saved["average"]


def parameter_groups(network: Network, rate: float) -> list[dict[str, object]]:
    """The heads learn fastest, each layer below a little slower, the embeddings not at all."""
    heads = [value for name, value in network.named_parameters() if not name.startswith("encoder.")]
    groups: list[dict[str, object]] = [{"params": heads, "rate": rate * HEAD_FACTOR}]
    for depth, layer in enumerate(reversed(list(network.encoder.encoder.layer))):
        groups.append({"params": list(layer.parameters()), "rate": rate * LAYER_DECAY**depth})
    return groups


def rate_at(progress: float) -> float:
    """The factor of the learning rate: a short warm-up, then a straight line down to nothing."""
    return min(1.0, progress / WARM_UP) * max(0.0, 1 - progress)


def begun(options: argparse.Namespace, encoder: Encoder) -> Run:
    """A run from a pretrained encoder, a shipped model or a checkpoint."""
    network = restored(options.start / "network.onnx") if options.start else on_base(options.base, layers=options.layers)
    if not options.start:
        table = network.encoder.embeddings.word_embeddings.weight
        with torch.no_grad():
            for marker, like in MARKERS:
                table[encoder.tokenizer.token_to_id(marker)] = table[encoder.tokenizer.token_to_id(like)]
    for parameter in network.encoder.embeddings.parameters():
        parameter.requires_grad = False
    network.encoder.encoder.relative_attention_bias.requires_grad_(False)
    optimizer = torch.optim.AdamW(parameter_groups(network, options.rate), weight_decay=0.01, fused=True)
    run = Run(network, optimizer, deepcopy(network.state_dict()))
    if options.resume:
        run.load(options.resume)
    return run


def train(run: Run, stream: Stream, options: argparse.Namespace, padding: int) -> None:
    """Learn until the time is over. Prints progress; writes checkpoints. Raises SystemExit where the loss is no number."""
    start = last_saved = time.monotonic()
    run.network.train()
    for chosen in stream.batches():
        seconds = time.monotonic() - start
        progress = seconds / 60 / options.minutes
        if progress >= 1:
            return
        first, last = options.packed
        stream.share_packed = first + (last - first) * progress
        batch = batched(chosen, padding)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = loss_of(run.network, batch)
        if not torch.isfinite(loss):
            raise SystemExit("The loss is not a number: lower --rate.")
        run.learn(loss, rate=rate_at(progress))
        run.num_tokens += batch.num_tokens
        if run.step % 20 == 0:
            speed = run.num_tokens / seconds
            print(f"{progress:.3f} step {run.step} loss {run.loss:.3f} {run.num_tokens} tokens {speed:.0f}/s", flush=True)
        if time.monotonic() - last_saved > options.checkpoint_minutes * 60:
            last_saved = time.monotonic()
            run.save(options.work / "checkpoint.pt")


def options_of(arguments: list[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    origin = parser.add_mutually_exclusive_group(required=True)
    origin.add_argument("--base", type=Path, help="folder of a pretrained encoder")
    origin.add_argument("--start", type=Path, help="folder of a shipped model")
    parser.add_argument("--resume", type=Path, help="a checkpoint to go on from")
    parser.add_argument("--stories", type=Path, nargs="+", required=True, help="folders of written stories")
    parser.add_argument("--pairs", type=Path, help="a file of public pairs, to be packed")
    parser.add_argument("--left-out", nargs="*", default=[], help="authors to measure on and never to learn from")
    parser.add_argument("--work", type=Path, required=True, help="folder for checkpoints")
    parser.add_argument("--minutes", type=float, default=120)
    parser.add_argument("--layers", type=int, default=8)
    parser.add_argument("--rate", type=float, default=6e-5)
    parser.add_argument("--batch-tokens", type=int, default=3600)
    parser.add_argument("--packed", type=float, nargs=2, default=(0.4, 0.04), help="share of packed pairs, first and last")
    parser.add_argument("--checkpoint-minutes", type=float, default=8)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args(arguments)


def main() -> None:
    """Train for the given time, then measure on the left-out authors."""
    options = options_of()
    options.work.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    chance = random.Random(options.seed)  # noqa: S311 - a repeatable choice, no secret
    tokenizer = Tokenizer.from_file(str((options.start or options.base) / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    encoder, padding = Encoder(tokenizer), tokenizer.token_to_id("<pad>")
    run = begun(options, encoder)
    packed = packed_pairs(options.pairs, random_=chance) if options.pairs else None
    stream = Stream(options.stories, set(options.left_out), Sampler(encoder, chance), packed, options.batch_tokens)
    train(run, stream, options, padding)
    run.save(options.work / "final.pt")
    measured = [one for folder in options.stories for one in stories(folder) if one.author in options.left_out]
    if measured:
        run.network.load_state_dict(run.average)
        print("left out:", left_out_scores(run.network, encoder, measured, padding))


if __name__ == "__main__":
    main()
