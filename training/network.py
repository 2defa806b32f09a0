"""The network: an encoder, a verdict from each statement's marker, evidence from each pair of a statement and a sentence."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from torch import nn
from transformers import AutoModel, MPNetConfig

DROPOUT = 0.1
HEAD_WIDTH = 64


class Network(nn.Module):
    """Logits over (supports, neither, contradicts) for statements, and for statement-sentence pairs."""

    def __init__(self, encoder: Any) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.verdict = nn.Sequential(nn.Linear(width, width), nn.Tanh(), nn.Dropout(DROPOUT), nn.Linear(width, 3))
        self.statement = nn.Linear(width, width)
        self.sentence = nn.Linear(width, width)
        self.pair = nn.Sequential(nn.Linear(3 * width, width), nn.GELU(), nn.Dropout(DROPOUT), nn.Linear(width, 3))

    def forward(
        self,
        input_ids: torch.Tensor,
        position_ids: torch.Tensor,
        attention_mask: torch.Tensor,
        statements_at: torch.Tensor,
        sentences_at: torch.Tensor,
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Logits of shape (parts, statements, 3) and (parts, statements, sentences, 3)."""
        states = self.encoder(
            input_ids=input_ids, position_ids=position_ids, attention_mask=attention_mask
        ).last_hidden_state  # fmt: skip
        statements, sentences = _at(states, statements_at), _at(states, sentences_at)
        left = self.statement(statements)[:, :, None, :].expand(-1, -1, sentences.shape[1], -1)
        right = self.sentence(sentences)[:, None, :, :].expand(-1, statements.shape[1], -1, -1)
        return self.verdict(statements), self.pair(torch.cat([left, right, left * right], -1))


def on_base(base: Path, *, layers: int) -> Network:
    """A network whose encoder is the lower `layers` layers of a pretrained one, with heads that know nothing yet."""
    # The base is a folder of an installed package: nothing is fetched. Dropout inside attention doubles the time of a step on
    # a CPU; the heads have their own.
    return Network(
        AutoModel.from_pretrained(  # nosec B615
            base, add_pooling_layer=False, num_hidden_layers=layers, attention_probs_dropout_prob=0.0,
            hidden_dropout_prob=0.0,
        )
    )  # fmt: skip


def like(state: Mapping[str, Any]) -> Network:
    """A network of the shape of these weights that knows nothing yet."""
    layers = 1 + max(int(name.split(".")[3]) for name in state if name.startswith("encoder.encoder.layer."))
    vocabulary, width = state["encoder.embeddings.word_embeddings.weight"].shape
    config = MPNetConfig(
        vocab_size=vocabulary, hidden_size=width, num_hidden_layers=layers, num_attention_heads=width // HEAD_WIDTH,
        intermediate_size=len(state["encoder.encoder.layer.0.intermediate.dense.bias"]),
        max_position_embeddings=len(state["encoder.embeddings.position_embeddings.weight"]),
        attention_probs_dropout_prob=0.0, hidden_dropout_prob=0.0,
    )  # fmt: skip
    return Network(AutoModel.from_config(config, add_pooling_layer=False))


def _at(states: torch.Tensor, positions: torch.Tensor) -> torch.Tensor:
    return torch.gather(states, 1, positions[..., None].expand(-1, -1, states.shape[-1]))
