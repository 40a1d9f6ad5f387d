"""The tables as Parquet: columns from `tables.json`, which demarche writes, and settings that give the same bytes."""

import json
import pathlib

import pyarrow
import pyarrow.parquet

TYPES = {
    "text": pyarrow.string(),
    "integer": pyarrow.int64(),
    "real": pyarrow.float64(),
    "list": pyarrow.list_(pyarrow.field("element", pyarrow.string())),
}
GROUP_ROWS = {"records": 1_000}
MOST_GROUP_ROWS = 5_000
MOST_GROUP_CHARACTERS = 16_000_000


def read_shapes():
    """Each table's name with its columns' names and types."""
    told = json.loads((pathlib.Path(__file__).parent / "tables.json").read_text(encoding="utf-8"))
    return {
        table["name"]: [(column["name"], column["type"]) for column in table["columns"]] for table in told["tables"]
    }


class TableFile:
    """A Parquet file of one table, written a row group at a time."""

    def __init__(self, path, name, columns, metadata):
        self.rows = 0
        self._columns = columns
        self._most = GROUP_ROWS.get(name, MOST_GROUP_ROWS)
        fields = [pyarrow.field(column, TYPES[of]) for column, of in columns]
        self._schema = pyarrow.schema(fields, metadata={**metadata, "demarche.table": name})
        # Whatever the library's own choice may become: these decide the bytes.
        self._writer = pyarrow.parquet.ParquetWriter(
            path,
            self._schema,
            version="2.6",
            compression="snappy",
            use_dictionary=True,
            data_page_version="1.0",
            data_page_size=1 << 20,
            write_statistics=True,
            store_schema=False,
        )
        self._held = []
        self._characters = 0

    def add(self, row):
        self._held.append([_cell(cell) for cell in row])
        self._characters += sum(len(cell) for cell in row if isinstance(cell, str))
        self.rows += 1
        if len(self._held) >= self._most or self._characters >= MOST_GROUP_CHARACTERS:
            self._write()

    def close(self):
        self._write()
        self._writer.close()

    def _write(self):
        if not self._held:
            return
        cells = zip(*self._held)
        arrays = [pyarrow.array(list(column), type=field.type) for column, field in zip(cells, self._schema)]
        self._writer.write_table(pyarrow.Table.from_arrays(arrays, schema=self._schema), row_group_size=len(self._held))
        self._held = []
        self._characters = 0


def _cell(cell):
    if isinstance(cell, str):
        return _well_formed(cell)
    if isinstance(cell, list):
        return [_well_formed(text) for text in cell]
    return cell


def _well_formed(text):
    """A lone surrogate, which JSON can hold and UTF-8 cannot, becomes U+FFFD, as everywhere in demarche's exports."""
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
