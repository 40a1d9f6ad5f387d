"""From text to what the encoder takes, exactly as `src/language/` does it in TypeScript.

Offsets are Unicode code points here and UTF-16 code units there; everything else is the same,
and a test in the reader compares the two on the same texts.
"""
from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

CLS, SEP = 101, 102

# Treebank escapes, replaced by characters of the same total length so that no offset moves.
_TREEBANK = (("``", '" '), ("''", '" '), ("-LRB-", "(    "), ("-RRB-", ")    "), ("-LSB-", "[    "), ("-RSB-", "]    "))
_PARAGRAPH_END = re.compile(r"\n[ \t\r\f\v]*\n\s*|\n")


def plain_quotes(text: str) -> str:
    for old, new in _TREEBANK:
        text = text.replace(old, new)
    return text


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Paragraphs as [start, end): lines with something on them."""
    out, start = [], 0
    for m in [*_PARAGRAPH_END.finditer(text), None]:
        end = m.start() if m else len(text)
        if text[start:end].strip():
            out.append((start, end))
        start = m.end() if m else end
    return out


def shape_of(word: str) -> int:
    """How a word is written: 0 no letter case, or lower; 1 Capitalised; 2 CAPITALS; 3 mIxed; 4 has a digit."""
    if any(c.isdecimal() for c in word):
        return 4
    upper = sum(c != c.lower() for c in word)
    lower = sum(c != c.upper() for c in word)
    if not upper:
        return 0
    if not lower:
        return 2 if upper > 1 else 1
    return 1 if upper == 1 and word[0] != word[0].lower() else 3


@dataclass(frozen=True)
class Pieces:
    """A paragraph's word pieces: `ids`, their `[start, end)` in the text, whether each begins a word, and the word's shape."""

    ids: list[int]
    spans: list[tuple[int, int]]
    begins: list[bool]
    shapes: list[int]


class Splitter:
    def __init__(self, folder: Path):
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.tokenizer.encode_special_tokens = True  # "[SEP]" in a report is text

    def pieces(self, text: str, start: int = 0, end: int | None = None) -> Pieces:
        end = len(text) if end is None else end
        e = self.tokenizer.encode(plain_quotes(text)[start:end], add_special_tokens=False)
        spans = [(a + start, b + start) for a, b in e.offsets]
        begins = [not t.startswith("##") for t in e.tokens]
        shapes: list[int] = []
        heads = [i for i, b in enumerate(begins) if b] + [len(spans)]
        for i, j in zip(heads, heads[1:]):
            shapes += [shape_of(text[spans[i][0]:spans[j - 1][1]])] * (j - i)
        return Pieces(list(e.ids), spans, begins, shapes)
