"""What the filter answered for a unit, on the task's own disk until the unit is done, a file for each month."""

import collections
import json
import os

# More files than this are never open at once, however many months a unit has.
MOST_OPEN = 32
NO_MONTH = "__HIVE_DEFAULT_PARTITION__"  # what Hive, Spark, DuckDB and Arrow take for null


class Spill:
    """Takes answers in the order of the input and gives them back month by month, in the same order."""

    def __init__(self, folder):
        self.folder = folder
        self.months = set()
        self._open = collections.OrderedDict()

    def add(self, found_at, answer):
        month = month_of(json.loads(answer).get("published"))
        file = self._open.pop(month, None)
        if file is None:
            if len(self._open) >= MOST_OPEN:
                self._open.popitem(last=False)[1].close()
            file = open(self._path(month), "ab")
        self._open[month] = file
        self.months.add(month)
        file.write(json.dumps(found_at).encode() + b"\t" + answer + b"\n")

    def close(self):
        for file in self._open.values():
            file.close()
        self._open.clear()

    def rows(self, month):
        with open(self._path(month), "rb") as file:
            for line in file:
                place, answer = line.rstrip(b"\n").split(b"\t", 1)
                yield json.loads(place), json.loads(answer)

    def _path(self, month):
        return os.path.join(self.folder, month)


def month_of(day):
    """`2031-04` of `2031-04-17`."""
    return NO_MONTH if day is None else day[:7]
