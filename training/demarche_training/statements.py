"""Attributions: PolNeAR (Newell, Margolin and Ruths, LREC 2018) as labelled windows."""
from __future__ import annotations

from pathlib import Path

from .text import Splitter
from .windows import Document, Frame, Run, Window, document, mark, read_lines, runs_of, window

KINDS = ("source", "content")


def read(path: Path, splitter: Splitter) -> list[Document]:
    return [document(row["text"], [{k: [tuple(x) for x in s[k]] for k in ("source", "cue", "content")} for s in row["statements"]], splitter)
            for row in read_lines(path)]


def labelled(d: Document, run: Run) -> Window:
    """Cues as tags, and a frame for each; what has its cue outside the window belongs to [CLS]."""
    w = window(d, run)
    w.tags = [0] * len(w.words)
    orphan = [0] * len(w.words)
    for s in d.marks:
        cue, source, content = w.covered(s["cue"]), w.covered(s["source"]), w.covered(s["content"])
        labels = [0] * len(w.words) if cue else orphan
        for spans, kind in ((content, 1), (source, 0)):
            for r in runs_of(spans):
                mark(labels, r, kind)
        if cue:
            for r in runs_of(cue):
                mark(w.tags, r, 0)
            w.frames.append(Frame(cue, labels))
    w.frames.append(Frame([0], orphan))
    return w
