"""A standalone Spark master with workers on loopback, for tests and measurements: processes of Spark's own, no scripts."""

import contextlib
import dataclasses
import os
import pathlib
import socket
import subprocess
import time

import pyspark


@dataclasses.dataclass(frozen=True)
class Cluster:
    """`env` makes the job run on it; `pids` are its master and its workers."""

    env: dict
    pids: list


@contextlib.contextmanager
def standalone(workers, folder, memory="1g"):
    """Starts a master and so many workers of one core, and ends them. `folder` takes their logs and scratch files."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    port, web = _free_port(), _free_port()
    address = f"spark://127.0.0.1:{port}"
    roles = [("master.Master", ["--port", str(port), "--webui-port", str(web)])]
    for number in range(workers):
        own = ["--cores", "1", "--memory", memory, "--work-dir", str(folder / f"worker-{number}"), "--webui-port", "0"]
        roles.append(("worker.Worker", [*own, address]))
    started = []
    try:
        for number, (role, words) in enumerate(roles):
            started.append(_start(role, words, folder / f"{role.split('.')[0]}-{number}.log"))
            if number == 0:
                _wait_for(port, started[0])
        words = f"--master {address} --driver-memory {memory} --executor-memory {memory} --conf spark.ui.enabled=false"
        words += " --conf spark.driver.host=127.0.0.1 --conf spark.driver.bindAddress=127.0.0.1"
        # All workers are waited for, so that the first tasks don't all go to the one that came first.
        words += " --conf spark.scheduler.minRegisteredResourcesRatio=1.0 pyspark-shell"
        env = {"MASTER": address, "PYSPARK_SUBMIT_ARGS": words, "SPARK_LOCAL_IP": "127.0.0.1"}
        yield Cluster(env, [process.pid for process in started])
    finally:
        for process in reversed(started):
            process.terminate()
        for process in reversed(started):
            process.wait()


def _start(role, words, log):
    home = pathlib.Path(pyspark.__file__).parent
    command = [str(home / "bin" / "spark-class"), f"org.apache.spark.deploy.{role}", "--host", "127.0.0.1", *words]
    env = {**os.environ, "SPARK_HOME": str(home), "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_DAEMON_MEMORY": "256m"}
    with open(log, "wb") as file:
        return subprocess.Popen(command, env=env, stdout=file, stderr=file)


def _wait_for(port, process):
    until = time.monotonic() + 180
    while process.poll() is None and time.monotonic() < until:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=5):
            return
        time.sleep(0.2)
    raise RuntimeError("the master did not come up")


def _free_port():
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]
