"""The job on a cluster with two workers on loopback, and what is left when parts of it are killed."""

import json
import os
import signal
import time
import unittest

from setting import CLUSTER, digests, folder, rows, run_job, start_job

import synthetic
from processes import processes_below


class ClusterTest(unittest.TestCase):
    def compare(self, kind, reports, strikes=(), bad=0.0, pace=0, lines=None):
        """Runs the job on the cluster, strikes at processes by what their command line has, and compares."""
        with folder() as made:
            synthetic.write(made / "in", reports, files=4, bad=bad, kind=kind)
            if lines is not None:
                (made / "in" / "more.jsonl").write_text(lines)
            env = {**CLUSTER, "READER_PACE": str(pace)}
            split = ("--split-bytes", "12000", "--split-rows", "25")
            # Paths as a user may give them: workers run in folders of their own.
            process = start_job("in", "out", *split, env=env, cwd=made)
            self.addCleanup(process.kill)
            killed = [self.strike(process, made / "out", what) for what in strikes]
            printed, complained = process.communicate()
            self.assertEqual(process.returncode, 0, complained[-4000:])
            self.assertEqual(len(killed), len(strikes))
            run_job(made / "in", made / "single", "--single", *split)
            self.assertGreater(len(digests(made / "single")), 8)
            self.assertEqual(digests(made / "out"), digests(made / "single"))
            told = json.loads(printed.splitlines()[-1])
            failures = rows(made / "out", "failures")
            self.assertEqual([path for path in (made / "out" / "_temporary").rglob("*") if path.is_file()], [])
            return told, failures

    def strike(self, process, out, what):
        """Kills one process of the job once some units are done and others are not."""
        until = time.monotonic() + 600
        while time.monotonic() < until and process.poll() is None:
            done = len(list((out / "_units").glob("*.json"))) if (out / "_units").exists() else 0
            found = [pid for pid, one in processes_below(process.pid).items() if what in one.line]
            if done >= 2 and found:
                os.kill(found[0], signal.SIGKILL)
                time.sleep(3)
                return found[0]
            time.sleep(0.1)
        self.fail(f"nothing with {what} was there to be killed in the middle")

    def test_equals_a_single_run(self):
        told, failures = self.compare("jsonl", 240, bad=0.08)
        self.assertEqual(told["rows"]["records"] + told["rows"]["failures"], 240)
        self.assertEqual({row["code"] for row in failures} & {"bad-json", "bad-line"}, {"bad-json", "bad-line"})

    def test_an_executor_that_is_killed_costs_nothing_but_time(self):
        told, _ = self.compare("parquet", 300, strikes=["CoarseGrainedExecutorBackend"], pace=40)
        self.assertEqual(told["rows"]["records"], 300)

    def test_a_filter_that_is_killed_costs_nothing_but_time(self):
        told, failures = self.compare("jsonl", 300, strikes=["--tables"], pace=40)
        self.assertEqual((told["rows"]["records"], failures), (300, []))

    def test_a_report_that_kills_its_filter_is_a_row(self):
        deadly = [{"id": f"d{i}", "text": f"Report {i} kills its reader each time."} for i in range(2)]
        text = "".join(json.dumps(one) + "\n" for one in deadly)
        told, failures = self.compare("jsonl", 80, lines=text)
        self.assertEqual(told["rows"]["records"], 80)
        self.assertEqual(sorted((row["record_id"], row["code"]) for row in failures), [("d0", "internal"), ("d1", "internal")])

    def test_a_warc_a_task(self):
        told, _ = self.compare("warc", 80)
        self.assertEqual((told["units"], told["rows"]["records"]), (4, 80))


if __name__ == "__main__":
    unittest.main()
