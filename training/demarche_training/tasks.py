"""The corpora as tasks: each draws batches of its windows and tells the loss of those heads that it has labels for."""
from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor

from . import events, links, names, statements
from .chain import chain_loss
from .model import Model
from .text import Splitter
from .windows import IGNORED, Document, Run, Window, cuts, straight_quotes, whole

Batch = dict[str, Tensor]


@dataclass
class Task:
    name: str
    pieces: int  # in a batch
    windows: Callable[[random.Random], list[Window]]  # one pass
    loss: Callable[[Model, Batch], Tensor]

    def batches(self, seed: int) -> Iterator[list[Window]]:
        """Batches without end, pass after pass; the same for the same seed."""
        number = 0
        while True:
            rng = random.Random(f"{self.name} {seed} {number}")
            number += 1
            windows = self.windows(rng)
            windows.sort(key=lambda w: len(w.ids) + rng.random() * 24)
            out: list[list[Window]] = [[]]
            for w in windows:
                if out[-1] and (len(out[-1]) + 1) * max(len(w.ids), *(len(x.ids) for x in out[-1])) > self.pieces:
                    out.append([])
                out[-1].append(w)
            rng.shuffle(out)
            yield from out


def tensors(batch: list[Window], device: torch.device) -> Batch:
    # Sizes in steps of 16: every new size costs the CPU's kernels memory that they keep.
    n, m, b = -(-max(len(w.ids) for w in batch) // 16) * 16, -(-max(len(w.words) for w in batch) // 16) * 16, len(batch)
    t = {"ids": torch.zeros(b, n, dtype=torch.long), "shapes": torch.zeros(b, n, dtype=torch.long), "mask": torch.zeros(b, n, dtype=torch.bool),
         "words": torch.zeros(b, m, dtype=torch.long), "tags": torch.full((b, m), IGNORED)}
    frames: list[tuple[int, Tensor, int, Tensor, int]] = []
    pairs: list[tuple[int, Tensor, Tensor, int, int, bool]] = []
    question = 0

    def share(words: list[int]) -> Tensor:
        out = torch.zeros(m)
        out[words] = 1 / len(words)
        return out

    for k, w in enumerate(batch):
        t["ids"][k, : len(w.ids)] = torch.tensor(w.ids)
        t["shapes"][k, : len(w.ids)] = torch.tensor(w.shapes)
        t["mask"][k, : len(w.ids)] = True
        t["words"][k, : len(w.words)] = torch.tensor(w.words)
        if w.tags:
            t["tags"][k, : len(w.words)] = torch.tensor(w.tags)
        for f in w.frames:
            frames.append((k, share(f.anchor), f.anchor[0], torch.tensor(f.labels + [IGNORED] * (m - len(f.labels))), f.status))
        for pronoun, candidates, right in w.links:
            pairs += [(k, share(pronoun), share(c), pronoun[0] - c[0], question, r) for c, r in zip(candidates, right)]
            question += 1
    if frames:
        owner, anchor, first, labels, status = zip(*frames)
        t |= {"owner": torch.tensor(owner), "anchor": torch.stack(anchor), "first": torch.tensor(first), "labels": torch.stack(labels), "status": torch.tensor(status)}
    if pairs:
        owner, pronoun, name, rel, asked, right = zip(*pairs)
        t |= {"pair_owner": torch.tensor(owner), "pronoun": torch.stack(pronoun), "name": torch.stack(name), "rel": torch.tensor(rel),
              "question": torch.tensor(asked), "right": torch.tensor(right)}
    return {k: v.to(device) for k, v in t.items()}


def words_of(model: Model, t: Batch) -> Tensor:
    return model.words(t["ids"], t["shapes"], t["words"], t["mask"])


def tag_loss(tags: Tensor, gold: Tensor, one_in: float) -> Tensor:
    """Mean over words, times the words that one anchor comes in."""
    return F.cross_entropy(tags.float().flatten(0, 1), gold.flatten(), ignore_index=IGNORED, reduction="sum") * one_in / (gold >= 0).sum().clamp(min=1)


def row_loss(logits: Tensor, gold: Tensor) -> Tensor:
    """A frame's labels: half by word, half as a row."""
    logits = logits.float()
    by_word = F.cross_entropy(logits.flatten(0, 1), gold.flatten(), ignore_index=IGNORED, reduction="sum")
    return 0.5 * (by_word + chain_loss(logits, gold).sum()) / len(gold)


def statement_loss(model: Model, t: Batch) -> Tensor:
    words = words_of(model, t)
    roles = model.statement_roles(words, t["anchor"].to(words.dtype), t["first"], t["owner"])
    return tag_loss(model.cue(words), t["tags"], 30) + row_loss(roles, t["labels"]) / 4


def event_loss(model: Model, t: Batch) -> Tensor:
    words = words_of(model, t)
    loss = tag_loss(model.events(words), t["tags"], 12)
    if "owner" not in t:
        return loss
    roles, status = model.event_roles(words, t["anchor"].to(words.dtype), t["first"], t["owner"])
    return loss + row_loss(roles, t["labels"]) / 6 + F.cross_entropy(status.float(), t["status"], ignore_index=IGNORED) * 0.3


def name_loss(model: Model, t: Batch) -> Tensor:
    tags = model.names(words_of(model, t)).float()
    return tag_loss(tags, t["tags"], 4) + 2 * chain_loss(tags, t["tags"]).sum() / (t["tags"] >= 0).sum()


def link_loss(model: Model, t: Batch) -> Tensor:
    """Minus the log of the right names' share; where none is right, of the share that no name takes."""
    words = words_of(model, t)
    mean = lambda shares: (shares.to(words.dtype).unsqueeze(1) @ words[t["pair_owner"]]).squeeze(1)
    score = model.antecedents(mean(t["pronoun"]), mean(t["name"]), t["rel"]).float()
    n = int(t["question"].max()) + 1
    none = torch.zeros(n, device=score.device)
    top = none.scatter_reduce(0, t["question"], score.detach(), "amax").clamp(min=0)
    e = torch.exp(score - top[t["question"]])
    nothing = torch.exp(-top)
    total = nothing.scatter_add(0, t["question"], e)
    right = none.scatter_add(0, t["question"], e * t["right"])
    answered = none.scatter_reduce(0, t["question"], t["right"].float(), "amax") > 0
    return -torch.log(torch.where(answered, right, nothing).clamp(min=1e-9) / total).mean()


def open_tasks(data: Path, splitter: Splitter, limit: int, annotations: list[Path]) -> list[Task]:
    polnear = statements.read(data / "statements/polnear.train.jsonl.gz", splitter)
    plain = [straight_quotes(d, splitter) for d in polnear]
    news = events.read(data / "events/news.train.jsonl.gz")
    conll = names.read(data / "names/conll2003.train.jsonl.gz")
    politics = names.read(data / "names/politics.train.jsonl.gz")
    linked = links.read_gum(data / "coref/gum.train.jsonl.gz", splitter) + links.read_gap(data / "coref/gap.train.jsonl.gz", splitter)

    def labelled(docs: list[Document], label: Callable[[Document, Run], Window], rng: random.Random) -> list[Window]:
        return [label(d, run) for d in docs for run in cuts(d, limit, rng)]

    def of_statements(rng: random.Random) -> list[Window]:
        return labelled([p if rng.random() < 0.5 else d for d, p in zip(polnear, plain)], statements.labelled, rng)

    def of_events(rng: random.Random) -> list[Window]:
        # Read anew for each pass, so that sentences annotated meanwhile are taken in.
        more = [group for path in annotations if path.exists() for group in events.read(path)]
        return [events.labelled(d, run) for d in events.drawn(news * 2 + more, splitter, rng) for run in whole(d, limit)]

    def of_names(rng: random.Random) -> list[Window]:
        return [names.labelled(d, run) for d in names.drawn(conll, splitter, rng) + names.drawn(politics * 2, splitter, rng) for run in whole(d, limit)]

    def of_links(rng: random.Random) -> list[Window]:
        windows = [links.labelled(d, run) for d in linked for run in whole(d, limit, rng.randint(limit // 2, limit))]
        return [w for w in windows if w.links]

    return [Task("statements", 1408, of_statements, statement_loss), Task("events", 1920, of_events, event_loss),
            Task("names", 704, of_names, name_loss), Task("links", 64, of_links, link_loss)]
