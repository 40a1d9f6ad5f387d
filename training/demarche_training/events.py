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


LONG = 0.35  # of the runs, drawn into texts that fill a window
FULL = 150  # words in such a text, about


def drawn(groups: list[list[dict]], splitter: Splitter, rng: random.Random) -> list[Document]:
    """One pass: most sentences alone, others in runs of two to six, as one paragraph or as several; of all these a third
    side by side in texts as long as those that the reader cuts from a report, since an event is harder to see there."""
    out, long = [], []
    for rows in groups:
        i = 0
        while i < len(rows):
            n = 1 if rng.random() < 0.55 else rng.randint(2, 6)
            run = list(zip(rows[i : i + n], ["\n"] + [rng.choice((" ", " ", "\n"))] * n))
            if rng.random() < LONG:
                long.append(run)
            else:
                out.append(joined(run, splitter))
            i += n
    rng.shuffle(long)
    text: list[tuple[dict, str]] = []
    words = 0
    for run in long:
        text += run
        words += sum(row["text"].count(" ") + 1 for row, _ in run)
        if words > FULL * rng.uniform(0.5, 1.1):
            out.append(joined(text, splitter))
            text, words = [], 0
    return out + ([joined(text, splitter)] if text else [])


def joined(rows: list[tuple[dict, str]], splitter: Splitter) -> Document:
    """Sentences, each after what parts it from the one before."""
    text, marks = "", []
    for row, between in rows:
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
