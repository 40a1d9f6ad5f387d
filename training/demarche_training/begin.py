"""Weights to begin from: a base encoder, or a model that was shipped before (its bytes turned back into floats)."""
from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from .model import Model


def take_shipped(model: Model, folder: Path) -> list[str]:
    """Loads what a shipped model's graphs hold into the modules of the same shape; gives the names that stay as they were."""
    found: dict[str, Tensor] = {}
    for file, prefix, module in (("encoder.onnx", "model.", model), ("statement-roles.onnx", "", model.statement_roles)):
        names = {id(p): n for n, p in module.named_parameters()}
        order = [names[id(p)] for p in module.parameters()]
        loose: list[Tensor] = []  # the graph names a matrix on the right of a product by a number, in the order of use
        values = {t.name: numpy_helper.to_array(t) for t in onnx.load(folder / file).graph.initializer}
        for name, value in values.items():
            if name.endswith(".scale"):
                continue
            stem = name.removesuffix(".bytes")
            full = torch.from_numpy(np.array(value, dtype=np.float32) * values.get(stem + ".scale", np.float32(1)))
            known = stem.removeprefix(prefix)
            if known in order:
                found[("" if module is model else "statement_roles.") + known] = full
            else:
                loose.append(full)
        found |= _placed(model if module is model else model.statement_roles, loose, "" if module is model else "statement_roles.")
    state = model.state_dict()
    taken = {k: v for k, v in found.items() if k in state and state[k].shape == v.shape}
    model.load_state_dict(state | taken)
    return sorted(set(state) - set(taken))


def _placed(module: torch.nn.Module, loose: list[Tensor], prefix: str) -> dict[str, Tensor]:
    out: dict[str, Tensor] = {}
    if prefix == "":
        matrices = [t for t in loose if t.ndim == 2]
        for i in range(len(module.encoder.layers)):
            for k, name in enumerate(("query", "key", "value", "attended", "up", "down")):
                out[f"encoder.layers.{i}.{name}.weight"] = matrices[6 * i + k].T.contiguous()
        out["cue.weight"] = matrices[6 * len(module.encoder.layers)].T.contiguous()
        return out
    matrices, rows = [t for t in loose if t.ndim == 2], [t for t in loose if t.ndim == 1]
    for name, value in zip(("word", "word_gate", "inner.0", "inner.1", "out"), matrices):
        out[f"{prefix}{name}.weight"] = value.T.contiguous()
    for i in range(2):
        out[f"{prefix}kernels.{i}"] = torch.stack(rows[5 * i : 5 * i + 5])
    return out
