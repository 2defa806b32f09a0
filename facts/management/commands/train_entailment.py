"""Trains the entailment model and writes what is shipped."""

from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from facts.detection.training import claims, export, fit, pairs, stories
from facts.detection.training.scores import scores, softmax

# What --quick takes: enough to walk the whole way in a minute or two, far too little to judge by.
QUICK_PAIRS = 2_000


class Command(BaseCommand):
    """From labelled pairs to entailment-int8.onnx; a run that was stopped goes on where it was."""

    help = (
        "Train the entailment model on files of labelled pairs and write entailment-int8.onnx, tokenizer.json and labels.json "
        "into a folder. Needs tests/requirements-training.txt. Run it again with the same --work to go on after a stop."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """See Django."""
        plan = fit.Plan()
        parser.add_argument("files", type=Path, nargs="*", help="More pairs (.jsonl, .jsonl.gz) than the written ones.")
        parser.add_argument("--dev", type=Path, nargs="*", default=[], help="Pairs to score the result on.")
        parser.add_argument("--out", type=Path, required=True, help="Where the shipped files go.")
        parser.add_argument("--work", type=Path, required=True, help="Where checkpoints are kept.")
        parser.add_argument("--start", type=Path, help="Shipped weights (.onnx) or a run's (.pt) to go on from.")
        parser.add_argument("--epochs", type=int, default=plan.epochs)
        parser.add_argument("--scale", type=float, default=plan.scale, help="Share of the mixture that an epoch takes.")
        parser.add_argument("--focus", type=float, default=plan.focus, help="Share of the written stories' pairs.")
        parser.add_argument("--seed", type=int, default=plan.seed)
        parser.add_argument("--name", default="unnamed", help="What the weights are called, in what they find.")
        parser.add_argument("--threads", type=int, default=2)
        parser.add_argument("--quick", action="store_true", help=f"The whole way on {QUICK_PAIRS:,} pairs.")

    def handle(self, *args: Any, files: list[Path], work: Path, out: Path, **options: Any) -> None:
        """See Django."""
        torch.set_num_threads(options["threads"])
        work.mkdir(parents=True, exist_ok=True)
        try:
            found = [pair for path in files for pair in pairs.read(path)]
            found += [*stories.all_pairs(), *claims.all_pairs()]
        except (ValueError, OSError) as error:
            raise CommandError(str(error)) from error
        train, kept = export.held_back(found, share=0.01, seed=options["seed"])
        _fit(train, _plan(options, len(train)), work)
        model = export.load(work / "weights.pt")
        temperature = export.calibrate(model, kept[:QUICK_PAIRS])
        export.ship(model, out, name=options["name"])
        self.stdout.write(f"Shipped to {out} at temperature {temperature:.2f}.")
        for path in options["dev"]:
            self.stdout.write(_line(model, path))


def _plan(options: dict[str, Any], pairs_read: int) -> fit.Plan:
    plan = fit.Plan(**{name: options[name] for name in ("epochs", "scale", "focus", "seed", "start")})
    return replace(plan, epochs=1, scale=QUICK_PAIRS / pairs_read) if options["quick"] else plan


def _fit(train: list[pairs.Pair], plan: fit.Plan, work: Path) -> None:
    columns = TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn()
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("Making pairs", total=None)
        for now in fit.fit(train, plan=plan, folder=work):
            told = f"loss {now.loss:.3f}, {now.pairs_per_second:.0f} pairs/s"
            bar.update(task, total=now.steps, completed=now.step, description=told)


def _line(model: Any, path: Path) -> str:
    logits, truth = export.logits(model, pairs.read(path))
    measured = scores(softmax(logits), truth)
    return f"{path.name}: accuracy {measured.accuracy:.3f}, macro F1 {measured.macro_f1:.3f}, ECE {measured.ece:.3f}"
