"""Writes what `text.py` makes of invented texts, for the reader's test of parity.

    python -m demarche_training.write_text_fixture MODEL_FOLDER OUT.json

Offsets in the fixture are UTF-16 code units, as the reader has them. The linter lays the file out (`npm run lint -- --write`).
"""
from __future__ import annotations

import argparse
import json
from pathlib import Path

from .text import Splitter, paragraphs

TEXTS = [
    "Sarvia's foreign minister, Ana Dorn, said on Sunday that talks with Toland would resume.",
    "TALKS TO RESUME\n\nVELMAR (Orbis) - The envoy arrived.\n\n\nHe spoke briefly.\n",
    "“We won’t go,” said Ms. Orlova — “not now…”\r\n\r\nNext line.\r\nThird.",
    "`` We refuse , '' the minister said -LRB- on Monday -RRB- . '' He left -LSB- sic -RSB- .",
    "``` three '''' four ''''' five",
    "İstanbul, ISPARTA, ılıman, ÇANKAYA: the İzmir talks; İİ.",
    "ofﬁce ﬂeet ŒUVRE Straße ǅungla ŉ ΑΣ ΟΔΥΣΣΕΥΣ ẞ",
    "cafe\u0301 nai\u0308ve A\u030angstro\u0308m \u0301lone Jose\u0301",
    "대한민국 정부는 각 talks in 서울.",
    "中国外交部发言人表示，talks與日本。日本語のテスト、カタカナ",
    "zero\u200bwidth \u00adsoft\u00adhyphen \u200dj\u200doin \ufeffbom word\u2060joiner",
    "nul\u0000byte and \ufffd and \u0007bell and \u000bvt and \u000cff and \u0085nel",
    "😀 smile 👨\u200d👩\u200d👧 family 𝔸𝕓𝕔 𐐀𐐨 \U0001f1fa\U0001f1f8 x",
    "هذا نصٌّ عربيّ، وُقِّع الاتفاق. שָׁלוֹם",
    "हिन्दी में समाचार, ไทย ภาษา, தமிழ் १२३ ٤٥",
    "≮ ≠ \u037e \u1fef 豈 﫚 丽 \U0002b820",
    "a" * 100 + " " + "b" * 101 + " " + "é" * 100 + " " + "한" * 60,
    "a#b ##ing [unused1] $5 €6 ^ ~ | \\ < > = + _ under_score @x #tag 3,500.75 1990s G7 B-52s",
    "\u2028line\u2029para\u00a0nbsp\u3000ideographic\u1680ogham",
    "   \n\n\t  \n \u00a0 \n\x1c\n\x85\n\ufeff\n",
    "",
    "One\n \t\nTwo\n\u00a0\nThree\n\n   Four\x0b\n\x0c\nFive\r\rSix\n",
    "McDonald, iPhone, UN, U.N., NATO-led, e-mail, O'Neill, eBay, ID, Xi, A, I, aB, PhD, 4th",
    "The under-secretary-general's spokesperson reiterated unequivocally: demilitarisation.",
    "She said: ''Having left, they came.'' -LRB-Yes-RRB-. It's the Dorns' ''house''.",
]


def utf16(text: str) -> list[int]:
    units = [0]
    for character in text:
        units.append(units[-1] + (2 if ord(character) > 0xFFFF else 1))
    return units


def row(splitter: Splitter, text: str) -> dict:
    units = utf16(text)
    pieces = splitter.pieces(text)
    return {
        "text": text,
        "paragraphs": [[units[a], units[b]] for a, b in paragraphs(text)],
        "ids": pieces.ids,
        "starts": [units[a] for a, _ in pieces.spans],
        "ends": [units[b] for _, b in pieces.spans],
        "begins": [int(b) for b in pieces.begins],
        "shapes": pieces.shapes,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path, help="the folder with tokenizer.json")
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    splitter = Splitter(options.model)
    rows = ",\n".join(json.dumps(row(splitter, text), separators=(",", ":")) for text in TEXTS)
    options.out.write_text(f"[\n{rows}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
