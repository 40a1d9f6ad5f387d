"""From corpora to `model/` in one command: `python -m demarche_training --run RUN`, in `training/`.

Puts the project's own annotations to their sentences, trains (or goes on from RUN/checkpoint.pt), exports, writes the
numbers that the reader's tests compare with, and scores the result on every development part through the reader
itself (RUN/figures.txt). Arguments of `train` are passed on: `--steps`, `--base`, `--begin`, `--seed`, `--data` and so on.
"""
from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def main() -> None:
    args = sys.argv[1:]
    if "--run" not in args:
        sys.exit(__doc__)
    at = args.index("--run")
    run, rest = Path(args[at + 1]), args[:at] + args[at + 2 :]
    data = ["--data", rest[rest.index("--data") + 1]] if "--data" in rest else []
    run.mkdir(parents=True, exist_ok=True)
    own = str(run / "annotated.jsonl")
    for step in (["annotated", "--out", own, *data], ["train", "--out", str(run), "--annotations", own, *rest],
                 ["export", "--run", str(run), *data], ["write_numbers_fixture", "--run", str(run), *data]):
        subprocess.run([sys.executable, "-m", f"demarche_training.{step[0]}", *step[1:]], check=True)
    with open(run / "figures.txt", "w", encoding="utf8") as f:
        subprocess.run(["npm", "run", "--silent", "accuracy"], cwd=Path(__file__).resolve().parents[2], stdout=f, check=True)
    print((run / "figures.txt").read_text(encoding="utf8"))


if __name__ == "__main__":
    main()
