"""The weights of a run mixed with those that it began from: `python -m demarche_training.blend --begin ../model --run RUN --share 0.75`.

A run that goes on with some tasks forgets a little of the others; a straight line between both weights keeps most of
either (Wortsman et al., Robust fine-tuning of zero-shot models, CVPR 2022). RUN/model.pt is written anew; what the run
gave is kept beside it as RUN/unmixed.pt.
"""
from __future__ import annotations

import argparse
from pathlib import Path

import torch

from .begin import take_shipped
from .encoder import Encoder, EncoderConfig
from .model import Model


def main() -> None:
    a = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    a.add_argument("--data", type=Path, default=Path("../../shared/data"))
    a.add_argument("--begin", type=Path, required=True, help="the model folder that the run went on from")
    a.add_argument("--run", type=Path, required=True)
    a.add_argument("--share", type=float, required=True, help="of the run, from 0 to 1")
    o = a.parse_args()
    unmixed = o.run / "unmixed.pt"
    if not unmixed.exists():
        (o.run / "model.pt").rename(unmixed)
    run = torch.load(unmixed, map_location="cpu", weights_only=True)
    before = Model(Encoder(EncoderConfig.read(o.data / "base" / run["base"])))
    if missing := take_shipped(before, o.begin):
        raise SystemExit(f"{o.begin} lacks {', '.join(missing)}: it is no model that this run could have begun from.")
    mixed = {name: o.share * value + (1 - o.share) * before.state_dict()[name] for name, value in run["model"].items()}
    torch.save({"model": mixed, "base": run["base"]}, o.run / "model.pt")


if __name__ == "__main__":
    main()
