"""One encoder, an anchor head and a role head conditioned on an anchor."""
from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .encoder import Encoder
from .statements import ROLE_LABELS, SPAN_TAGS

NEAR = 64  # buckets on either side for the distance between a word and the anchor


def distance_bucket(rel: Tensor) -> Tensor:
    """Signed distance in words to a bucket: exact when near, logarithmic when far."""
    far = (torch.log2(rel.abs().float() + 1) * 8).floor()
    return (torch.sign(rel) * far).clamp(-NEAR, NEAR).long() + NEAR


class RoleHead(nn.Module):
    """For each anchor, a label for every word: its vector, the anchor's, their product and the distance, then two narrow convolutions."""

    def __init__(self, hidden: int, labels: int, width: int = 192, reach: int = 2):
        super().__init__()
        self.reach = reach
        self.word, self.anchor = nn.Linear(hidden, width), nn.Linear(hidden, width)
        self.word_gate, self.anchor_gate = nn.Linear(hidden, width), nn.Linear(hidden, width)
        self.distance = nn.Embedding(2 * NEAR + 1, width)
        nn.init.normal_(self.distance.weight, std=0.02)
        self.kernels = nn.ParameterList(nn.Parameter(torch.randn(2 * reach + 1, width) * 0.1) for _ in range(2))
        self.inner = nn.ModuleList(nn.Linear(width, width) for _ in range(2))
        self.norms = nn.ModuleList(nn.LayerNorm(width) for _ in range(2))
        self.out = nn.Linear(width, labels)

    def forward(self, words: Tensor, anchors: Tensor, first: Tensor, owner: Tensor | None = None) -> Tensor:
        """words: [windows, words, hidden]; anchors: [anchors, words], the share of each word in the anchor;
        first: [anchors], the anchor's first word; owner: [anchors], its window (None: there is one window)."""
        n = words.shape[1]
        own = (lambda t: t) if owner is None else (lambda t: t[owner])
        anchor = (anchors.unsqueeze(1) @ own(words)).squeeze(1)
        rel = torch.arange(n, device=words.device)[None] - first[:, None]
        x = own(self.word(words)) + self.anchor(anchor)[:, None] + self.distance(distance_bucket(rel))
        x = F.gelu(x + own(self.word_gate(words)) * self.anchor_gate(anchor)[:, None])
        for kernel, inner, norm in zip(self.kernels, self.inner, self.norms):
            padded = F.pad(x, (0, 0, self.reach, self.reach))
            near = sum(padded[:, k : k + n] * kernel[k] for k in range(2 * self.reach + 1))
            x = norm(x + F.gelu(inner(near)))
        return self.out(x)


class Model(nn.Module):
    def __init__(self, encoder: Encoder, dropout: float = 0.1):
        super().__init__()
        h = encoder.config.hidden_size
        self.encoder, self.dropout = encoder, dropout
        self.shape = nn.Embedding(5, h)
        nn.init.zeros_(self.shape.weight)
        self.cue = nn.Linear(h, len(SPAN_TAGS))
        self.statement_roles = RoleHead(h, len(ROLE_LABELS))

    def words(self, ids: Tensor, shapes: Tensor, words: Tensor, mask: Tensor | None = None) -> Tensor:
        """The vector of each word (of its first piece). words: [windows, words], indices into the pieces."""
        pieces = self.encoder(ids, mask, self.shape(shapes))
        picked = torch.gather(pieces, 1, words[:, :, None].expand(-1, -1, pieces.shape[2]))
        if not self.training or not self.dropout:
            return picked
        # One mask a window and channel: dropping single values costs more than the encoder on a CPU.
        keep = torch.rand(picked.shape[0], 1, picked.shape[2], device=picked.device) >= self.dropout
        return picked * keep / (1 - self.dropout)
