"""From corpora to `model/` in one command: `python -m demarche_training --run RUN`, in `training/`.

Trains (or goes on from RUN/checkpoint.pt), exports, and writes the numbers that the reader's tests compare with.
Arguments of `train` are passed on: `--passes`, `--base`, `--seed`, `--data` and so on.
"""
from __future__ import annotations

import subprocess
import sys


def main() -> None:
    args = sys.argv[1:]
    if "--run" not in args:
        sys.exit(__doc__)
    at = args.index("--run")
    run, rest = args[at + 1], args[:at] + args[at + 2 :]
    data = ["--data", rest[rest.index("--data") + 1]] if "--data" in rest else []
    for step in (["train", "--out", run, *rest], ["export", "--run", run, *data], ["write_numbers_fixture", "--run", run, *data]):
        subprocess.run([sys.executable, "-m", f"demarche_training.{step[0]}", *step[1:]], check=True)


if __name__ == "__main__":
    main()
