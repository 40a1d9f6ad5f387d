"""Weights to begin from: a model that was shipped before, its bytes turned back into floats."""
from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from .model import Model

GRAPHS = {"encoder.onnx": "", "statement-roles.onnx": "statement_roles.", "event-roles.onnx": "event_roles.", "antecedents.onnx": "antecedents."}


def take_shipped(model: Model, folder: Path) -> list[str]:
    """Loads what the graphs hold, by the names that `export` gave it; gives the parameters that stay as they were."""
    state = model.state_dict()
    taken: set[str] = set()
    for file, prefix in GRAPHS.items():
        values = {t.name: numpy_helper.to_array(t) for t in onnx.load(folder / file).graph.initializer}
        for name, value in values.items():
            stem = name.removesuffix(".bytes")
            label = prefix + stem.removeprefix("model.").removesuffix(".T").removesuffix(".C")
            if name.endswith(".scale") or label not in state:
                continue
            full = np.array(value, dtype=np.float32) * values.get(stem + ".scale", np.float32(1))
            turned = full.T if stem.endswith(".T") else full[:, 0].T if stem.endswith(".C") else full
            state[label].copy_(torch.from_numpy(np.ascontiguousarray(turned)))
            taken.add(label)
    model.load_state_dict(state)
    return sorted(set(state) - taken)
