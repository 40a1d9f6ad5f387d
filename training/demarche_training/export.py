"""From a trained run to `model/`: ONNX graphs with weights in eight bits, the tokenizer and a manifest.

`encoder.onnx`          pieces of one window -> a vector for each word, and its tags of cues, events and names
`statement-roles.onnx`  vectors of the words, anchors -> a role label for each anchor and word of the stretch that it looks at
`event-roles.onnx`      the same for events and all words of the window, and each event's status
`antecedents.onnx`      means of words' vectors in pairs, distances -> how well each name fits the pronoun

Weights are stored as signed bytes with one scale an output channel and turned back into floats when a session
opens (the runtime folds `Cast` and `Mul` of constants), so that arithmetic is the same on every processor.
"""
from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from . import events, names, statements
from .eight_bits import SMALL
from .encoder import Encoder, EncoderConfig
from .model import Model

OPSET = 17


class EncoderGraph(nn.Module):
    def __init__(self, model: Model):
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, shapes: Tensor, words: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        found = self.model.words(ids, shapes, words)
        return found, self.model.cue(found), self.model.events(found), self.model.names(found)


class StretchGraph(nn.Module):
    """A role head of which each anchor looks at a stretch of the window's words: from `begin` on, as many as `steps` (0, 1, 2 ...)."""

    def __init__(self, model: nn.Module):
        super().__init__()
        self.model = model

    def forward(self, vectors: Tensor, anchors: Tensor, first: Tensor, begin: Tensor, steps: Tensor) -> Tensor:
        return self.model(vectors, anchors, first, seen=begin[:, None] + steps[None])


def load(run: Path, data: Path) -> tuple[Model, Path]:
    """The model of a run, and the folder of the encoder that it began from."""
    kept = torch.load(run / "model.pt", map_location="cpu", weights_only=True)
    base = data / "base" / kept["base"]
    model = Model(Encoder(EncoderConfig.read(base)))
    model.load_state_dict(kept["model"])
    return model.eval(), base


def eight_bits(graph: onnx.GraphProto) -> None:
    """Replaces every large float initializer by bytes and scales; a table that `Gather` reads stays bytes until it is read."""
    users: dict[str, list[onnx.NodeProto]] = {}
    for node in graph.node:
        for name in node.input:
            users.setdefault(name, []).append(node)
    kept, before = [], []
    for tensor in list(graph.initializer):
        value = numpy_helper.to_array(tensor)
        if value.dtype != np.float32 or value.ndim != 2 or value.size < SMALL:
            kept.append(tensor)
            continue
        name, gathers = tensor.name, [n for n in users[tensor.name] if n.op_type == "Gather" and n.input[0] == tensor.name]
        rows = gathers or any(n.op_type == "Gemm" and any(x.name == "transB" and x.i for x in n.attribute) for n in users[name])
        axis = 1 if rows else 0  # a scale for each row of a table and for each output channel of a matrix
        scale = np.maximum(np.abs(value).max(axis=axis, keepdims=True), 1e-8) / 127
        kept.append(numpy_helper.from_array(np.clip(np.rint(value / scale), -127, 127).astype(np.int8), name + ".bytes"))
        kept.append(numpy_helper.from_array(scale.astype(np.float32), name + ".scale"))
        if gathers:
            for n in gathers:
                out, index = n.output[0], n.input[1]
                at = list(graph.node).index(n)
                graph.node.remove(n)
                for k, new in enumerate((
                    helper.make_node("Gather", [name + ".bytes", index], [out + ".bytes"], axis=0),
                    helper.make_node("Gather", [name + ".scale", index], [out + ".scale"], axis=0),
                    helper.make_node("Cast", [out + ".bytes"], [out + ".float"], to=TensorProto.FLOAT),
                    helper.make_node("Mul", [out + ".float", out + ".scale"], [out]),
                )):
                    graph.node.insert(at + k, new)
        else:
            before.append(helper.make_node("Cast", [name + ".bytes"], [name + ".float"], to=TensorProto.FLOAT))
            before.append(helper.make_node("Mul", [name + ".float", name + ".scale"], [name]))
    del graph.initializer[:]
    graph.initializer.extend(kept)
    for node in reversed(before):
        graph.node.insert(0, node)


def name_weights(graph: onnx.GraphProto, module: nn.Module) -> None:
    """Gives every initializer the name of the parameter that it holds, so that `begin` can take it up again.

    The exporter numbers what it folds: `.T` marks a matrix that it turned round, `.C` one turned into a convolution's weights.
    """
    wanted: dict[tuple[tuple[int, ...], bytes], str] = {}
    for name, p in module.named_parameters():
        value = p.detach().numpy()
        views = [(name, value)]
        if value.ndim == 2:
            views += [(name + ".T", value.T), (name + ".C", value.T[:, None])]
        for label, view in views:
            wanted.setdefault((view.shape, np.ascontiguousarray(view).tobytes()), label)
    renamed: dict[str, str] = {}
    for tensor in graph.initializer:
        value = numpy_helper.to_array(tensor)
        label = wanted.get((value.shape, value.tobytes()))
        if label and label not in renamed.values():
            renamed[tensor.name] = label
            tensor.name = label
    for node in graph.node:
        for k, name in enumerate(node.input):
            node.input[k] = renamed.get(name, name)


def write(graph: nn.Module, args: tuple[Tensor, ...], names: tuple[list[str], list[str]], axes: dict[str, dict[int, str]], path: Path, exact: bool) -> None:
    torch.onnx.export(graph, args, str(path), input_names=names[0], output_names=names[1], dynamic_axes=axes, opset_version=OPSET, dynamo=False)
    model = onnx.load(path)
    name_weights(model.graph, graph)
    if not exact:
        eight_bits(model.graph)
    # Names of layers and files say nothing to a reader and would make the bytes depend on the machine.
    for node in model.graph.node:
        node.ClearField("name")
        node.ClearField("doc_string")
    onnx.checker.check_model(model)
    path.write_bytes(model.SerializeToString(deterministic=True))


def main() -> None:
    a = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    a.add_argument("--data", type=Path, default=Path("../../shared/data"))
    a.add_argument("--run", type=Path, required=True)
    a.add_argument("--out", type=Path, default=Path("../model"))
    a.add_argument("--exact", action="store_true", help="keep 32-bit weights, to measure what eight bits cost")
    o = a.parse_args()
    o.out.mkdir(parents=True, exist_ok=True)
    model, base = load(o.run, o.data)
    h = model.encoder.config.hidden_size
    n, m, r = 23, 17, 3
    by_word = lambda *outputs: {k: {1: "words"} for k in outputs}
    anchors = (torch.randn(1, m, h), torch.rand(r, m), torch.arange(r))
    roles = {"vectors": {1: "words"}, "anchors": {0: "anchors", 1: "words"}, "first": {0: "anchors"}, "roles": {0: "anchors", 1: "words"}}
    with torch.no_grad():
        write(EncoderGraph(model), (torch.randint(1000, 20000, (1, n)), torch.zeros(1, n, dtype=torch.long), torch.arange(m)[None]),
              (["ids", "shapes", "words"], ["vectors", "cues", "events", "names"]),
              {"ids": {1: "pieces"}, "shapes": {1: "pieces"}, "words": {1: "words"}} | by_word("vectors", "cues", "events", "names"),
              o.out / "encoder.onnx", o.exact)
        write(StretchGraph(model.statement_roles), (*anchors, torch.zeros(r, dtype=torch.long), torch.arange(11)),
              (["vectors", "anchors", "first", "begin", "steps"], ["roles"]),
              roles | {"begin": {0: "anchors"}, "steps": {0: "seen"}, "roles": {0: "anchors", 1: "seen"}}, o.out / "statement-roles.onnx", o.exact)
        write(model.event_roles, anchors, (["vectors", "anchors", "first"], ["roles", "status"]), roles | {"status": {0: "anchors"}},
              o.out / "event-roles.onnx", o.exact)
        write(model.antecedents, (torch.randn(r, h), torch.randn(r, h), torch.arange(r)), (["pronouns", "names", "distances"], ["scores"]),
              {k: {0: "pairs"} for k in ("pronouns", "names", "distances", "scores")}, o.out / "antecedents.onnx", o.exact)
    tokenizer = json.loads((base / "tokenizer.json").read_text()) | {"truncation": None, "padding": None}
    (o.out / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")))
    files = ("encoder.onnx", "statement-roles.onnx", "event-roles.onnx", "antecedents.onnx", "tokenizer.json")
    digest = hashlib.sha256(b"".join((o.out / f).read_bytes() for f in files)).hexdigest()
    (o.out / "manifest.json").write_text(json.dumps({
        "name": "demarche-" + digest[:12], "window": 256, "hidden": h, "tags": "O, then B I E S of each kind in turn",
        "kinds": {"cues": ["cue"], "events": list(events.TYPES), "names": list(names.TYPES), "statement roles": list(statements.KINDS), "event roles": list(events.KINDS)},
        "status": list(events.STATUS),
        "sha256": {f: hashlib.sha256((o.out / f).read_bytes()).hexdigest() for f in files}}, indent=2) + "\n")


if __name__ == "__main__":
    main()
