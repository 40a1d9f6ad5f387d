"""Writes `test/language/model-numbers.json`: what PyTorch gives for some texts, for the reader to be compared with.

`python -m demarche_training.write_numbers_fixture --run RUN` after `export`, with the same run.
"""
from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch

from .eight_bits import round_weights
from .export import load
from .text import Splitter
from .windows import document, window

TEXTS = [
    "The strait will stay open, the harbour minister said on Tuesday.",
    "\"We asked for talks and were given a date,\" Ilse Varga told the Meridian Wire.\n\n"
    "According to a statement by the ministry, the U.S. delegation arrives in Tallinn on Friday; “nobody was surprised,” she added.",
]


def main() -> None:
    a = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    a.add_argument("--data", type=Path, default=Path("../../shared/data"))
    a.add_argument("--run", type=Path, required=True)
    a.add_argument("--out", type=Path, default=Path("../test/language/model-numbers.json"))
    o = a.parse_args()
    model, base = load(o.run, o.data)
    round_weights(model)
    splitter = Splitter(base)
    cases = []
    for text in TEXTS:
        d = document(text, [], splitter)
        w = window(d, [(k, 0, len(p.ids)) for k, p in enumerate(d.pieces)])
        with torch.no_grad():
            vectors = model.words(torch.tensor([w.ids]), torch.tensor([w.shapes]), torch.tensor([w.words]))
            share = torch.zeros(2, len(w.words))
            share[0, 3:5] = 0.5
            share[1, 0] = 1
            first = torch.tensor([3, 0])
            roles = model.statement_roles(vectors, share, first)
            event_roles, status = model.event_roles(vectors, share, first)
            score = model.antecedents(vectors[0, 7:9], vectors[0, 2:4], torch.tensor([5, 5]))
        flat = lambda t: [round(x, 4) for x in t.flatten().tolist()]
        cases.append({"text": text, "ids": w.ids, "words": w.words, "vectors": flat(vectors[0, :3, :16]), "cues": flat(model.cue(vectors)),
                      "names": flat(model.names(vectors)), "events": flat(model.events(vectors)[:, :4]), "roles": flat(roles),
                      "eventRoles": flat(event_roles[:, :12]), "status": flat(status), "antecedents": flat(score)})
    o.out.write_text(json.dumps({"about": "Anchors of the role heads: words 3 and 4 together, then [CLS]. Antecedents: words 7 and 8 as pronouns of words 2 and 3. Events: the first 4 words, roles of the first 12.", "cases": cases}) + "\n")


if __name__ == "__main__":
    main()
