import gzip
import json
import random
import unittest

from setting import folder

import pyarrow
import pyarrow.fs
import pyarrow.parquet
import synthetic
from plan import plan_units
from sources import Unread, lines_of


def lines_in(root, units, demarche=()):
    system = pyarrow.fs.LocalFileSystem()
    return [pair for unit in units for pair in lines_of(unit, system, root, demarche)]


class UnitsTest(unittest.TestCase):
    def test_every_line_is_in_one_unit_however_it_is_cut(self):
        pick = random.Random(4)
        lines = [json.dumps({"id": f"{i}", "text": "x" * pick.randrange(0, 90)}) for i in range(200)]
        for ending in ("\n", "\r\n", "\n\n"):
            for last in (ending, ""):
                content = (ending.join(lines) + last).encode()
                with folder() as made:
                    (made / "a.jsonl").write_bytes(content)
                    for split in [1, 7, 64, 100, 1000, len(content) - 1, len(content), 10**9]:
                        root, units = plan_units(str(made), split_bytes=split)
                        found = lines_in(root, units)
                        self.assertEqual([line.decode() for _, line in found], lines, (split, ending))
                        for place, line in found:
                            at = int(place.removeprefix("a.jsonl@"))
                            self.assertEqual(content[at : at + len(line)], line)

    def test_a_packed_file_is_one_unit(self):
        with folder() as made:
            (made / "a.jsonl.gz").write_bytes(gzip.compress(b'{"text": "a"}\n{"text": "b"}\n'))
            root, units = plan_units(str(made), split_bytes=5)
            self.assertEqual([unit.kind for unit in units], ["jsonl"])
            self.assertEqual([place for place, _ in lines_in(root, units)], ["a.jsonl.gz@0", "a.jsonl.gz@14"])

    def test_a_line_that_is_too_long_is_told_of_and_the_next_is_read(self):
        with folder() as made:
            (made / "a.jsonl").write_bytes(b'{"text": "a"}\n' + b"x" * 21_000_000 + b'\n{"text": "b"}\n')
            root, units = plan_units(str(made), split_bytes=10**9)
            first, long, last = lines_in(root, units)
            self.assertIsInstance(long[1], Unread)
            self.assertEqual([first[1], last], [b'{"text": "a"}', ("a.jsonl@21000015", b'{"text": "b"}')])

    def test_rows_of_parquet_are_cut_within_and_across_groups(self):
        with folder() as made:
            synthetic.write(made, 130, files=1, kind="parquet")
            table = pyarrow.parquet.read_table(made / "reports-000.parquet")
            pyarrow.parquet.write_table(table, made / "reports-000.parquet", row_group_size=50)
            for split in [1, 20, 50, 70, 1000]:
                root, units = plan_units(str(made), split_rows=split)
                found = lines_in(root, units)
                self.assertEqual([place for place, _ in found], [f"reports-000.parquet:{i}" for i in range(130)])
                self.assertEqual([json.loads(line)["id"] for _, line in found], [f"syn-{i:08d}" for i in range(130)])

    def test_what_is_hidden_or_of_another_kind_is_passed_over(self):
        with folder() as made:
            for name in [".a.jsonl", "_b.jsonl", "c.txt", "d.jsonl"]:
                (made / name).write_text('{"text": "a"}\n')
            (made / "_temporary").mkdir()
            (made / "_temporary" / "e.jsonl").write_text('{"text": "a"}\n')
            self.assertEqual([unit.path for unit in plan_units(str(made))[1]], ["d.jsonl"])


if __name__ == "__main__":
    unittest.main()
