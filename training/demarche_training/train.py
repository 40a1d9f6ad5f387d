"""Trains the model: `python -m demarche_training.train --out RUN`. Resumes from RUN/checkpoint.pt where there is one."""
from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor

from .encoder import load_pretrained
from .model import Model
from .statements import IGNORED, Document, Window, cuts, read_documents, straight_quotes, window
from .text import Splitter


def batches(docs: list[Document], plain: list[Document], limit: int, pieces: int, rng: random.Random) -> list[list[Window]]:
    """One pass: every document once, cut at random, in batches of windows of like length with about `pieces` pieces."""
    windows = [window(d, run) for d, p in zip(docs, plain) for d in (p if rng.random() < 0.5 else d,) for run in cuts(d, limit, rng)]
    windows.sort(key=lambda w: len(w.ids) + rng.random() * 24)
    out: list[list[Window]] = [[]]
    for w in windows:
        if out[-1] and (len(out[-1]) + 1) * max(len(w.ids), *(len(x.ids) for x in out[-1])) > pieces:
            out.append([])
        out[-1].append(w)
    rng.shuffle(out)
    return out


def tensors(batch: list[Window], device: torch.device) -> dict[str, Tensor]:
    # Sizes in steps of 16: every new size costs the CPU's kernels memory that they keep.
    n, m, b = -(-max(len(w.ids) for w in batch) // 16) * 16, -(-max(len(w.words) for w in batch) // 16) * 16, len(batch)
    t = {"ids": torch.zeros(b, n, dtype=torch.long), "shapes": torch.zeros(b, n, dtype=torch.long), "mask": torch.zeros(b, n, dtype=torch.bool),
         "words": torch.zeros(b, m, dtype=torch.long), "anchors": torch.full((b, m), IGNORED)}
    owner, cue, first, roles = [], [], [], []
    for k, w in enumerate(batch):
        t["ids"][k, : len(w.ids)] = torch.tensor(w.ids)
        t["shapes"][k, : len(w.ids)] = torch.tensor(w.shapes)
        t["mask"][k, : len(w.ids)] = True
        t["words"][k, : len(w.words)] = torch.tensor(w.words)
        t["anchors"][k, : len(w.words)] = torch.tensor(w.anchors)
        for words, labels in w.roles:
            share = torch.zeros(m)
            share[words] = 1 / len(words)
            owner.append(k); cue.append(share); first.append(words[0])
            roles.append(torch.tensor(labels + [IGNORED] * (m - len(labels))))
    t |= {"owner": torch.tensor(owner), "cue": torch.stack(cue), "first": torch.tensor(first), "roles": torch.stack(roles)}
    return {k: v.to(device) for k, v in t.items()}


def losses(model: Model, t: dict[str, Tensor], bf16: bool) -> tuple[Tensor, Tensor]:
    with torch.autocast(t["ids"].device.type, torch.bfloat16, enabled=bf16):
        words = model.words(t["ids"], t["shapes"], t["words"], t["mask"])
        tags = model.cue(words).float()
        roles = model.statement_roles(words, t["cue"].to(words.dtype), t["first"], t["owner"]).float()
    scale = (t["anchors"] >= 0).sum().clamp(min=1) / 30  # about one statement in thirty words
    cue = F.cross_entropy(tags.flatten(0, 1), t["anchors"].flatten(), ignore_index=IGNORED, reduction="sum") / scale
    role = F.cross_entropy(roles.flatten(0, 1), t["roles"].flatten(), ignore_index=IGNORED, reduction="sum") / len(t["roles"]) / 4
    return cue, role


@torch.no_grad()
def check(model: Model, docs: list[Document], device: torch.device, bf16: bool) -> dict[str, float]:
    """A quick look at the dev set: the share of gold cues whose every word is tagged right, and the same for roles given the gold cue."""
    model.eval()
    rng, count = random.Random(0), dict.fromkeys(("cue", "source", "content", "n", "tagged"), 0)
    for batch in batches(docs, docs, 256, 8192, rng):
        t = tensors(batch, device)
        with torch.autocast(device.type, torch.bfloat16, enabled=bf16):
            words = model.words(t["ids"], t["shapes"], t["words"], t["mask"])
            tags = model.cue(words).argmax(-1)
            roles = model.statement_roles(words, t["cue"].to(words.dtype), t["first"], t["owner"]).argmax(-1)
        count["tagged"] += int(((tags == 1) | (tags == 4))[t["anchors"] >= 0].sum())
        for r in range(len(t["roles"])):
            if t["first"][r] == 0:
                continue
            gold, got = t["roles"][r], roles[r]
            count["n"] += 1
            cued = t["cue"][r] > 0
            count["cue"] += bool((tags[t["owner"][r]][cued] == t["anchors"][t["owner"][r]][cued]).all())
            for name, low, high in (("source", 1, 4), ("content", 5, 8)):
                g, p = (gold >= low) & (gold <= high), (got >= low) & (got <= high) & (gold >= 0)
                count[name] += bool((g == p).all())
    model.train()
    n = count["n"]
    return {"cue_f1": round(200 * count["cue"] / (n + count["tagged"]), 2), "source": round(100 * count["source"] / n, 2), "content": round(100 * count["content"] / n, 2)}


def main() -> None:
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--data", type=Path, default=Path("../../shared/data"))
    a.add_argument("--base", default="all-MiniLM-L6-v2")
    a.add_argument("--out", type=Path, required=True)
    a.add_argument("--passes", type=float, default=8)
    a.add_argument("--limit", type=int, default=256, help="pieces in a window")
    a.add_argument("--pieces", type=int, default=4096, help="pieces in a batch")
    a.add_argument("--rate", type=float, default=2e-4)
    a.add_argument("--head-rate", type=float, default=1e-3)
    a.add_argument("--average", type=float, default=0.998, help="decay of the running average of the weights, which is what is kept")
    a.add_argument("--seed", type=int, default=1)
    o = a.parse_args()
    o.out.mkdir(parents=True, exist_ok=True)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    bf16 = device.type == "cuda" or torch.backends.mkldnn.is_available()
    torch.manual_seed(o.seed)
    splitter = Splitter(o.data / "base" / o.base)
    train, dev = (read_documents(o.data / f"statements/polnear.{part}.jsonl.gz", splitter) for part in ("train", "dev"))
    plain = [straight_quotes(d, splitter) for d in train]
    model = Model(load_pretrained(o.data / "base" / o.base)).to(device).train()
    steps = int(sum(len(p.ids) + 1 for d in train for p in d.pieces) * 1.06 / o.pieces * o.passes)
    groups = [{"params": list(model.encoder.parameters()), "lr": o.rate},
              {"params": [p for n, p in model.named_parameters() if not n.startswith("encoder.")], "lr": o.head_rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    average = {k: v.detach().clone() for k, v in model.state_dict().items()}
    step, began = 0, time.time()
    kept = o.out / "checkpoint.pt"
    if kept.exists():
        found = torch.load(kept, map_location=device, weights_only=True)
        model.load_state_dict(found["model"]); optimizer.load_state_dict(found["optimizer"])
        average, step = found["average"], found["step"]
        print(f"resumed at step {step}", flush=True)
    queue: list[list[Window]] = []
    done, number = 0, 0  # batches drawn so far; passes begun
    while step < steps:
        while not queue:
            queue = batches(train, plain, o.limit, o.pieces, random.Random(o.seed * 1000 + number))
            number += 1
            skip = min(len(queue), step - done)  # after a resume: what was seen already
            queue, done = queue[skip:], done + skip
        t = tensors(queue.pop(), device)
        done += 1
        rate = min(1.0, (step + 1) / 100) * max(0.01, 1 - step / steps)
        for g, top in zip(optimizer.param_groups, (o.rate, o.head_rate)):
            g["lr"] = top * rate
        cue, role = losses(model, t, bf16)
        optimizer.zero_grad()
        (cue + role).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        step += 1
        decay = min(o.average, step / (step + 10))
        with torch.no_grad():
            for k, v in model.state_dict().items():
                average[k].lerp_(v, 1 - decay)
        if step % 20 == 0:
            print(f"{step}/{steps} cue {cue.item():.3f} role {role.item():.3f} {time.time() - began:.0f} s", flush=True)
        if step % 200 == 0 or step == steps:
            torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(), "average": average, "step": step}, kept)
        if step % 400 == 0 or step == steps:
            now = {k: v.clone() for k, v in model.state_dict().items()}
            model.load_state_dict(average)
            print(f"dev after {step}: {json.dumps(check(model, dev, device, bf16))}", flush=True)
            torch.save({"model": average, "base": o.base}, o.out / "model.pt")
            model.load_state_dict(now)


if __name__ == "__main__":
    main()
