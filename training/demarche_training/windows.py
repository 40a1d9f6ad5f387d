"""Documents, how they are cut into windows for the encoder, and labels over a window's words."""
from __future__ import annotations

import gzip
import json
import random
import re
from dataclasses import dataclass, field
from pathlib import Path

from .text import CLS, SEP, Pieces, Splitter, paragraphs

IGNORED = -100
Span = tuple[int, int]
Run = list[tuple[int, int, int]]  # (paragraph, first piece, end piece)

_SENTENCE_END = re.compile(r"[.!?]['\"’”)\]]*\s+(?=['\"‘“(\[]*[A-Z0-9])")


@dataclass
class Document:
    text: str
    pieces: list[Pieces]  # a paragraph each
    breaks: list[list[int]]  # in each paragraph, the pieces that begin a sentence
    marks: list  # what the corpus says of it, in the corpus's own form


@dataclass
class Frame:
    """An anchor and the role label of every word; `status` where the corpus tells it."""

    anchor: list[int]
    labels: list[int]
    status: int = IGNORED


@dataclass
class Window:
    """Pieces for the encoder; labels are for the words (the pieces at `words`; the first is [CLS])."""

    ids: list[int]
    shapes: list[int]
    words: list[int]
    at: list[Span | None]  # the text of each word; None for [CLS] and [SEP]
    tags: list[int] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    links: list[tuple[list[int], list[list[int]], list[bool]]] = field(default_factory=list)  # pronoun, candidates, which are right

    def covered(self, spans: list[Span]) -> list[int]:
        """The words that lie in one of the spans."""
        inside = [s for s in self.at if s]
        low, high = inside[0][0], inside[-1][1]
        near = [s for s in spans if s[0] < high and s[1] > low]
        return [i for i, s in enumerate(self.at) if s and any(s[0] < e and s[1] > b for b, e in near)] if near else []


def read_lines(path: Path):
    with gzip.open(path, "rt", encoding="utf8") if path.suffix == ".gz" else open(path, encoding="utf8") as f:
        for line in f:
            if line.strip():
                yield json.loads(line)


def document(text: str, marks: list, splitter: Splitter) -> Document:
    parts = [p for p in (splitter.pieces(text, a, b) for a, b in paragraphs(text)) if p.ids]
    breaks = []
    for p in parts:
        a, b = p.spans[0][0], p.spans[-1][1]
        starts = {a} | {a + m.end() for m in _SENTENCE_END.finditer(text[a:b])}
        breaks.append([i for i, (x, _) in enumerate(p.spans) if x in starts and p.begins[i]])
    return Document(text, parts, breaks, marks)


def straight_quotes(d: Document, splitter: Splitter) -> Document:
    """The same document with curly quotes made straight: the ids change, nothing else does."""
    swap = {splitter.tokenizer.token_to_id(a): splitter.tokenizer.token_to_id(b) for a, b in zip("“”‘’", "\"\"''")}
    parts = [Pieces([swap.get(i, i) for i in p.ids], p.spans, p.begins, p.shapes) for p in d.pieces]
    return Document(d.text, parts, d.breaks, d.marks)


def whole(d: Document, limit: int, room: int | None = None) -> list[Run]:
    """Whole paragraphs up to the limit, as the reader cuts them; the first window may be given less room."""
    runs: list[Run] = []
    run, used, room = [], 1, room or limit
    for k, p in enumerate(d.pieces):
        n = len(p.ids)
        if run and used + n + 1 > room:
            runs.append(run)
            run, used, room = [], 1, limit
        at = 0
        while n - at > limit - used - 1:
            take = limit - used - 1
            runs.append([*run, (k, at, at + take)])
            run, used, at = [], 1, at + take
        run.append((k, at, n))
        used += n - at + 1
    runs.append(run)
    return [r for r in runs if any(b > a for _, a, b in r)]


def cuts(d: Document, limit: int, rng: random.Random) -> list[Run]:
    """Cuts a document in one of three ways: whole paragraphs, paragraph by paragraph, a few sentences at a time."""
    way = rng.random()
    if way < 0.6:
        return whole(d, limit, rng.randint(limit // 3, limit) if rng.random() < 0.3 else None)
    runs: list[Run] = []
    for k, p in enumerate(d.pieces):
        if way < 0.75:
            runs += [[(k, a, min(a + limit - 2, len(p.ids)))] for a in range(0, len(p.ids), limit - 2)]
            continue
        b, i = d.breaks[k] or [0], 0
        while i < len(b):
            j = i + rng.choice((1, 1, 2, 3))
            end = b[j] if j < len(b) else len(p.ids)
            runs += [[(k, a, min(a + limit - 2, end))] for a in range(b[i], end, limit - 2)]
            i = j
    return [r for r in runs if any(b > a for _, a, b in r)]


def window(d: Document, run: Run) -> Window:
    """The window of a run, not yet labelled."""
    ids, shapes, words = [CLS], [0], [0]
    at: list[Span | None] = [None]
    for k, a, b in run:
        p = d.pieces[k]
        for i in range(a, b):
            if p.begins[i] or i == a:
                words.append(len(ids))
                at.append(p.spans[i])
            else:
                at[-1] = (at[-1][0], p.spans[i][1])  # type: ignore[index]
            ids.append(p.ids[i])
            shapes.append(p.shapes[i])
        words.append(len(ids))
        at.append(None)
        ids.append(SEP)
        shapes.append(0)
    return Window(ids, shapes, words, at)


def mark(labels: list[int], words: list[int], kind: int) -> None:
    """Writes one run of words as B I E or S of a kind (0 is the first): labels 1 + 4 * kind and the three after it."""
    first = 1 + 4 * kind
    if len(words) == 1:
        labels[words[0]] = first + 3
        return
    for i, w in enumerate(words):
        labels[w] = first + (0 if i == 0 else 2 if i == len(words) - 1 else 1)


def runs_of(words: list[int]) -> list[list[int]]:
    out: list[list[int]] = []
    for w in words:
        if out and w == out[-1][-1] + 1:
            out[-1].append(w)
        else:
            out.append([w])
    return out
