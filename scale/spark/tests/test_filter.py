import json
import os
import shlex
import signal
import time
import unittest

from setting import STAND_IN

from filter_process import Filter, FilterBroken

COMMAND = [*STAND_IN, "read", "--jsonl", "--tables", "--workers", "0", "--quiet"]


def line(name, text):
    return name, json.dumps({"id": name, "text": text}).encode()


def said(answers):
    """Each place with its record's id, or the code of its error."""
    told = [(place, json.loads(answer)) for place, answer in answers]
    return [(place, answer["error"]["code"] if "error" in answer else answer["id"]) for place, answer in told]


class FilterTest(unittest.TestCase):
    def setUp(self):
        self.filter = Filter(COMMAND, patience=20)
        self.addCleanup(self.filter.stop)

    def test_answers_in_order_and_lives_on(self):
        names = [f"r{number}" for number in range(40)]
        for _ in range(2):
            lines = [line(name, f"Ship {name} left the harbour on Monday.") for name in names]
            self.assertEqual(said(self.filter.answers(lines)), [(name, name) for name in names])
        self.assertEqual(self.filter.restarts, 0)
        self.assertEqual(self.filter.reader["model"], "words")

    def test_never_holds_more_than_a_few(self):
        taken = []

        def source():
            for number in range(60):
                taken.append(number)
                yield line(f"{number}", f"Ship {number} left the harbour on Monday.")

        for given, _ in enumerate(self.filter.answers(source())):
            self.assertLessEqual(len(taken) - given, 11)
        self.assertEqual(len(taken), 60)

    def test_takes_a_report_larger_than_a_pipe(self):
        long = "The ship left the harbour on Monday. " * 30_000
        lines = [line("a", long), line("b", long), line("c", "Ships left the harbour.")]
        self.assertEqual(said(self.filter.answers(lines)), [("a", "a"), ("b", "b"), ("c", "c")])

    def test_a_report_that_kills_it_is_a_failure_and_the_rest_goes_on(self):
        lines = [line(f"{number}", f"Ship {number} left the harbour.") for number in range(20)]
        lines[7] = line("7", "This report kills its reader whenever it is read.")
        expected = [(f"{number}", "internal" if number == 7 else f"{number}") for number in range(20)]
        self.assertEqual(said(self.filter.answers(lines)), expected)
        self.assertEqual(self.filter.restarts, 2)

    def test_a_report_at_which_it_hangs_is_a_failure(self):
        self.filter.patience = 4
        lines = [line("a", "Ships left the harbour."), line("b", "This hangs its reader for good."), line("c", "A b c d")]
        self.assertEqual(said(self.filter.answers(lines)), [("a", "a"), ("b", "internal"), ("c", "c")])

    def test_what_the_command_started_ends_with_it(self):
        through_a_shell = Filter(["sh", "-c", f"{shlex.join(COMMAND)}; exit"], patience=4)
        self.addCleanup(through_a_shell.stop)
        through_a_shell.start()
        group = through_a_shell._process.pid
        told = said(through_a_shell.answers([line("a", "This hangs its reader for good.")]))
        self.assertEqual(told, [("a", "internal")])
        until = time.monotonic() + 60
        with self.assertRaises(ProcessLookupError):
            while time.monotonic() < until:
                os.killpg(group, 0)
                time.sleep(0.1)

    def test_killed_from_outside_it_loses_nothing(self):
        lines = [line(f"{number}", f"Ship {number} left the harbour.") for number in range(60)]
        told = []
        for place, answer in self.filter.answers(lines):
            told.append((place, answer))
            if place in ("10", "25", "26", "58"):
                os.kill(self.filter._process.pid, signal.SIGKILL)
        self.assertEqual(said(told), [(f"{number}", f"{number}") for number in range(60)])
        # What it had answered before it died may still be on its way, so not each death is met.
        self.assertGreaterEqual(self.filter.restarts, 2)

    def test_a_filter_that_cannot_read_makes_no_failures(self):
        for command in (["no-such-program"], ["false"], [*STAND_IN, "read", "--no-such-option"]):
            broken = Filter(command, patience=20)
            with self.assertRaises(FilterBroken):
                list(broken.answers([line("a", "Ships left the harbour.")]))


if __name__ == "__main__":
    unittest.main()
