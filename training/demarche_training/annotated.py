"""The project's own annotation of events, joined to the sentences that it was made on.

`training/annotations/events.jsonl` holds ids and offsets alone: the sentences are the corpora's. This finds each in its
corpus, as it was shown to whoever read it, and skips (with a count) what is not there or reads otherwise.
`training/annotations/written.jsonl` holds sentences written for the purpose, with their text.
`python -m demarche_training.annotated --out FILE` writes them in the form of `events/news.train`.
"""
from __future__ import annotations

import argparse
import hashlib
import json
import re
from pathlib import Path

from .windows import read_lines

ANNOTATIONS = Path(__file__).resolve().parents[1] / "annotations"

_SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]*[A-Z])")


def as_written(tokens: list[str]) -> str:
    """Tokens put together as prose has them."""
    s = " ".join(tokens)
    s = re.sub(r" ([.,;:?!%)\]])", r"\1", s)
    s = re.sub(r"([(\[$]) ", r"\1", s)
    s = re.sub(r" ('s|'re|'ve|'d|'ll|n't|'m|')(?=[ .,;:?!]|$)", r"\1", s)
    return re.sub(r'" ([^"]*?) "', r'"\1"', s)


def sentences(data: Path) -> dict[str, str]:
    """Every sentence that annotations may speak of, by its id: corpus, document, place."""
    out = {f"conll.{n}": as_written(row["tokens"]) for n, row in enumerate(read_lines(data / "names/conll2003.train.jsonl.gz"))}
    for name, file in (("timex", "time/timex.train.jsonl.gz"), ("polnear", "statements/polnear.train.jsonl.gz"), ("gum", "coref/gum.train.jsonl.gz")):
        for row in read_lines(data / file):
            for k, s in enumerate(_SENTENCE.split(row["text"])):
                out[f"{name}.{row['id']}.{k}"] = s if name == "polnear" else " ".join(s.split())
    for row in read_lines(data / "events/plv.train.jsonl.gz"):
        out[f"plvtrain.{row['uid']}"] = row["text"]
    return out


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def main() -> None:
    a = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    a.add_argument("--data", type=Path, default=Path("../../shared/data"))
    a.add_argument("--out", type=Path, required=True)
    o = a.parse_args()
    known, kept, lost = sentences(o.data), 0, 0
    with open(o.out, "w", encoding="utf8") as f:
        for row in read_lines(ANNOTATIONS / "events.jsonl"):
            text = known.get(row["id"])
            if text is None or digest(text) != row["sha256"]:
                lost += 1
                continue
            f.write(json.dumps({"id": row["id"], "document": row["id"], "text": text, "events": row["events"]}, ensure_ascii=False) + "\n")
            kept += 1
        for row in read_lines(ANNOTATIONS / "written.jsonl"):
            f.write(json.dumps(row, ensure_ascii=False) + "\n")
            kept += 1
    print(f"{kept} sentences written, {lost} not found in the corpora")


if __name__ == "__main__":
    main()
