"""Sentences with PLOVER events as labelled windows: each alone, or with its neighbours."""
from __future__ import annotations

import random
from itertools import groupby
from pathlib import Path

from .text import Splitter
from .windows import Document, Frame, Run, Window, document, mark, read_lines, runs_of, window

TYPES = ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
         "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")
STATUS = ("actual", "planned", "possible", "negated")
KINDS = ("source", "target", "time", "place", "assertedBy")


def read(path: Path) -> list[list[dict]]:
    """Rows of a document together, in their order."""
    return [list(rows) for _, rows in groupby(read_lines(path), key=lambda r: r["document"])]


def drawn(groups: list[list[dict]], splitter: Splitter, rng: random.Random) -> list[Document]:
    """One pass: most sentences alone, others in runs of two to six, as one paragraph or as several."""
    out = []
    for rows in groups:
        i = 0
        while i < len(rows):
            n = 1 if rng.random() < 0.55 else rng.randint(2, 6)
            out.append(joined(rows[i : i + n], rng.choice((" ", " ", "\n")), splitter))
            i += n
    return out


def joined(rows: list[dict], between: str, splitter: Splitter) -> Document:
    text, marks = "", []
    for row in rows:
        if text:
            text += between
        for e in row["events"]:
            moved = {k: [(e[k][0] + len(text), e[k][1] + len(text))] if e.get(k) else [] for k in ("anchor", *KINDS)}
            marks.append({**moved, "type": TYPES.index(e["type"]), "status": STATUS.index(e["status"])})
        text += row["text"].replace("\n", " ")
    return document(text, marks, splitter)


def labelled(d: Document, run: Run) -> Window:
    w = window(d, run)
    w.tags = [0] * len(w.words)
    for e in d.marks:
        anchor = w.covered(e["anchor"])
        # Two events of one anchor differ in their sides: the tags can hold but one.
        if not anchor or any(w.tags[i] for i in anchor) or len(runs_of(anchor)) > 1:
            continue
        mark(w.tags, anchor, e["type"])
        labels = [0] * len(w.words)
        for kind, name in enumerate(KINDS):
            free = [i for i in w.covered(e[name]) if not labels[i]]
            for r in runs_of(free):
                mark(labels, r, kind)
        w.frames.append(Frame(anchor, labels, e["status"]))
    return w
