"""What one task does: reads a unit through the slot's filter and puts its tables in their places."""

import contextlib
import dataclasses
import hashlib
import json
import os
import posixpath
import shutil
import tempfile
import uuid

import pyarrow.fs

from filter_process import Filter
from plan import file_system
from sources import Unread, lines_of
from spill import Spill
from tables import TableFile

# A Python worker of Spark serves one task slot, task after task, and so does its filter.
_filters = {}

PARTITION = "published_month"


def run_unit(unit, job):
    """Does a unit, unless it is done already; gives what is to be told of it. The same unit makes the same bytes."""
    out_system, out = file_system(job["output"])
    reader = _filter_of(job)
    about = {"input": dataclasses.asdict(unit)}
    note = posixpath.join(out, "_units", f"{unit.name}.json")
    before = _read_note(out_system, note)
    reader.start()
    about |= {"job": job["key"], "reader": reader.reader}
    if before is not None and not job["again"] and all(before[part] == said for part, said in about.items()):
        return {**before, "passedOver": True, "restarts": 0}
    restarts = reader.restarts
    with tempfile.TemporaryDirectory(prefix="demarche-unit-") as folder:
        spill = Spill(os.path.join(folder))
        for found_at, answer in _answers(unit, job, reader):
            spill.add(found_at, answer)
        spill.close()
        files = _write_tables(spill, unit, job, reader.reader, out_system, out)
    told = {**about, "files": files}
    if before is not None:
        _forget(out_system, out, {file["name"] for file in before["files"]} - {file["name"] for file in files})
    out_system.create_dir(posixpath.dirname(note), recursive=True)
    _put(out_system, note, json.dumps(told, indent=1, sort_keys=True).encode())
    return {**told, "passedOver": False, "restarts": reader.restarts - restarts}


def _filter_of(job):
    key = tuple(job["filter"])
    if key not in _filters:
        _filters[key] = Filter(key, patience=job["patience"])
    return _filters[key]


def _answers(unit, job, reader):
    """Answers in the order of the input; what never reached the filter keeps its place among them."""
    system, _ = file_system(job["input"])
    unread = []

    def lines():
        count = 0
        for found_at, line in lines_of(unit, system, job["root"], job["demarche"]):
            if isinstance(line, Unread):
                unread.append((count, found_at, line.answer))
            else:
                count += 1
                yield found_at, line

    given = 0
    with contextlib.closing(lines()) as source:
        for found_at, answer in reader.answers(source):
            while unread and unread[0][0] <= given:
                yield unread.pop(0)[1:]
            yield found_at, answer
            given += 1
    yield from ((found_at, answer) for _, found_at, answer in unread)


def _write_tables(spill, unit, job, reader, system, out):
    """Writes each table of each month aside, then moves all to their places."""
    aside = posixpath.join(out, "_temporary", f"{unit.name}-{uuid.uuid4().hex}")
    written = []
    with tempfile.TemporaryDirectory(prefix="demarche-tables-") as folder:
        for month in sorted(spill.months):
            for table, rows, path in _tables_of(spill.rows(month), folder, job["shapes"], reader):
                name = f"{table}/{PARTITION}={month}/{unit.name}.parquet"
                with open(path, "rb") as file:
                    hashed = hashlib.file_digest(file, "sha256").hexdigest()
                written.append({"name": name, "rows": rows, "bytes": os.path.getsize(path), "sha256": hashed})
                _copy(system, path, posixpath.join(aside, name))
                os.remove(path)
    for file in written:
        place = posixpath.join(out, file["name"])
        system.create_dir(posixpath.dirname(place), recursive=True)
        # Over what an earlier attempt left, which has the same bytes.
        system.move(posixpath.join(aside, file["name"]), place)
    if written:
        system.delete_dir(aside)
    return written


def _tables_of(rows, folder, shapes, reader):
    metadata = {"demarche.version": reader["demarche"], "demarche.offset_unit": "codepoint"}
    files = {}

    def add(table, row):
        if table not in files:
            files[table] = TableFile(os.path.join(folder, table), table, shapes[table], metadata)
        files[table].add(row)

    for found_at, told in rows:
        if "error" in told:
            error = told["error"]
            row = [found_at, told["key"], told["id"], told["published"], error["code"], error["message"]]
            add("failures", row)
            continue
        add("records", [found_at, *(told[name] for name in ("key", "id", "fingerprint", "published", "record"))])
        for table, table_rows in told["rows"].items():
            for row in table_rows:
                add(table, row)
    for file in files.values():
        file.close()
    return [(table, files[table].rows, os.path.join(folder, table)) for table in shapes if table in files]


def _copy(system, path, place):
    system.create_dir(posixpath.dirname(place), recursive=True)
    with open(path, "rb") as file, system.open_output_stream(place) as into:
        shutil.copyfileobj(file, into, 1 << 20)


def _put(system, place, content):
    aside = f"{place}.{uuid.uuid4().hex}"
    with system.open_output_stream(aside) as into:
        into.write(content)
    system.move(aside, place)


def _read_note(system, note):
    try:
        with system.open_input_stream(note) as file:
            return json.loads(file.read())
    except (FileNotFoundError, ValueError):
        return None


def forget_other_cuts(units, output):
    """Takes away what units left that are none any more, since their file is cut at other places now."""
    system, out = file_system(output)
    notes = posixpath.join(out, "_units")
    names = {unit.name for unit in units}
    files = {unit.of_file for unit in units}
    found = system.get_file_info(pyarrow.fs.FileSelector(notes, allow_not_found=True))
    for name in sorted(info.base_name.removesuffix(".json") for info in found if info.extension == "json"):
        if name in names or name.rsplit("-", 1)[0] not in files:
            continue
        note = posixpath.join(notes, f"{name}.json")
        before = _read_note(system, note)
        if before is not None:
            _forget(system, out, {file["name"] for file in before["files"]})
        system.delete_file(note)


def _forget(system, out, names):
    for name in sorted(names):
        with contextlib.suppress(FileNotFoundError):
            system.delete_file(posixpath.join(out, name))
