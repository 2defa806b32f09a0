"""From trained weights to what is shipped: calibrated, quantised to eight bits, beside its tokenizer and labels."""

import json
import random
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from facts.detection.training.batches import batches, tokenizer
from facts.detection.training.network import BASE, Judge
from facts.detection.training.pairs import LABELS, Pair
from facts.detection.training.scores import best_temperature

NAMES = ("input_ids", "attention_mask", "token_type_ids")


def load(weights: Path) -> Judge:
    """The trained model, ready to be asked."""
    model = Judge()
    model.load_state_dict(torch.load(weights, weights_only=True))
    model.eval()
    return model


def logits(model: Judge, pairs: list[Pair]) -> tuple[np.ndarray, list[str]]:
    """Logits in full precision and the true labels, in an order of their own."""
    words = tokenizer(BASE / "tokenizer.json")
    found, truth = [], []
    for batch in batches(pairs, words, size=64):
        with torch.inference_mode():
            found.append(model(batch.input_ids, batch.attention_mask, batch.token_type_ids).numpy())
        truth += [LABELS[at] for at in batch.labels]
    return np.concatenate(found).astype(np.float64), truth


def calibrate(model: Judge, held_back: list[Pair]) -> float:
    """Divide the last layer by the best temperature on held-back pairs, so that a probability means something."""
    temperature = best_temperature(*logits(model, held_back))
    last = model.head[-1]
    with torch.no_grad():
        last.weight.div_(temperature)
        last.bias.div_(temperature)
    return temperature


def ship(model: Judge, folder: Path, *, name: str) -> None:
    """Write entailment-int8.onnx, which carries its name, tokenizer.json and labels.json."""
    folder.mkdir(parents=True, exist_ok=True)
    full = folder / "entailment-fp32.onnx"
    example = tuple(torch.ones((2, 8), dtype=torch.long) for _ in NAMES)
    axes = {name: {0: "pairs", 1: "tokens"} for name in NAMES} | {"logits": {0: "pairs"}}
    torch.onnx.export(
        model, example, str(full), input_names=list(NAMES), output_names=["logits"], dynamic_axes=axes,
        opset_version=17, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(full, folder / "entailment-int8.onnx", weight_type=QuantType.QInt8, per_channel=True)
    full.unlink()
    _christen(folder / "entailment-int8.onnx", name)
    shutil.copy(BASE / "tokenizer.json", folder / "tokenizer.json")
    (folder / "labels.json").write_text(json.dumps(LABELS), encoding="utf8")


def _christen(path: Path, name: str) -> None:
    model = onnx.load(str(path))
    onnx.helper.set_model_props(model, {"name": name})
    onnx.save(model, str(path))


def held_back(pairs: list[Pair], *, share: float, seed: int) -> tuple[list[Pair], list[Pair]]:
    """Pairs to train on and pairs to calibrate on, split by page (or claim), so that no page is in both."""
    keys = sorted({pair.page or pair.claim for pair in pairs})
    kept = set(random.Random(seed).sample(keys, round(len(keys) * share)))  # noqa: S311 - a repeatable choice, no secret
    return (
        [pair for pair in pairs if (pair.page or pair.claim) not in kept],
        [pair for pair in pairs if (pair.page or pair.claim) in kept],
    )
