"""The job on an object store: a stand-in for S3 on loopback (moto), which speaks its protocol and keeps no folders."""

import contextlib
import importlib.util
import os
import socket
import subprocess
import sys
import time
import unittest
import urllib.request

from setting import digests, folder, run_job

import pyarrow.fs
import synthetic

HAS_STORE = importlib.util.find_spec("moto") is not None and importlib.util.find_spec("flask") is not None


@contextlib.contextmanager
def store():
    """Starts the store; gives what the environment tells of it."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port = asked.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until = time.monotonic() + 300
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10).close()
                break
            except OSError:
                if process.poll() is not None or time.monotonic() > until:
                    raise
                time.sleep(0.2)
        yield {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
            "AWS_ACCESS_KEY_ID": "desk",
            "AWS_SECRET_ACCESS_KEY": "desk",
            "AWS_REGION": "us-east-1",
            "AWS_EC2_METADATA_DISABLED": "true",
        }
    finally:
        process.terminate()
        process.wait()


@unittest.skipUnless(HAS_STORE, "moto, a stand-in for S3, is not installed")
class ObjectStoreTest(unittest.TestCase):
    def test_it_reads_from_and_writes_to_a_store_what_it_does_with_folders(self):
        with folder() as made, store() as env:
            for kind in ("jsonl", "parquet", "warc"):
                synthetic.write(made / "in" / kind, 24, files=2, bad=0.2, kind=kind)
            cut = ("--single", "--split-bytes", "4000", "--split-rows", "7")
            run_job(made / "in", made / "local", *cut)
            remote = self.remote(env)
            pyarrow.fs.copy_files(str(made / "in"), "news/in", destination_filesystem=remote)
            places = ("s3a://news/in", "s3://news/out", *cut)
            told = run_job(*places, env=env)
            self.assertGreater(told["units"], 8)
            self.assertEqual(self.fetched(remote, made / "first"), digests(made / "local"))
            # What is done is passed over; what is lost comes back, and what was cut otherwise leaves nothing.
            self.assertEqual(run_job(*places, env=env)["passedOver"], told["units"])
            lost = next(name for name in digests(made / "local") if name.startswith("records/"))
            remote.delete_file(f"news/out/{lost}")
            remote.delete_file(f"news/out/_units/{lost.rsplit('/', 1)[1].removesuffix('.parquet')}.json")
            self.assertEqual(run_job(*places, env=env)["passedOver"], told["units"] - 1)
            self.assertEqual(self.fetched(remote, made / "second"), digests(made / "local"))
            run_job("s3a://news/in", "s3a://news/out", "--single", env=env)
            run_job(made / "in", made / "whole", "--single")
            self.assertEqual(self.fetched(remote, made / "third"), digests(made / "whole"))

    def remote(self, env):
        endpoint = env["AWS_ENDPOINT_URL"].removeprefix("http://")
        system = pyarrow.fs.S3FileSystem(
            access_key=env["AWS_ACCESS_KEY_ID"],
            secret_key=env["AWS_SECRET_ACCESS_KEY"],
            region=env["AWS_REGION"],
            endpoint_override=endpoint,
            scheme="http",
            allow_bucket_creation=True,
        )
        system.create_dir("news")
        return system

    def fetched(self, remote, into):
        """The digests of what the output holds, moved here."""
        os.makedirs(into)
        pyarrow.fs.copy_files("news/out", str(into), source_filesystem=remote)
        found = remote.get_file_info(pyarrow.fs.FileSelector("news/out", recursive=True))
        left = [info.path for info in found if info.is_file and "/_temporary/" in info.path]
        self.assertEqual(left, [])
        return digests(into)


if __name__ == "__main__":
    unittest.main()
