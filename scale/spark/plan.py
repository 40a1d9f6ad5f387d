"""How an input is cut into units: each is one task, and makes the same files whenever it is done."""

import dataclasses
import hashlib
import os

import pyarrow.fs
import pyarrow.parquet

# What Spark's users write for an object store, and what Arrow calls it.
SCHEMES = {"s3a://": "s3://", "s3n://": "s3://"}
KINDS = {".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet", ".warc": "warc", ".wet": "warc"}


@dataclasses.dataclass(frozen=True)
class Unit:
    """A part of an input file: bytes of JSON Lines, rows of Parquet, or a whole WARC."""

    path: str  # within the input folder
    kind: str
    start: int
    end: int
    size: int  # of the file
    modified: int  # nanoseconds

    @property
    def of_file(self):
        """What the names of all units of its file begin with."""
        return f"part-{hashlib.sha256(self.path.encode()).hexdigest()[:16]}"

    @property
    def name(self):
        """What its files are called: told by its place alone, so that a rerun takes the same names."""
        return f"{self.of_file}-{self.start:015d}"


def file_system(address):
    """A file system and the path in it: of a local folder, or of an address such as s3://bucket/folder."""
    if "://" in address:
        for written, known in SCHEMES.items():
            if address.startswith(written):
                address = known + address[len(written) :]
        return pyarrow.fs.FileSystem.from_uri(address)
    return pyarrow.fs.LocalFileSystem(), os.path.abspath(address)


def absolute(address):
    """An address that means the same in every process, whatever folder it runs in."""
    return address if "://" in address else os.path.abspath(address)


def plan_units(address, split_bytes=4_000_000, split_rows=2_000):
    """The units of all files of a folder, or of one file, in the order of their paths."""
    system, root = file_system(address)
    info = system.get_file_info(root)
    if info.type == pyarrow.fs.FileType.NotFound:
        raise FileNotFoundError(f"there is no {address} to read")
    if info.type == pyarrow.fs.FileType.File:
        root = os.path.dirname(root)
        files = [info]
    else:
        files = system.get_file_info(pyarrow.fs.FileSelector(root, recursive=True))
    units = []
    for file in sorted(files, key=lambda file: file.path):
        path = file.path[len(root) :].lstrip("/")
        kind = kind_of(path)
        if file.type != pyarrow.fs.FileType.File or kind is None:
            continue
        about = {"path": path, "kind": kind, "size": file.size, "modified": file.mtime_ns or 0}
        units += [Unit(start=start, end=end, **about) for start, end in _parts(system, file, kind, split_bytes, split_rows)]
    return root, units


def kind_of(path):
    """What a file is by its name; None for what is passed over."""
    name = path.lower()
    if any(part.startswith((".", "_")) for part in path.split("/")):
        return None
    return KINDS.get(os.path.splitext(name.removesuffix(".gz"))[1])


def _parts(system, file, kind, split_bytes, split_rows):
    if kind == "warc" or file.path.lower().endswith(".gz"):
        return [(0, file.size)]
    if kind == "jsonl":
        return [(start, min(start + split_bytes, file.size)) for start in range(0, file.size, split_bytes)]
    with system.open_input_file(file.path) as opened:
        rows = pyarrow.parquet.ParquetFile(opened).metadata.num_rows
    return [(start, min(start + split_rows, rows)) for start in range(0, rows, split_rows)]
