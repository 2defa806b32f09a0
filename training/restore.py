"""Shipped eight-bit weights back into a network, so that training can go on from what is there."""

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from training.network import Network, like

PREFIX = "network."


def restored(path: Path) -> Network:
    """The network with the weights of this file, each within half a step of eight bits. Raises KeyError for a foreign one."""
    state = _state(path)
    network = like(state)
    result = network.load_state_dict({name: torch.tensor(array) for name, array in state.items()}, strict=False)
    missing = [name for name in result.missing_keys if not name.endswith("position_ids")]
    if missing or result.unexpected_keys:
        raise KeyError(f"{path.name} holds other weights than this network's: {[*missing, *result.unexpected_keys][:4]}")
    return network


def _state(path: Path) -> dict[str, np.ndarray]:
    graph = onnx.load(str(path)).graph
    arrays = {entry.name: numpy_helper.to_array(entry) for entry in graph.initializer}
    state = {name: array for name, array in arrays.items() if name.endswith((".weight", ".bias"))}
    for name in [name for name in arrays if name.endswith(".weight_quantized")]:
        state[name.removesuffix("_quantized")] = _plain(arrays, name)
    for node in graph.node:
        # The exporter turns a layer's weights and names them by number; the node knows whose they are.
        if node.op_type == "MatMulInteger" and node.input[1] in arrays:
            state[f"{_place(node.name)}.weight"] = _plain(arrays, node.input[1]).T
        elif node.op_type == "MatMul" and node.input[1] in arrays:
            state[f"{_place(node.name)}.weight"] = arrays[node.input[1]].T
    return {name.removeprefix(PREFIX): array for name, array in state.items()}


def _place(node: str) -> str:
    """“/network/verdict/verdict.0/MatMul_quant” → “network.verdict.0”."""
    steps = node.strip("/").split("/")[:-1]
    kept = [step for step, following in zip(steps, [*steps[1:], ""], strict=True) if not following.startswith(f"{step}.")]
    return ".".join(kept)


def _plain(arrays: dict[str, np.ndarray], name: str) -> np.ndarray:
    stem = name.removesuffix("_quantized")
    steps = arrays[name].astype(np.float32) - arrays[f"{stem}_zero_point"].astype(np.float32)
    plain: np.ndarray = steps * arrays[f"{stem}_scale"]
    return plain
