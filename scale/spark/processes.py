"""Processes that descend from one, as /proc tells of them (Linux): for tests and measurements, no part of the job."""

import dataclasses
import os
import pathlib
import threading

TICK = os.sysconf("SC_CLK_TCK")


@dataclasses.dataclass(frozen=True)
class Process:
    """A process with its command line and the seconds of processor time that it has taken."""

    pid: int
    line: str
    seconds: float


def processes_below(parent):
    """All processes that descend from one, by their ids."""
    children = {}
    told = {}
    for entry in pathlib.Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            after_name = (entry / "stat").read_text().rsplit(")", 1)[1].split()
            line = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        pid = int(entry.name)
        told[pid] = Process(pid, line, (int(after_name[11]) + int(after_name[12])) / TICK)
        children.setdefault(int(after_name[1]), []).append(pid)
    found = {}
    waiting = [parent]
    while waiting:
        for child in children.get(waiting.pop(), []):
            found[child] = told[child]
            waiting.append(child)
    return found


class Spending:
    """Adds up processor time of all that descends from a process, looking every few seconds while its `with` lasts."""

    def __init__(self, parent, every=3.0):
        self._parent = parent
        self._every = every
        self._seen = {}
        self._over = threading.Event()
        self._looking = threading.Thread(target=self._look, daemon=True)

    def __enter__(self):
        self._looking.start()
        return self

    def __exit__(self, *_):
        self._over.set()
        self._looking.join()

    def seconds(self, of=""):
        """Of the processes whose command line has a text, as last seen: at most a look's time each is missing."""
        return sum(process.seconds for process in self._seen.values() if of in process.line)

    def _look(self):
        while not self._over.wait(self._every):
            # One that was killed and whose children went to another parent keeps what it was last seen with.
            self._seen |= processes_below(self._parent)
