"""How the job's time falls with workers, and whether its output equals that of one process.

    python measure.py --reports 20000 --short --workers 1 2 [--beside] [--demarche "node /path/to/bin/demarche.mjs"]

Makes synthetic reports (synthetic.py, one in a hundred of them bad) and reads them in one process without Spark, and on a
standalone master of its own on loopback with so many workers of one core each. It prints a table: seconds by the clock and
of processor time (of the filters, and of all else: Java, Python, the driver), tasks, rows, and whether every Parquet
file is the same, byte for byte. With `--beside` the one process reads beside the first run on Spark, so that on two cores
neither run has an idle core beside it.
"""

import argparse
import concurrent.futures
import contextlib
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
from processes import Spending
from standalone import standalone

HERE = pathlib.Path(__file__).resolve().parent


def run(folder, name, workers, given):
    """Runs the job to its end; gives seconds by the clock, of the filters and of all else, and what it told."""
    command = [sys.executable, str(HERE / "job.py"), "--input", str(folder / "in"), "--output", str(folder / name)]
    command += ["--split-bytes", str(given.split_bytes), "--demarche", given.demarche]
    with contextlib.ExitStack() as stack:
        env = {**os.environ, "PYSPARK_PYTHON": sys.executable}
        spent = []
        if workers == 0:
            command.append("--single")
        else:
            cluster = stack.enter_context(standalone(workers, folder / f"cluster-{workers}"))
            env |= cluster.env
            spent += [stack.enter_context(Spending(pid)) for pid in cluster.pids]
        began = time.monotonic()
        process = stack.enter_context(subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE))
        spent.append(stack.enter_context(Spending(process.pid)))
        printed, complained = process.communicate()
        seconds = time.monotonic() - began
        if process.returncode != 0:
            raise SystemExit(f"{name} ended with {process.returncode}:\n{complained.decode()[-3000:]}")
        filters = sum(one.seconds("--tables") for one in spent)
        rest = sum(one.seconds() for one in spent) - filters
    return seconds, filters, rest, json.loads(printed.splitlines()[-1])


def digest(root):
    """The number of all Parquet files below a folder, and one hash of their names and bytes."""
    hashed = hashlib.sha256()
    paths = sorted(root.rglob("*.parquet"))
    for path in paths:
        hashed.update(f"{path.relative_to(root)} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return len(paths), hashed.hexdigest()


def tell(folder, name, measured, expected):
    """Prints a row of the table."""
    seconds, filters, rest, told = measured
    files, found = digest(folder / name)
    same = "-" if expected is None else "yes" if (files, found) == expected else "NO"
    rows = told["rows"]
    speed = f"{(rows['records'] + rows.get('failures', 0)) / seconds:.1f}"
    cells = [name, f"{seconds:.0f}", speed, f"{filters:.0f}", f"{rest:.0f}", told["units"]]
    cells += [rows["records"], rows.get("failures", 0), files, same]
    print("| " + " | ".join(str(cell) for cell in cells) + " |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--short", action="store_true", help="reports of 30 to 42 words instead of 47 to 61")
    parser.add_argument("--workers", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--beside", action="store_true", help="the one process reads beside the first run on Spark")
    parser.add_argument("--split-bytes", type=int, default=250_000)
    parser.add_argument("--demarche", default=f"node {shlex.quote(str(HERE.parent.parent / 'bin/demarche.mjs'))}")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="demarche-measure-") as made:
        folder = pathlib.Path(made)
        synthetic.write(folder / "in", given.reports, files=8, bad=0.01, short=given.short)
        columns = ["run", "seconds", "reports a second", "core-seconds of filters", "of all else", "tasks", "records"]
        columns += ["failures", "files", "same bytes"]
        print("| " + " | ".join(columns) + " |\n|" + " --- |" * len(columns), flush=True)
        with concurrent.futures.ThreadPoolExecutor() as pool:
            alone = pool.submit(run, folder, "one process", 0, given)
            if not given.beside:
                concurrent.futures.wait([alone])
            for workers in given.workers:
                name = "1 worker" if workers == 1 else f"{workers} workers"
                measured = run(folder, name, workers, given)
                if workers == given.workers[0]:
                    tell(folder, "one process", alone.result(), None)
                    expected = digest(folder / "one process")
                tell(folder, name, measured, expected)


if __name__ == "__main__":
    main()
