"""Pronouns and whom they stand for: GUM (Zeldes, LRE 2017; openly licensed genres only) and GAP (Webster et al., TACL 2018)."""
from __future__ import annotations

from pathlib import Path

from .text import Splitter
from .windows import Document, Run, Window, document, read_lines, window

GENRES = ("news", "interview", "bio", "speech", "voyage", "textbook", "court", "letter")
PRONOUNS = {"he", "she", "him", "her", "his", "hers", "himself", "herself", "they", "them", "their", "theirs", "themselves", "it", "its", "itself"}


def read_gum(path: Path, splitter: Splitter) -> list[Document]:
    """Marks: (pronoun or None, span, chain), one a mention; a name is cut down to its proper nouns, as the reader has it."""
    out = []
    for row in read_lines(path):
        if row["genre"] not in GENRES:
            continue
        tokens, marks = row["tokens"], []
        for m in row["mentions"]:
            a, b = m["toks"]
            head = m["head"][0] if m.get("head") else a
            words = tokens[a:b]
            if len(words) == 1 and words[0]["form"].lower() in PRONOUNS:
                marks.append((True, (m["start"], m["end"]), m["chain"]))
            elif tokens[head]["upos"] == "PROPN":
                low = high = head
                while low > a and tokens[low - 1]["upos"] == "PROPN":
                    low -= 1
                while high + 1 < b and tokens[high + 1]["upos"] == "PROPN":
                    high += 1
                marks.append((False, (tokens[low]["start"], tokens[high]["end"]), m["chain"]))
        out.append(document(row["text"], marks, splitter))
    return out


def read_gap(path: Path, splitter: Splitter) -> list[Document]:
    """GAP says of two names whether they are meant. Where neither is, the pronoun has no right candidate."""
    out = []
    for row in read_lines(path):
        span = lambda x: (x["start"], x["end"])
        marks = [(True, span(row["pron"]), 0)] + [(False, span(row[k]), 0 if row[k]["coref"] else n) for n, k in ((1, "A"), (2, "B"))]
        out.append(document(row["text"], marks, splitter))
    return out


def labelled(d: Document, run: Run) -> Window:
    w = window(d, run)
    names = [(words, span, chain) for is_pronoun, span, chain in d.marks if not is_pronoun and (words := w.covered([span]))]
    for is_pronoun, span, chain in d.marks:
        words = w.covered([span]) if is_pronoun else []
        near = [n for n in names if n[1][0] < span[1] + 200 and n[1] != span]
        if words and near:
            w.links.append((words, [n[0] for n in near], [n[2] == chain for n in near]))
    return w
