"""The reports of a unit as lines that the filter takes, one at a time, each with where it stands in the input."""

import contextlib
import gzip
import json
import shutil
import subprocess
import tempfile

import pyarrow.parquet

from filter_process import failure_line

CHUNK = 1 << 20
LONGEST = 20_000_000
FIELDS = ["id", "text", "html", "title", "uri", "published", "publisher"]


class Unread:
    """Stands in the place of a line that could not even be handed to the filter."""

    def __init__(self, answer):
        self.answer = answer


def lines_of(unit, system, root, demarche):
    """Pairs of a place and a line, or an `Unread`."""
    path = f"{root}/{unit.path}"
    if unit.kind == "jsonl":
        yield from _json_lines(unit, system, path)
    elif unit.kind == "parquet":
        yield from _rows(unit, system, path)
    else:
        yield from _pages(unit, system, path, demarche)


def _json_lines(unit, system, path):
    """The lines that begin within the unit's bytes; one that reaches beyond its end belongs to it."""
    packed = path.lower().endswith(".gz")
    with system.open_input_stream(path, compression=None) if packed else system.open_input_file(path) as raw:
        file = gzip.GzipFile(fileobj=raw) if packed else raw
        at = 0
        if unit.start > 0:
            # The line that covers the byte before the start is the unit's before; what begins after it is this one's.
            at = unit.start - 1
            file.seek(at)
        pieces = _pieces(file)
        if unit.start > 0:
            _, length = next(pieces)
            at += length
        for line, length in pieces:
            if not packed and at >= unit.end:
                return
            place = f"{unit.path}@{at}"
            at += length
            if line is None:
                message = f"This line is longer than {LONGEST} bytes; hand in the article alone."
                yield place, Unread(failure_line("bad-line", message))
            elif line.strip():
                yield place, line.rstrip(b"\r\n")


def _pieces(file):
    """Lines with the number of their bytes; None for one that is too long to be held."""
    held = bytearray()
    dropped = 0
    while chunk := file.read(CHUNK):
        begin = 0
        while (end := chunk.find(b"\n", begin)) >= 0:
            held += chunk[begin:end]
            length = dropped + len(held) + 1
            yield (None if length > LONGEST else bytes(held)), length
            held.clear()
            dropped = 0
            begin = end + 1
        held += chunk[begin:]
        if dropped + len(held) > LONGEST:
            dropped += len(held)
            held.clear()
    if held or dropped:
        yield (None if dropped else bytes(held)), dropped + len(held)


def _rows(unit, system, path):
    with system.open_input_file(path) as file:
        parquet = pyarrow.parquet.ParquetFile(file)
        columns = [name for name in FIELDS if name in parquet.schema_arrow.names]
        first = 0
        for group in range(parquet.metadata.num_row_groups):
            rows = parquet.metadata.row_group(group).num_rows
            if first < unit.end and first + rows > unit.start:
                yield from _rows_of_group(unit, parquet, group, columns, first)
            first += rows


def _rows_of_group(unit, parquet, group, columns, at):
    for batch in parquet.iter_batches(batch_size=128, row_groups=[group], columns=columns):
        if at + batch.num_rows > unit.start:
            for row in batch.to_pylist():
                if unit.start <= at < unit.end:
                    yield f"{unit.path}:{at}", json.dumps(_told(row), ensure_ascii=False).encode("utf-8", "replace")
                at += 1
        else:
            at += batch.num_rows
        if at >= unit.end:
            return


def _told(row):
    # A date or a moment has its own form in Parquet, and ISO 8601 in a line.
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in row.items()
        if value is not None
    }


def _pages(unit, system, path, demarche):
    """The pages of a WARC, unpacked by demarche itself, so that it takes what `demarche add` takes."""
    with _local(system, path) as file:
        with subprocess.Popen([*demarche, "unpack", file], stdout=subprocess.PIPE) as unpacking:
            for line in unpacking.stdout:
                told = json.loads(line)
                place = unit.path + told["foundAt"].removeprefix(file)
                if "error" in told:
                    yield place, Unread(failure_line(told["error"]["code"], told["error"]["message"], told["id"]))
                else:
                    yield place, line.rstrip(b"\n")
    # 1 is for an archive that is cut off or damaged, which has a line of its own.
    if unpacking.returncode not in (0, 1):
        raise RuntimeError(f"{unit.path} could not be unpacked (exit status {unpacking.returncode})")


@contextlib.contextmanager
def _local(system, path):
    if system.type_name == "local":
        yield path
        return
    with tempfile.NamedTemporaryFile(suffix=path[path.rfind("/") + 1 :].replace("/", "")) as file:
        with system.open_input_stream(path, compression=None) as stream:
            shutil.copyfileobj(stream, file, CHUNK)
        file.flush()
        yield file.name
