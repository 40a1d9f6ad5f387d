"""What `export` does to the weights, done to the PyTorch model: to show that both give the same numbers."""
from __future__ import annotations

import torch

from .model import Model

SMALL = 4096  # weights with fewer values than this stay as they are
_COLUMNS = ("encoder.position.weight",)  # read as a slice, so scaled like a matrix that stands on the right


def round_weights(model: Model) -> None:
    """Rounds every large weight to 255 levels, one scale an output channel, or a row of a table."""
    for name, p in model.named_parameters():
        if p.ndim != 2 or p.numel() < SMALL:
            continue
        axis = 0 if name in _COLUMNS else 1
        scale = p.detach().abs().amax(dim=axis, keepdim=True).clamp(min=1e-8) / 127
        p.data = torch.round(p.detach() / scale).clamp(-127, 127) * scale
