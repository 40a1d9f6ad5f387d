"""Trains the model: `python -m demarche_training.train --out RUN`. Resumes from RUN/checkpoint.pt where there is one."""
from __future__ import annotations

import argparse
import time
from pathlib import Path

import torch

from .begin import take_shipped
from .encoder import load_pretrained
from .model import Model
from .tasks import open_tasks, tensors
from .text import Splitter


HEADS_FIRST = 80  # steps in which new heads learn by themselves, so that they don't shake an encoder that others use


def arguments() -> argparse.Namespace:
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--data", type=Path, default=Path("../../shared/data"))
    a.add_argument("--base", default="all-MiniLM-L6-v2")
    a.add_argument("--begin", type=Path, help="a model folder to go on from instead of the base's own weights")
    a.add_argument("--annotations", type=Path, nargs="*", default=[], help="more sentences with events, in the corpora's form")
    a.add_argument("--out", type=Path, required=True)
    a.add_argument("--steps", type=int, default=1200, help="each takes one batch of every task")
    a.add_argument("--until", type=int, help="stop here, as if cut off: the schedule stays that of --steps")
    a.add_argument("--limit", type=int, default=256, help="pieces in a window")
    a.add_argument("--rate", type=float, default=2e-4)
    a.add_argument("--head-rate", type=float, default=1e-3)
    a.add_argument("--average", type=float, default=0.99, help="decay of the running average of the weights, which is what is kept")
    a.add_argument("--seed", type=int, default=1)
    return a.parse_args()


def main() -> None:
    o = arguments()
    o.out.mkdir(parents=True, exist_ok=True)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    # Half the width is half the time where the processor has it; elsewhere it would be emulated.
    half = device.type == "cuda" or torch.cpu._is_avx512_bf16_supported()
    torch.manual_seed(o.seed)
    splitter = Splitter(o.data / "base" / o.base)
    tasks = open_tasks(o.data, splitter, o.limit, o.annotations)
    model = Model(load_pretrained(o.data / "base" / o.base)).to(device).train()
    new: set[str] = {n for n, _ in model.named_parameters() if not n.startswith(("encoder.", "shape."))}
    if o.begin:
        new = set(take_shipped(model, o.begin))
        print(f"begins from {o.begin}; {len(new)} parameters are new", flush=True)
    # What has learned before goes on at the encoder's rate.
    groups = [{"params": [p for n, p in model.named_parameters() if n not in new], "lr": o.rate},
              {"params": [p for n, p in model.named_parameters() if n in new], "lr": o.head_rate}]
    groups = [g for g in groups if g["params"]]
    alone = HEADS_FIRST if o.begin and new else 0
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    average = {k: v.detach().clone() for k, v in model.state_dict().items()}
    step, began = 0, time.time()
    kept = o.out / "checkpoint.pt"
    if kept.exists():
        found = torch.load(kept, map_location=device, weights_only=True)
        model.load_state_dict(found["model"]); optimizer.load_state_dict(found["optimizer"])
        average, step = found["average"], found["step"]
        print(f"resumed at step {step}", flush=True)
    # After a resume the seed moves on: what was drawn before is not drawn again in the same order.
    queues = [t.batches(o.seed * 1000 + step) for t in tasks]
    mean = {t.name: 0.0 for t in tasks}
    while step < (o.until or o.steps):
        fall = max(0.01, 1 - step / o.steps)
        settled = step - alone
        model.encoder.requires_grad_(settled >= 0)
        for g, top, begun in zip(optimizer.param_groups, (o.rate, o.head_rate), (settled, step)):
            g["lr"] = top * fall * min(1.0, max(0, begun + 1) / 60)
        optimizer.zero_grad()
        for task, queue in zip(tasks, queues):
            t = tensors(next(queue), device)
            with torch.autocast(device.type, torch.bfloat16, enabled=half):
                loss = task.loss(model, t)
            loss.backward()
            mean[task.name] += loss.item() / 20
        torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        optimizer.step()
        step += 1
        decay = min(o.average, step / (step + 10))
        with torch.no_grad():
            for k, v in model.state_dict().items():
                average[k].lerp_(v, 1 - decay)
        if step % 20 == 0:
            print(f"{step}/{o.steps} {' '.join(f'{k} {v:.3f}' for k, v in mean.items())} {time.time() - began:.0f} s", flush=True)
            mean = dict.fromkeys(mean, 0.0)
        if step % 100 == 0 or step == (o.until or o.steps):
            new = kept.with_suffix(".new")
            torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(), "average": average, "step": step}, new)
            new.rename(kept)
            torch.save({"model": average, "base": o.base}, o.out / "model.pt")


if __name__ == "__main__":
    main()
