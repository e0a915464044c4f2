"""The process that does the jobs of a desk, one after another: `python -m api.worker`.

It reads on standard input where store and desk are, then a line for each call to look for jobs;
at the end of the input it ends. Readers in the server's process are not held up by its work.
"""

import fcntl
import json
import os
import select
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree

from api.desk import Desk, utc_now
from api.ingesting import Read, put, relink
from api.jobs import Job, JobFile, Jobs, State
from api.pipeline import read_files
from graph.store import StoreError
from graph.stores import Location, open_writer
from ingest.read import Unreadable

_PAUSE = 5.0
_ATTEMPTS = 3
"""A job that ended its worker so often is not tried again."""
_PATIENCE = 3600.0
"""Seconds to wait for another program that writes to the store."""
_OLD = 86_400.0
"""Seconds after which a folder of no job is one that a dead server left."""


class Worker:
    """Does the jobs of one desk. Only one of them works at a time, on any number of servers."""

    def __init__(self, desk: Desk, location: Location) -> None:
        self._desk, self._location, self._jobs = desk, location, Jobs(desk)

    def take_up(self) -> None:
        """Queue again what a dead worker had begun, and throw away what no job waits for."""
        for job in self._jobs.all("running"):
            if job.attempts < _ATTEMPTS:
                job.state = "queued"
                self._jobs.save(job)
            else:
                self._end(job, "failed", f"the worker ended {job.attempts} times while it did this")
        waiting = {job.id for job in self._jobs.all("queued")}
        for folder in self._desk.spool.iterdir():
            job_id = folder.name.removesuffix(".part")
            if job_id not in waiting and time.time() - folder.stat().st_mtime > _OLD:
                rmtree(folder, ignore_errors=True)

    def work(self) -> bool:
        """Do every job that waits; False where the store cannot be written now."""
        while job := self._jobs.next():
            if not self._done(job):
                return False
        return True

    def _done(self, job: Job) -> bool:
        job.state, job.started, job.reason = "running", job.started or utc_now(), None
        job.attempts += 1
        self._jobs.save(job)
        try:
            self._do(job)
        except StoreError as error:
            job.state, job.attempts = "queued", job.attempts - 1
            job.reason = "the store cannot be written now; it is tried again"
            self._jobs.save(job)
            print(error, file=sys.stderr)  # noqa: T201 - names files, so not for clients
            return False
        except Exception as error:  # whatever a job does, the others go on
            self._end(job, "failed", f"a fault of the program: {type(error).__name__}")
            print(repr(error), file=sys.stderr)  # noqa: T201
        else:
            self._end(job, "done")
        return True

    def _do(self, job: Job) -> None:
        files = {self._desk.spool / job.id / one.name: one for one in job.files}
        left = [path for path, one in files.items() if one.state == "waiting"]
        job.stage = "reading"
        self._jobs.save(job)
        if left:
            # The store is held for as long as one document takes: decisions come in between.
            for reading in read_files(left, jobs=min(len(left), os.cpu_count() or 1)):
                with open_writer(self._location, wait=_PATIENCE) as writer:
                    _tell(files[reading.path], put(writer, self._location, reading))
                self._jobs.save(job)
        job.stage = "linking"
        self._jobs.save(job)
        with open_writer(self._location, wait=_PATIENCE) as writer:
            job.links = relink(writer, self._location)

    def _end(self, job: Job, state: State, reason: str | None = None) -> None:
        job.state, job.stage, job.reason, job.ended = state, "ended", reason, utc_now()
        self._jobs.save(job)
        rmtree(self._desk.spool / job.id, ignore_errors=True)


def _tell(file: JobFile, came: Read | Unreadable) -> None:
    if isinstance(came, Unreadable):
        file.state = "set_aside"
        file.code, file.reason, file.hint = came.code, came.reason, came.hint
        return
    file.state = "read"
    file.key, file.doc_type, file.change = came.key, came.doc_type, came.state
    file.counts, file.completeness = dict(came.counts), came.completeness
    file.notes, file.not_understood = came.notes, came.not_understood


def main() -> None:
    """Work until the server ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the server, which then ends this
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    order = json.loads(sys.stdin.readline())
    desk, location = Desk(Path(order["desk"])), order["store"]
    with _alone(desk) as is_alone:
        if not is_alone:
            return
        worker = Worker(desk, location)
        worker.take_up()
        pause = None if worker.work() else _PAUSE
        while _called(pause):
            pause = None if worker.work() else _PAUSE


@contextmanager
def _alone(desk: Desk) -> Iterator[bool]:
    """Be the only worker of a desk; False where the server ended before another worker did."""
    with (desk.folder / "worker.lock").open("w") as file:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if not _called(_PAUSE / 10):
                    yield False
                    return
            else:
                yield True
                return


def _called(pause: float | None) -> bool:
    """Wait for a call, or for so many seconds; False where the server has ended."""
    ready, _, _ = select.select([sys.stdin], [], [], pause)
    return not ready or bool(os.read(sys.stdin.fileno(), 1 << 16))


if __name__ == "__main__":
    main()
