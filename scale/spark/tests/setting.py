"""What the tests share: where things lie, a filter that needs no model, and what a folder of tables holds."""

import contextlib
import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import pyarrow.dataset

SPARK = pathlib.Path(__file__).resolve().parent.parent
ROOT = SPARK.parent.parent
sys.path.insert(0, str(SPARK))
NODE = os.environ.get("DEMARCHE_NODE") or shutil.which("node")
# Reads words instead of meaning, dies of "kills its reader" and hangs at "hangs its reader".
STAND_IN = [NODE, str(ROOT / "test/scale/dying-cli.ts")]
REAL = [NODE, str(ROOT / "bin/demarche.mjs")]
HAS_MODEL = (ROOT / "model/manifest.json").exists()


@contextlib.contextmanager
def folder():
    with tempfile.TemporaryDirectory(prefix="demarche-spark-") as made:
        yield pathlib.Path(made)


def digests(root):
    """Every Parquet file below a folder with the hash of its bytes."""
    return {
        str(path.relative_to(root)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*.parquet"))
        if "_temporary" not in path.parts
    }


def rows(root, table):
    """All rows of a table, in the order of where they stand in the input."""
    path = root / table
    if not path.exists():
        return []
    found = pyarrow.dataset.dataset(path, format="parquet", exclude_invalid_files=False).to_table().to_pylist()
    return sorted(found, key=lambda row: str(row))


def records(root):
    """The records as the lines that a single filter gives for the same input."""
    return sorted(row["record"] for row in rows(root, "records"))


def by_one_process(lines, command):
    """What one `demarche read --jsonl` makes of all lines: records, and the number of failures."""
    done = subprocess.run(
        [*command, "read", "--jsonl", "--workers", "0", "--quiet"], input=lines, stdout=subprocess.PIPE, check=False
    )
    answers = done.stdout.decode().splitlines()
    failed = [answer for answer in answers if '"error":{"code"' in answer and '"statements"' not in answer]
    return sorted(set(answers) - set(failed)), len(failed)


def run_job(source, out, *more, demarche=STAND_IN, env=None):
    """Runs the job as a user does, to its end; gives what it printed last."""
    import json

    process = start_job(source, out, *more, demarche=demarche, env=env)
    printed, complained = process.communicate()
    if process.returncode != 0:
        raise AssertionError(f"the job ended with {process.returncode}:\n{complained[-4000:]}")
    return json.loads(printed.splitlines()[-1])


def start_job(source, out, *more, demarche=STAND_IN, env=None, cwd=None):
    import shlex

    command = [sys.executable, str(SPARK / "job.py"), "--input", str(source), "--output", str(out)]
    return subprocess.Popen(
        [*command, "--demarche", shlex.join(demarche), *more],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=cwd,
        env={**os.environ, "PYSPARK_PYTHON": sys.executable, **(env or {})},
    )


# A cluster of its own with two workers, each a process with one core, on loopback.
CLUSTER = {
    "MASTER": "local-cluster[2,1,512]",
    "PYSPARK_SUBMIT_ARGS": (
        "--master local-cluster[2,1,512] --driver-memory 512m --conf spark.ui.enabled=false"
        " --conf spark.executor.memory=512m --conf spark.driver.host=127.0.0.1 --conf spark.driver.bindAddress=127.0.0.1"
        " pyspark-shell"
    ),
    "SPARK_LOCAL_IP": "127.0.0.1",
}
