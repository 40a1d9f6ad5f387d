"""How the job's time falls with workers, and whether its output equals that of one process.

    python measure.py --reports 20000 --workers 1 2 [--demarche "node /path/to/bin/demarche.mjs"]

Makes synthetic reports (synthetic.py, one in a hundred of them bad), reads them in one process without Spark, then on a
`local-cluster` with so many workers of one core each, and prints a table: seconds, tasks, rows, and
whether every Parquet file is the same, byte for byte.
"""

import argparse
import hashlib
import json
import os
import pathlib
import shlex
import subprocess
import sys
import tempfile
import time

import synthetic

HERE = pathlib.Path(__file__).resolve().parent
SPARK = (
    "--master local-cluster[{workers},1,1024] --driver-memory 1g --conf spark.executor.memory=1g"
    " --conf spark.ui.enabled=false --conf spark.driver.host=127.0.0.1 --conf spark.driver.bindAddress=127.0.0.1"
    " pyspark-shell"
)


def run(folder, name, workers, demarche, split):
    """Runs the job to its end; gives seconds and what it told."""
    command = [sys.executable, str(HERE / "job.py"), "--input", str(folder / "in"), "--output", str(folder / name)]
    command += ["--split-bytes", str(split), "--demarche", demarche]
    env = {**os.environ, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    if workers == 0:
        command.append("--single")
    else:
        env["PYSPARK_SUBMIT_ARGS"] = SPARK.format(workers=workers)
    began = time.monotonic()
    printed = subprocess.run(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout
    return time.monotonic() - began, json.loads(printed.splitlines()[-1])


def digest(root):
    """One hash of the names and bytes of all Parquet files below a folder."""
    hashed = hashlib.sha256()
    for path in sorted(root.rglob("*.parquet")):
        hashed.update(f"{path.relative_to(root)} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return hashed.hexdigest()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--workers", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--split-bytes", type=int, default=250_000)
    parser.add_argument("--demarche", default=f"node {shlex.quote(str(HERE.parent.parent / 'bin/demarche.mjs'))}")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="demarche-measure-") as made:
        folder = pathlib.Path(made)
        synthetic.write(folder / "in", given.reports, files=8, bad=0.01)
        print("| run | seconds | tasks | records | failures | same bytes |\n| --- | --- | --- | --- | --- | --- |")
        expected = None
        for workers in [0, *given.workers]:
            name = "one process" if workers == 0 else f"{workers} workers"
            seconds, told = run(folder, f"out-{workers}", workers, given.demarche, given.split_bytes)
            found = digest(folder / f"out-{workers}")
            expected = expected or found
            same = "-" if workers == 0 else "yes" if found == expected else "NO"
            rows = told["rows"]
            cells = [name, f"{seconds:.0f}", told["units"], rows["records"], rows.get("failures", 0), same]
            print("| " + " | ".join(str(cell) for cell in cells) + " |", flush=True)


if __name__ == "__main__":
    main()
