"""The shared encoder: BERT (Devlin et al., NAACL 2019) as plain PyTorch, small enough to read in one sitting.

Written out rather than imported so that the exported ONNX graph holds just the operations that
the reader needs, and so that training asks for nothing but PyTorch.
"""
from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn


@dataclass(frozen=True)
class EncoderConfig:
    vocab_size: int = 30522
    hidden_size: int = 384
    num_hidden_layers: int = 6
    num_attention_heads: int = 12
    intermediate_size: int = 1536
    max_position_embeddings: int = 512
    layer_norm_eps: float = 1e-12

    @staticmethod
    def read(folder: Path) -> "EncoderConfig":
        found = json.loads((folder / "config.json").read_text())
        return EncoderConfig(**{k: found[k] for k in EncoderConfig.__dataclass_fields__ if k in found})


class Layer(nn.Module):
    def __init__(self, c: EncoderConfig):
        super().__init__()
        self.heads = c.num_attention_heads
        h = c.hidden_size
        self.query, self.key, self.value, self.attended = (nn.Linear(h, h) for _ in range(4))
        self.norm_attended = nn.LayerNorm(h, c.layer_norm_eps)
        self.up, self.down = nn.Linear(h, c.intermediate_size), nn.Linear(c.intermediate_size, h)
        self.norm_out = nn.LayerNorm(h, c.layer_norm_eps)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        b, n, h = x.shape
        split = lambda t: t.view(b, n, self.heads, h // self.heads).transpose(1, 2)
        a = F.scaled_dot_product_attention(split(self.query(x)), split(self.key(x)), split(self.value(x)), attn_mask=bias)
        x = self.norm_attended(x + self.attended(a.transpose(1, 2).reshape(b, n, h)))
        return self.norm_out(x + self.down(F.gelu(self.up(x))))


class Encoder(nn.Module):
    """Word pieces in, one vector a piece out. Dropout falls on the embeddings alone: inside the layers it would
    triple the time of a step on a CPU."""

    def __init__(self, c: EncoderConfig, dropout: float = 0.1):
        super().__init__()
        self.config, self.dropout = c, dropout
        self.word = nn.Embedding(c.vocab_size, c.hidden_size)
        self.position = nn.Embedding(c.max_position_embeddings, c.hidden_size)
        self.norm = nn.LayerNorm(c.hidden_size, c.layer_norm_eps)
        self.layers = nn.ModuleList(Layer(c) for _ in range(c.num_hidden_layers))

    def forward(self, ids: Tensor, mask: Tensor | None = None, extra: Tensor | float = 0.0) -> Tensor:
        """ids: [windows, pieces]; mask: True where a piece is real (None when all are); extra: added to the embeddings."""
        x = self.norm(self.word(ids) + self.position.weight[: ids.shape[1]] + extra)
        x = F.dropout(x, self.dropout, self.training)
        bias = None if mask is None else mask[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return x


def load_pretrained(folder: Path, dropout: float = 0.1) -> Encoder:
    """Reads a BERT checkpoint (safetensors with Hugging Face's names) into an Encoder."""
    encoder = Encoder(EncoderConfig.read(folder), dropout)
    found = {k.removeprefix("bert."): v.float() for k, v in load_file(folder / "model.fp16.safetensors").items()}
    names = {"query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
             "attended": "attention.output.dense", "norm_attended": "attention.output.LayerNorm",
             "up": "intermediate.dense", "down": "output.dense", "norm_out": "output.LayerNorm"}
    state: dict[str, Tensor] = {
        # The token type is always 0 here, so its vector is folded into the positions.
        "word.weight": found["embeddings.word_embeddings.weight"],
        "position.weight": found["embeddings.position_embeddings.weight"] + found["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": found["embeddings.LayerNorm.weight"], "norm.bias": found["embeddings.LayerNorm.bias"],
    }
    for i in range(encoder.config.num_hidden_layers):
        for ours, theirs in names.items():
            for part in ("weight", "bias"):
                state[f"layers.{i}.{ours}.{part}"] = found[f"encoder.layer.{i}.{theirs}.{part}"]
    encoder.load_state_dict(state)
    return encoder
