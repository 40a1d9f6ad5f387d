"""The filter `demarche read --jsonl --tables` as a process that lives as long as the task slot it serves.

A few lines are under way at a time, so neither side ever holds more than that. When the process dies, it is started anew;
the report that it had in hand gets one more try, alone, and if that ends the same way a failure in its place. All others
are answered as if nothing had happened.
"""

import collections
import dataclasses
import json
import os
import queue
import signal
import subprocess
import threading

PROBE = {"id": "probe", "text": "The minister said on Friday that the talks with the neighbours were over."}
# A pipe holds 64 KiB: what is under way fits in, so that writing never waits for a filter that hangs.
MOST_BYTES = 48 * 1024
MOST_LINES = 8
MOST_STARTS = 3


class FilterBroken(Exception):
    """The filter can't be used at all: this is the machine's fault and no report's."""


@dataclasses.dataclass
class _Sent:
    found_at: str
    line: bytes
    deaths: int = 0


class Filter:
    """Answers lines in their order. `patience` is how many seconds a single report may take."""

    def __init__(self, command, patience=600.0):
        self.command = list(command)
        self.patience = patience
        self.restarts = -1
        self.reader = None
        self._process = None
        self._answers = None

    def answers(self, lines):
        """Takes `(found_at, line)` pairs and gives `(found_at, answer)`: the filter's line, or a failure as a line."""
        source = iter(lines)
        coming = next(source, None)
        sent = collections.deque()
        again = collections.deque()
        while sent or again or coming is not None:
            self.start()
            # What was in hand when the filter died goes again one by one, so that the next death has one author.
            while again and not sent:
                self._send(sent, again.popleft())
            while coming is not None and not again and _has_room(sent, coming[1]):
                self._send(sent, _Sent(*coming))
                coming = next(source, None)
            try:
                answer = self._answers.get(timeout=self.patience)
                why = "stopped"
            except queue.Empty:
                self._kill()
                answer = None
                why = f"gave no answer in {self.patience:g} seconds"
            if answer is not None:
                yield sent.popleft().found_at, answer
                continue
            self.stop()
            head = sent[0]
            head.deaths += 1
            if head.deaths > 1:
                sent.popleft()
                yield head.found_at, _crashed(head.line, why)
            again.extendleft(reversed(sent))
            sent.clear()

    def stop(self):
        """Ends the process."""
        if self._process is None:
            return
        self._kill()
        process, self._process = self._process, None
        process.wait()
        for pipe in (process.stdin, process.stdout):
            try:
                pipe.close()
            except OSError:
                pass

    def _kill(self):
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass  # All of it is gone already.

    def _send(self, sent, one):
        sent.append(one)
        try:
            self._process.stdin.write(one.line + b"\n")
            self._process.stdin.flush()
        except OSError:
            pass  # It is dead, and the end of its answers tells so in its turn.

    def start(self):
        """Starts the process where none runs, and asks it for a record, so that `reader` tells who reads."""
        if self._process is not None:
            return
        for _ in range(MOST_STARTS):
            told = self._try_to_start()
            if told is not None and "record" in told:
                self.reader = json.loads(told["record"])["reader"]
                return
            process = self._process
            self.stop()
            # One that is killed while it starts, as by a machine short of memory, may start the next time.
            if told is not None or process.returncode >= 0:
                break
        why = "it ended" if told is None else told["error"]["message"]
        raise FilterBroken(f"The filter {' '.join(self.command)} does not read: {why}")

    def _try_to_start(self):
        """Gives the answer to a report of which it is known that it can be read; None where there is none."""
        try:
            # In a group of its own: a command may start others (a shell, a Node that calls a newer one), to be ended with it.
            self._process = subprocess.Popen(
                self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, process_group=0
            )
        except OSError as error:
            raise FilterBroken(f"{self.command[0]} could not be started: {error}") from error
        self._answers = queue.Queue()
        threading.Thread(target=_listen, args=(self._process.stdout, self._answers), daemon=True).start()
        self.restarts += 1
        self._send(collections.deque(), _Sent("", json.dumps(PROBE).encode()))
        try:
            answer = self._answers.get(timeout=max(self.patience, 60))
        except queue.Empty:
            return None
        if answer is None:
            # It has closed its output; how it ended is known once it is gone.
            self._process.wait()
            return None
        return json.loads(answer)


def _listen(stdout, answers):
    try:
        for line in stdout:
            # Half a line is the last of a filter that died while it wrote.
            if line.endswith(b"\n"):
                answers.put(line[:-1])
    except (OSError, ValueError):
        pass
    answers.put(None)


def _has_room(sent, line):
    under_way = sum(len(one.line) for one in sent)
    return not sent or (len(sent) < MOST_LINES and under_way + len(line) <= MOST_BYTES)


def _crashed(line, why):
    try:
        given = json.loads(line).get("id")
    except (ValueError, AttributeError):
        given = None
    message = f"The filter {why} at this report, twice; please tell its makers."
    return failure_line("internal", message, str(given) if isinstance(given, (str, int)) else None)


def failure_line(code, message, record_id=None):
    """A failure as the filter tells one."""
    error = {"code": code, "message": message}
    return json.dumps({"key": None, "id": record_id, "published": None, "error": error}).encode()
