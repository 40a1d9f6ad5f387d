"""The score of a whole row of BIES labels against all rows that are well formed (a linear chain with fixed transitions).

The reader decodes by Viterbi's algorithm over well-formed rows; trained so, the model is punished for the row that
would win and not for each label by itself (conditional random fields: Lafferty, McCallum and Pereira, ICML 2001).
"""
from __future__ import annotations

import torch
from torch import Tensor

NEVER = -1e4


def transitions(labels: int) -> Tensor:
    """[from, to]: 0 where one label may follow the other. 0 is O; then B, I, E, S of each kind."""
    t = torch.full((labels, labels), NEVER)
    for a in range(labels):
        for b in range(labels):
            closed = a == 0 or (a - 1) % 4 in (2, 3)
            opens = b == 0 or (b - 1) % 4 in (0, 3)
            within = a > 0 and b > 0 and (a - 1) // 4 == (b - 1) // 4 and (a - 1) % 4 in (0, 1) and (b - 1) % 4 in (1, 2)
            if (closed and opens) or within:
                t[a, b] = 0
    return t


def chain_loss(logits: Tensor, gold: Tensor) -> Tensor:
    """Minus the log probability of each row. logits: [rows, words, labels]; gold: [rows, words], below 0 past the row's end."""
    rows, words, labels = logits.shape
    allowed = transitions(labels).to(logits.device)
    real = gold >= 0
    right = (logits.gather(2, gold.clamp(min=0).unsqueeze(2)).squeeze(2) * real).sum(1)
    ends = torch.tensor([0.0 if k == 0 or (k - 1) % 4 in (2, 3) else NEVER for k in range(labels)], device=logits.device)
    begins = torch.tensor([0.0 if k == 0 or (k - 1) % 4 in (0, 3) else NEVER for k in range(labels)], device=logits.device)
    alpha = logits[:, 0] + begins
    for t in range(1, words):
        following = torch.logsumexp(alpha.unsqueeze(2) + allowed, dim=1) + logits[:, t]
        alpha = torch.where(real[:, t, None], following, alpha)
    return torch.logsumexp(alpha + ends, dim=1) - right
