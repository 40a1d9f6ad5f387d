"""Attribution corpora as training windows: PolNeAR (Newell, Margolin and Ruths, LREC 2018)."""
from __future__ import annotations

import gzip
import json
import random
import re
from dataclasses import dataclass, field
from pathlib import Path

from .text import CLS, SEP, Pieces, Splitter, paragraphs

SPAN_TAGS = ("O", "B", "I", "E", "S")
ROLE_LABELS = ("O", "source-B", "source-I", "source-E", "source-S", "content-B", "content-I", "content-E", "content-S")
IGNORED = -100

_SENTENCE_END = re.compile(r"[.!?]['\"’”)\]]*\s+(?=['\"‘“(\[]*[A-Z0-9])")


@dataclass
class Document:
    text: str
    pieces: list[Pieces]  # a paragraph each
    statements: list[dict[str, list[tuple[int, int]]]]
    breaks: list[list[int]]  # in each paragraph, the pieces that begin a sentence


@dataclass
class Window:
    """Pieces for the encoder and labels for the words (the pieces at `words`; the first is [CLS])."""

    ids: list[int]
    shapes: list[int]
    words: list[int]
    anchors: list[int]  # BIOES of cues, a word each
    roles: list[tuple[list[int], list[int]]] = field(default_factory=list)  # (words of the cue, role label of each word)


def read_lines(path: Path):
    with gzip.open(path, "rt", encoding="utf8") as f:
        for line in f:
            yield json.loads(line)


def read_documents(path: Path, splitter: Splitter) -> list[Document]:
    out = []
    for row in read_lines(path):
        text = row["text"]
        parts = [splitter.pieces(text, a, b) for a, b in paragraphs(text)]
        parts = [p for p in parts if p.ids]
        breaks = []
        for p in parts:
            a, b = p.spans[0][0], p.spans[-1][1]
            starts = {a} | {a + m.end() for m in _SENTENCE_END.finditer(text[a:b])}
            breaks.append([i for i, (x, _) in enumerate(p.spans) if x in starts and p.begins[i]])
        st = [{k: [tuple(x) for x in s[k]] for k in ("source", "cue", "content")} for s in row["statements"]]
        out.append(Document(text, parts, st, breaks))
    return out


def straight_quotes(d: Document, splitter: Splitter) -> Document:
    """The same document with curly quotes made straight: the ids change, nothing else does."""
    swap = {splitter.tokenizer.token_to_id(a): splitter.tokenizer.token_to_id(b) for a, b in zip("“”‘’", "\"\"''")}
    parts = [Pieces([swap.get(i, i) for i in p.ids], p.spans, p.begins, p.shapes) for p in d.pieces]
    return Document(d.text, parts, d.statements, d.breaks)


def cuts(d: Document, limit: int, rng: random.Random) -> list[list[tuple[int, int, int]]]:
    """Cuts a document into windows, each a list of (paragraph, first piece, end piece), in one of three ways."""
    way = rng.random()
    runs: list[list[tuple[int, int, int]]] = []
    if way < 0.6:  # whole paragraphs up to the limit: what the reader does
        room = rng.randint(limit // 3, limit) if rng.random() < 0.3 else limit
        run, used = [], 1
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
    elif way < 0.8:  # paragraph by paragraph
        for k, p in enumerate(d.pieces):
            runs += [[(k, a, min(a + limit - 2, len(p.ids)))] for a in range(0, len(p.ids), limit - 2)]
    else:  # a few sentences of a paragraph
        for k, p in enumerate(d.pieces):
            b = d.breaks[k] or [0]
            i = 0
            while i < len(b):
                j = i + rng.choice((1, 1, 2, 3))
                end = b[j] if j < len(b) else len(p.ids)
                runs += [[(k, a, min(a + limit - 2, end))] for a in range(b[i], end, limit - 2)]
                i = j
    return [r for r in runs if any(b > a for _, a, b in r)]


def _mark(labels: list[int], words: list[int], first: int) -> None:
    """Writes one run of words as B I E or S, whose labels begin at `first`."""
    if len(words) == 1:
        labels[words[0]] = first + 3
        return
    for i, w in enumerate(words):
        labels[w] = first + (0 if i == 0 else 2 if i == len(words) - 1 else 1)


def _runs(words: list[int]) -> list[list[int]]:
    out: list[list[int]] = []
    for w in words:
        if out and w == out[-1][-1] + 1:
            out[-1].append(w)
        else:
            out.append([w])
    return out


def window(d: Document, run: list[tuple[int, int, int]]) -> Window:
    ids, shapes, words = [CLS], [0], [0]
    at: list[tuple[int, int] | None] = [None]  # the text of each word; None for [CLS] and [SEP]
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
    inside = [s for s in enumerate(at) if s[1]]
    low, high = inside[0][1][0], inside[-1][1][1]

    def covered(spans: list[tuple[int, int]]) -> list[int]:
        near = [s for s in spans if s[0] < high and s[1] > low]
        return [i for i, s in inside if any(s[0] < e and s[1] > b for b, e in near)] if near else []

    w = Window(ids, shapes, words, [0] * len(words))
    orphan = [0] * len(words)
    for s in d.statements:
        cue, source, content = covered(s["cue"]), covered(s["source"]), covered(s["content"])
        label = [0] * len(words) if cue else orphan  # what has its cue elsewhere belongs to [CLS]
        for spans, first in ((_runs(content), 5), (_runs(source), 1)):
            for r in spans:
                _mark(label, r, first)
        if cue:
            for r in _runs(cue):
                _mark(w.anchors, r, 1)
            w.roles.append((cue, label))
    w.roles.append(([0], orphan))
    return w
