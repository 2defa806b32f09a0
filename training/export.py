"""From a checkpoint to the model's folder: `python -m training.export CHECKPOINT --tokenizer FILE --out FOLDER --name NAME`."""

import argparse
import json
import shutil
import warnings
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from training.examples import LABELS
from training.network import Network, like

INPUTS = ("input_ids", "position_ids", "statements_at", "sentences_at")
OUTPUTS = ("verdicts", "pairs")
# Measured on 30 reports: with all layers in eight bits a probability is off by 0.050 on average, with the outputs of the last
# two layers' feed-forward in full precision by 0.019, for 15 MB and a tenth of the time more. The other layers gain nothing.
FULL_LAYERS = 2


class Answering(nn.Module):
    """The network as the product asks it: one unpadded part in, probabilities out."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self,
        input_ids: torch.Tensor,
        position_ids: torch.Tensor,
        statements_at: torch.Tensor,
        sentences_at: torch.Tensor,
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Probabilities of shape (parts, statements, 3) and (parts, statements, sentences, 3)."""
        verdicts, pairs = self.network(input_ids, position_ids, torch.ones_like(input_ids), statements_at, sentences_at)
        return verdicts.softmax(-1), pairs.softmax(-1)


def load(checkpoint: Path) -> Network:
    """The trained network with its averaged weights, ready to be asked."""
    weights: dict[str, Any] = torch.load(checkpoint, weights_only=True)["average"]
    network = like(weights)
    network.load_state_dict(weights)
    network.eval()
    return network


def export(network: Network, folder: Path, *, tokenizer: Path, name: str, is_quantized: bool = True) -> None:
    """Write network.onnx, tokenizer.json and model.json; a score that was fitted before stays in it."""
    folder.mkdir(parents=True, exist_ok=True)
    full = folder / "full.onnx"
    tokens, statements, sentences = (torch.ones((1, count), dtype=torch.long) for count in (12, 2, 3))
    example = (tokens, tokens, statements, sentences)
    axes = {
        "input_ids": {1: "tokens"},
        "position_ids": {1: "tokens"},
        "statements_at": {1: "statements"},
        "sentences_at": {1: "sentences"},
    }
    axes |= {"verdicts": {1: "statements"}, "pairs": {1: "statements", 2: "sentences"}}
    with warnings.catch_warnings():
        # The newer exporter gives layers no names that `restore` could read, and the older one warns of being older.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Answering(network).eval(), example, str(full), input_names=list(INPUTS), output_names=list(OUTPUTS),
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
    target = folder / "network.onnx"
    if is_quantized:
        quantize_dynamic(
            full, target, weight_type=QuantType.QInt8, per_channel=True, nodes_to_exclude=_sensitive(full, network)
        )  # fmt: skip
        full.unlink()
    else:
        full.replace(target)
    model = onnx.load(str(target))
    onnx.helper.set_model_props(model, {"name": name})
    onnx.save(model, str(target))
    if tokenizer.resolve() != (folder / "tokenizer.json").resolve():
        shutil.copy(tokenizer, folder / "tokenizer.json")
    settings = folder / "model.json"
    known = json.loads(settings.read_text(encoding="utf8")) if settings.exists() else {}
    known |= {"name": name, "labels": list(LABELS)}
    settings.write_text(json.dumps(known, indent=1) + "\n", encoding="utf8")


def _sensitive(full: Path, network: Network) -> list[str]:
    """The nodes that stay in full precision."""
    last = network.encoder.config.num_hidden_layers
    kept = [f"layer.{number}/output/dense" for number in range(last - FULL_LAYERS, last)]
    return [node.name for node in onnx.load(str(full)).graph.node if any(place in node.name for place in kept)]


def main() -> None:
    """Export a checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--name", required=True)
    parser.add_argument("--full", action="store_true", help="keep full precision, to measure what eight bits cost")
    options = parser.parse_args()
    export(load(options.checkpoint), options.out, tokenizer=options.tokenizer, name=options.name, is_quantized=not options.full)


if __name__ == "__main__":
    main()
