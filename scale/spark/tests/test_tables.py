import json
import unittest

from setting import REAL, STAND_IN, by_one_process, digests, folder, records, rows, run_job, start_job, HAS_MODEL

import pyarrow.parquet
import synthetic
from spill import NO_MONTH
from tables import TableFile, read_shapes


class TablesTest(unittest.TestCase):
    def test_a_single_run_has_what_one_filter_gives_and_the_same_bytes_again(self):
        with folder() as made:
            synthetic.write(made / "in", 150, files=2, bad=0.1)
            told = run_job(made / "in", made / "out", "--single", "--split-bytes", "9000")
            again = run_job(made / "in", made / "again", "--single", "--split-bytes", "9000")
            self.assertEqual(digests(made / "out"), digests(made / "again"))
            self.assertEqual({**told, "restarts": 0}, {**again, "restarts": 0})
            lines = b"".join(path.read_bytes() for path in sorted((made / "in").iterdir()))
            expected, failed = by_one_process(lines, STAND_IN)
            self.assertEqual(records(made / "out"), expected)
            self.assertEqual(len(rows(made / "out", "failures")), failed)
            self.assertGreater(failed, 5)
            self.assertEqual(told["rows"]["records"] + told["rows"]["failures"], 150)

    def test_a_lost_file_comes_back_and_what_is_done_is_passed_over(self):
        with folder() as made:
            synthetic.write(made / "in", 60, files=3)
            args = (made / "in", made / "out", "--single")
            run_job(*args)
            before = digests(made / "out")
            self.assertEqual(run_job(*args)["passedOver"], 3)
            # A partition is lost, and with it the note of the unit that made it.
            lost = next((made / "out" / "records").rglob("*.parquet"))
            (made / "out" / "_units" / f"{lost.stem}.json").unlink()
            lost.unlink()
            self.assertEqual(run_job(*args)["passedOver"], 2)
            self.assertEqual(digests(made / "out"), before)

    def test_another_cut_doubles_and_loses_nothing(self):
        with folder() as made:
            synthetic.write(made / "in", 60, files=2)
            (made / "in" / "more.jsonl").write_text(synthetic.line(61) + "\n")
            run_job(made / "in", made / "out", "--single", "--split-bytes", "3000")
            # What another file left, that is no input any more, is not this run's to take away.
            (made / "in" / "more.jsonl").unlink()
            for split in ("9000", "2000"):
                run_job(made / "in", made / "out", "--single", "--split-bytes", split)
                run_job(made / "in", made / split, "--single", "--split-bytes", split)
                found, anew = digests(made / "out"), digests(made / split)
                self.assertEqual({name: found[name] for name in anew}, anew)
                read = sorted(row["article_id"] for row in rows(made / "out", "records"))
                self.assertEqual(read, [f"syn-{number:08d}" for number in [*range(60), 61]])

    def test_what_was_whole_is_not_called_so_while_it_is_done_again(self):
        with folder() as made:
            synthetic.write(made / "in", 3, files=1)
            run_job(made / "in", made / "out", "--single")
            self.assertTrue((made / "out" / "_SUCCESS").exists())
            with self.assertRaisesRegex(AssertionError, "could not be started"):
                run_job(made / "in", made / "out", "--single", "--again", demarche=["no-such-program"])
            self.assertFalse((made / "out" / "_SUCCESS").exists())

    def test_an_input_that_is_not_there_is_told_of_in_a_sentence(self):
        with folder() as made:
            job = start_job(made / "none", made / "out", "--single")
            _, complained = job.communicate()
            self.assertEqual((job.returncode, complained), (1, f"job.py: there is no {made / 'none'} to read\n"))

    def test_a_unit_whose_input_changed_leaves_nothing_behind(self):
        with folder() as made:
            (made / "in").mkdir()
            source = made / "in" / "a.jsonl"
            told = [synthetic.report(number) for number in range(1, 4)]
            for day in ("2031-02-01", "2032-03-01"):
                source.write_text("".join(json.dumps({**one, "published": day}) + "\n" for one in told))
                run_job(made / "in", made / "out", "--single")
            months = {path.parent.name for path in (made / "out").rglob("*.parquet")}
            self.assertEqual(months, {"published_month=2032-03"})

    def test_months_and_columns_are_those_that_demarche_names(self):
        with folder() as made:
            synthetic.write(made / "in", 200, files=1)
            run_job(made / "in", made / "out", "--single")
            for table, columns in read_shapes().items():
                if table == "failures":
                    continue
                files = sorted((made / "out" / table).rglob("*.parquet"))
                self.assertGreater(len(files), 4)
                for file in files:
                    found = pyarrow.parquet.ParquetFile(file).schema_arrow
                    self.assertEqual(found.names, [name for name, _ in columns])
                    month = file.parent.name.removeprefix("published_month=")
                    days = pyarrow.parquet.ParquetFile(file).read(["published_at"]).column(0).to_pylist()
                    self.assertEqual({day[:7] if day else NO_MONTH for day in days}, {month})

    def test_a_lone_surrogate_becomes_a_replacement_character(self):
        with folder() as made:
            columns = [("a", "text"), ("b", "list"), ("c", "integer")]
            file = TableFile(str(made / "x"), "x", columns, {})
            file.add(["\ud83d\ude00 \ud83d", ["\udc00"], None])
            file.close()
            self.assertEqual(
                pyarrow.parquet.read_table(made / "x").to_pylist(), [{"a": "😀 \ufffd", "b": ["\ufffd"], "c": None}]
            )

    def test_warc_and_parquet(self):
        with folder() as made:
            synthetic.write(made / "warc", 30, files=2, kind="warc")
            synthetic.write(made / "parquet", 30, files=2, kind="parquet")
            for kind in ("warc", "parquet"):
                told = run_job(made / kind, made / f"{kind}-out", "--single", "--split-rows", "7")
                self.assertEqual(told["rows"]["records"], 30)
            found = rows(made / "warc-out", "records")
            self.assertEqual(
                {row["found_at"] for row in found},
                {f"reports-00{file}.warc.gz:{number}" for file in range(2) for number in range(1, 16)},
            )
            self.assertEqual(
                {json.loads(row["record"])["origin"]["uri"] for row in found},
                {synthetic.report(number)["uri"] for number in range(30)},
            )
            lines = b"".join(synthetic.line(number).encode() + b"\n" for number in range(30))
            self.assertEqual(records(made / "parquet-out"), by_one_process(lines, STAND_IN)[0])

    def test_a_damaged_warc_gives_what_stands_before_and_a_failure(self):
        with folder() as made:
            synthetic.write(made / "in", 20, files=1, kind="warc")
            file = made / "in" / "reports-000.warc.gz"
            file.write_bytes(file.read_bytes()[:-40])
            told = run_job(made / "in", made / "out", "--single")
            self.assertEqual(told["rows"]["records"], 19)
            self.assertEqual([row["code"] for row in rows(made / "out", "failures")], ["bad-warc"])

    @unittest.skipUnless(HAS_MODEL, "model/ holds no weights")
    def test_with_the_model(self):
        with folder() as made:
            synthetic.write(made / "in", 40, files=1, bad=0.1)
            told = run_job(made / "in", made / "out", "--single", "--split-bytes", "6000", demarche=REAL)
            lines = (made / "in" / "reports-000.jsonl").read_bytes()
            self.assertEqual(records(made / "out"), by_one_process(lines, REAL)[0])
            self.assertGreater(told["rows"]["events"], 20)


if __name__ == "__main__":
    unittest.main()
