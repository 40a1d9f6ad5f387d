"""Names: CoNLL-2003 (Tjong Kim Sang and De Meulder) and CrossNER's politics part (Liu et al., AAAI 2021)."""
from __future__ import annotations

import random
from pathlib import Path

from .text import Splitter
from .windows import Document, Run, Window, document, mark, read_lines, window

TYPES = ("PER", "ORG", "LOC", "MISC")
_TYPE = {"person": 0, "politician": 0, "organisation": 1, "politicalparty": 1, "location": 2, "country": 2, "election": 3, "event": 3, "misc": 3}


def read(path: Path) -> list[dict]:
    return list(read_lines(path))


def drawn(rows: list[dict], splitter: Splitter, rng: random.Random) -> list[Document]:
    """One pass: most sentences alone, others with those that follow them."""
    out, i = [], 0
    while i < len(rows):
        n = 1 if rng.random() < 0.6 else rng.randint(2, 8)
        out.append(joined(rows[i : i + n], splitter))
        i += n
    return out


def joined(rows: list[dict], splitter: Splitter) -> Document:
    text, marks = "", []
    for row in rows:
        if text:
            text += "\n"
        spans = []
        for token in row["tokens"]:
            spans.append((len(text), len(text) + len(token)))
            text += token + " "
        text = text.rstrip(" ")
        open_ = None
        for tag, (a, b) in zip([*row["tags"], "O"], [*spans, (0, 0)]):
            if open_ and not (tag[0] == "I" and tag[2:] == open_[2]):
                marks.append((open_[0], open_[1], _TYPE[open_[2]]))
                open_ = None
            if tag != "O":
                open_ = (open_[0], b, open_[2]) if open_ else (a, b, tag[2:])
    return document(text, marks, splitter)


def labelled(d: Document, run: Run) -> Window:
    w = window(d, run)
    w.tags = [0] * len(w.words)
    for a, b, kind in d.marks:
        words = w.covered([(a, b)])
        if words:
            mark(w.tags, words, kind)
    return w
