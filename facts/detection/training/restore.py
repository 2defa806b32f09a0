"""Shipped eight-bit weights back into the network, so that training can go on from what is there."""

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from facts.detection.training.network import Judge

# Where the exported graph's nodes stand in the network: the head is the pooler and the classifier of the first export.
_HEAD = {"bert.pooler.dense": "head.0", "classifier": "head.3", "head.head.0": "head.0", "head.head.3": "head.3"}


def restored(path: Path) -> Judge:
    """The network with the weights of this file, each within half a step of eight bits. Raises KeyError for a foreign one."""
    graph = onnx.load(str(path)).graph
    arrays = {entry.name: numpy_helper.to_array(entry) for entry in graph.initializer}
    state = {_name(name): array for name, array in arrays.items() if name.endswith((".weight", ".bias"))}
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            kernel = _plain(arrays, node.input[1])
            state[_name(_place(node.name)) + ".weight"] = kernel.T
    for name in [name for name in arrays if "embeddings.weight_quantized" in name]:
        state[_name(name.removesuffix("_quantized"))] = _plain(arrays, name)
    model = Judge()
    missing = model.load_state_dict({name: torch.tensor(array) for name, array in state.items()}, strict=False)
    left = [name for name in missing.missing_keys if not name.endswith("position_ids")]
    if left or missing.unexpected_keys:
        raise KeyError(f"{path.name} holds other weights than this network's: {[*left, *missing.unexpected_keys][:4]}")
    return model


def _plain(arrays: dict[str, np.ndarray], name: str) -> np.ndarray:
    stem = name.removesuffix("_quantized")
    steps = arrays[name].astype(np.float32) - arrays[f"{stem}_zero_point"].astype(np.float32)
    plain: np.ndarray = steps * arrays[f"{stem}_scale"]
    return plain


def _place(node: str) -> str:
    """“/m/bert/encoder/layer.0/output/dense/MatMul_quant” → “m.bert.encoder.layer.0.output.dense”."""
    return ".".join(node.strip("/").split("/")[:-1])


def _name(name: str) -> str:
    name = name.removeprefix("m.")
    for theirs, ours in _HEAD.items():
        if name == theirs or name.startswith(f"{theirs}."):
            return name.replace(theirs, ours, 1)
    return name.replace("bert.", "encoder.", 1) if name.startswith("bert.") else name
