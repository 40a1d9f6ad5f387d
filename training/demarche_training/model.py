"""One encoder with its heads: tags for cues, events and names; roles given an anchor; status of events; antecedents of pronouns."""
from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from . import events, names, statements
from .encoder import Encoder

RARE = 4.0  # how much likelier a head holds it at first that a word is nothing to it
NEAR = 64  # buckets on either side for the distance between a word and the anchor


def distance_bucket(rel: Tensor) -> Tensor:
    """Signed distance in words to a bucket: exact when near, logarithmic when far."""
    far = (torch.log2(rel.abs().float() + 1) * 8).floor()
    return (torch.sign(rel) * far).clamp(-NEAR, NEAR).long() + NEAR


REACH = ((2, 1), (2, 1), (2, 4), (2, 12))  # words on either side, and how far apart, in each narrow convolution


def around(x: Tensor, kernel: Tensor, reach: int, apart: int) -> Tensor:
    """Each word's neighbours, weighed channel by channel. In training a sum of moved products is quickest; the graph that is
    shipped has one convolution for it, which takes the runtime a third of the time."""
    if torch.onnx.is_in_onnx_export():
        return F.conv1d(x.transpose(1, 2), kernel.T[:, None], padding=reach * apart, dilation=apart, groups=x.shape[2]).transpose(1, 2)
    padded = F.pad(x, (0, 0, reach * apart, reach * apart))
    return sum(padded[:, k * apart : k * apart + x.shape[1]] * kernel[k] for k in range(2 * reach + 1))


class RoleHead(nn.Module):
    """For each anchor, a label for every word: its vector, the anchor's, their product and the distance, then narrow convolutions."""

    def __init__(self, hidden: int, labels: int, width: int = 192):
        super().__init__()
        self.word, self.anchor = nn.Linear(hidden, width), nn.Linear(hidden, width)
        self.word_gate, self.anchor_gate = nn.Linear(hidden, width), nn.Linear(hidden, width)
        self.distance = nn.Embedding(2 * NEAR + 1, width)
        nn.init.normal_(self.distance.weight, std=0.02)
        self.kernels = nn.ParameterList(nn.Parameter(torch.randn(2 * r + 1, width) * 0.1) for r, _ in REACH)
        self.inner = nn.ModuleList(nn.Linear(width, width) for _ in REACH)
        self.norms = nn.ModuleList(nn.LayerNorm(width) for _ in REACH)
        for inner in list(self.inner)[2:]:  # those that look far begin by adding nothing
            nn.init.zeros_(inner.weight)
            nn.init.zeros_(inner.bias)
        self.out = nn.Linear(width, labels)
        with torch.no_grad():
            self.out.bias[0] += RARE

    def forward(self, words: Tensor, anchors: Tensor, first: Tensor, owner: Tensor | None = None, seen: Tensor | None = None) -> Tensor:
        """words: [windows, words, hidden]; anchors: [anchors, words], the share of each word in the anchor;
        first: [anchors], the anchor's first word; owner: [anchors], its window (None: there is one window);
        seen: [anchors, seen], the words of the one window that each anchor looks at (None: all)."""
        window = (lambda t: t) if owner is None else (lambda t: t[owner])
        own = window if seen is None else (lambda t: t[0][seen])
        anchor = (anchors.unsqueeze(1) @ window(words)).squeeze(1)
        rel = (torch.arange(words.shape[1], device=words.device)[None] if seen is None else seen) - first[:, None]
        x = own(self.word(words)) + self.anchor(anchor)[:, None] + self.distance(distance_bucket(rel))
        x = F.gelu(x + own(self.word_gate(words)) * self.anchor_gate(anchor)[:, None])
        for (r, apart), kernel, inner, norm in zip(REACH, self.kernels, self.inner, self.norms):
            x = norm(x + F.gelu(inner(around(x, kernel, r, apart))))
        return self.out(x)


class EventTags(nn.Module):
    """BIES of each event type, and O: a score for the place in the anchor and one for the type, added, since most types are rare."""

    def __init__(self, hidden: int):
        super().__init__()
        self.inner = nn.Linear(hidden, hidden)
        self.outside, self.place, self.kind = nn.Linear(hidden, 1), nn.Linear(hidden, 4), nn.Linear(hidden, len(events.TYPES))
        with torch.no_grad():
            self.outside.bias += RARE

    def forward(self, words: Tensor) -> Tensor:
        x = F.gelu(self.inner(words)) + words
        inside = (self.kind(x).unsqueeze(-1) + self.place(x).unsqueeze(-2)).flatten(-2)
        return torch.cat((self.outside(x), inside), -1)


class EventRoles(nn.Module):
    """Roles of events, and each event's status."""

    def __init__(self, hidden: int):
        super().__init__()
        self.roles = RoleHead(hidden, 1 + 4 * len(events.KINDS))
        self.inner, self.status = nn.Linear(hidden, 192), nn.Linear(192, len(events.STATUS))

    def forward(self, words: Tensor, anchors: Tensor, first: Tensor, owner: Tensor | None = None) -> tuple[Tensor, Tensor]:
        anchor = (anchors.unsqueeze(1) @ (words if owner is None else words[owner])).squeeze(1)
        return self.roles(words, anchors, first, owner), self.status(F.gelu(self.inner(anchor)))


class Antecedents(nn.Module):
    """How well each of several names fits as what a pronoun stands for; 0 is the score of none of them."""

    def __init__(self, hidden: int, width: int = 192):
        super().__init__()
        self.pronoun, self.name = nn.Linear(hidden, width), nn.Linear(hidden, width)
        self.pronoun_gate, self.name_gate = nn.Linear(hidden, width), nn.Linear(hidden, width)
        self.distance = nn.Embedding(2 * NEAR + 1, width)
        nn.init.normal_(self.distance.weight, std=0.02)
        self.inner, self.out = nn.Linear(width, width), nn.Linear(width, 1)

    def forward(self, pronouns: Tensor, names: Tensor, rel: Tensor) -> Tensor:
        """pronouns, names: [pairs, hidden], means of words' vectors; rel: [pairs], words from the name's first to the pronoun."""
        x = self.pronoun(pronouns) + self.name(names) + self.distance(distance_bucket(rel))
        x = F.gelu(x + self.pronoun_gate(pronouns) * self.name_gate(names))
        return self.out(F.gelu(self.inner(x)) + x).squeeze(-1)


class Model(nn.Module):
    def __init__(self, encoder: Encoder, dropout: float = 0.1):
        super().__init__()
        h = encoder.config.hidden_size
        self.encoder, self.dropout = encoder, dropout
        self.shape = nn.Embedding(5, h)
        nn.init.zeros_(self.shape.weight)
        self.cue = nn.Linear(h, 5)
        self.events = EventTags(h)
        self.names = nn.Linear(h, 1 + 4 * len(names.TYPES))
        self.statement_roles = RoleHead(h, 1 + 4 * len(statements.KINDS))
        self.event_roles = EventRoles(h)
        self.antecedents = Antecedents(h)

    def words(self, ids: Tensor, shapes: Tensor, words: Tensor, mask: Tensor | None = None) -> Tensor:
        """The vector of each word (of its first piece). words: [windows, words], indices into the pieces."""
        pieces = self.encoder(ids, mask, self.shape(shapes))
        picked = torch.gather(pieces, 1, words[:, :, None].expand(-1, -1, pieces.shape[2]))
        if not self.training or not self.dropout:
            return picked
        # One mask a window and channel: dropping single values costs more than the encoder on a CPU.
        keep = torch.rand(picked.shape[0], 1, picked.shape[2], device=picked.device) >= self.dropout
        return picked * keep / (1 - self.dropout)
