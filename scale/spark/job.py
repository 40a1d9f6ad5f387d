"""Reads reports with demarche on Spark: JSON Lines, Parquet or WARC in, records and tables as Parquet out.

    spark-submit job.py --input s3://news/2031/ --output s3://read/2031/ --demarche "node /opt/demarche/bin/demarche.mjs"

`--single` does the same in this process, without Spark. docs/scale.md tells what is written and what is promised.
"""

import argparse
import contextlib
import hashlib
import json
import pathlib
import shlex
import sys

HERE = pathlib.Path(__file__).resolve().parent
MODULES = ["filter_process", "plan", "sources", "spill", "tables", "task"]
sys.path.insert(0, str(HERE))

from filter_process import FilterBroken  # noqa: E402
from plan import absolute, file_system, plan_units  # noqa: E402
from tables import read_shapes  # noqa: E402
from task import forget_other_cuts, run_unit  # noqa: E402


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--input", required=True, help="a folder or a file: .jsonl, .parquet, .warc, each also .gz")
    parser.add_argument("--output", required=True, help="the folder to write into")
    parser.add_argument("--demarche", default=f"node {HERE.parent.parent}/bin/demarche.mjs", help="how to call demarche")
    parser.add_argument("--filter-options", default="", help="more options for `demarche read`, as --any-language")
    parser.add_argument("--split-bytes", type=int, default=4_000_000, help="of JSON Lines in a task")
    parser.add_argument("--split-rows", type=int, default=2_000, help="of Parquet in a task")
    parser.add_argument("--patience", type=float, default=600, help="seconds that one report may take")
    parser.add_argument("--again", action="store_true", help="do units that are done already once more")
    parser.add_argument("--single", action="store_true", help="without Spark, in this process")
    return parser


def job_of(given, root):
    """What every task needs to know, as plain values."""
    demarche = shlex.split(given.demarche)
    asked = shlex.split(given.filter_options)
    shapes = read_shapes()
    # What decides the bytes beside the input: a unit that was done otherwise is done again.
    key = hashlib.sha256(json.dumps([asked, shapes]).encode()).hexdigest()[:16]
    return {
        "input": absolute(given.input),
        "root": root,
        "output": absolute(given.output),
        "demarche": demarche,
        # A slot has one core, so the filter reads in its own thread.
        "filter": [*demarche, "read", "--jsonl", "--tables", "--workers", "0", "--quiet", *asked],
        "patience": given.patience,
        "again": given.again,
        "shapes": shapes,
        "key": key,
    }


def run(given):
    """Does all units and tells what came of them."""
    root, units = plan_units(given.input, given.split_bytes, given.split_rows)
    job = job_of(given, root)
    _begin(given.output)
    told = [run_unit(unit, job) for unit in units] if given.single else _on_spark(units, job)
    forget_other_cuts(units, given.output)
    return _finish(told, given.output)


def _begin(output):
    """What an earlier run said of the whole holds no longer while units are done."""
    system, out = file_system(output)
    with contextlib.suppress(FileNotFoundError):
        system.delete_file(f"{out}/_SUCCESS")


def _on_spark(units, job):
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.appName("demarche").getOrCreate()
    context = spark.sparkContext
    for module in MODULES:
        context.addPyFile(str(HERE / f"{module}.py"))

    def task(unit):
        from task import run_unit

        return run_unit(unit, job)

    try:
        return context.parallelize(units, max(1, len(units))).map(task).collect()
    finally:
        spark.stop()


def _finish(told, output):
    """The manifest, once all is there; whoever finds `_SUCCESS` finds everything."""
    system, out = file_system(output)
    system.create_dir(out, recursive=True)
    rows = {}
    files = []
    for unit in told:
        for file in unit["files"]:
            table = file["name"].split("/")[0]
            rows[table] = rows.get(table, 0) + file["rows"]
            files.append(file)
    readers = sorted({json.dumps(unit["reader"], sort_keys=True) for unit in told})
    manifest = {
        "format": "demarche tables",
        "readers": [json.loads(reader) for reader in readers],
        "rows": dict(sorted(rows.items())),
        "files": sorted(files, key=lambda file: file["name"]),
    }
    for name, content in [("_manifest.json", json.dumps(manifest, indent=1, sort_keys=True)), ("_SUCCESS", "")]:
        with system.open_output_stream(f"{out}/{name}") as file:
            file.write(content.encode())
    return {
        "units": len(told),
        "passedOver": sum(unit["passedOver"] for unit in told),
        "restarts": sum(unit["restarts"] for unit in told),
        "rows": manifest["rows"],
    }


if __name__ == "__main__":
    try:
        print(json.dumps(run(options().parse_args())))
    except (FileNotFoundError, FilterBroken) as error:
        sys.exit(f"job.py: {error}")
