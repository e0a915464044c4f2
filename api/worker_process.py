"""The worker of a server: started at the first job, called for each, ended with the server."""

import json
import subprocess
import sys
import threading
import time

from api.desk import Desk
from graph.stores import Location

_SECONDS_TO_END = 10
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 60.0
"""Seconds before a worker that died is started anew: longer each time."""


class WorkerProcess:
    """Keeps a worker alive for as long as there are jobs to call it for."""

    def __init__(self, desk: Desk, location: Location) -> None:
        self._order = json.dumps({"desk": str(desk.folder), "store": str(location)})
        self._process: subprocess.Popen[str] | None = None
        self._calling = threading.Lock()
        self._closed = False
        self._pause = _FIRST_PAUSE

    def call(self) -> None:
        """Have the worker look for jobs; one that has died is started anew."""
        with self._calling:
            if self._closed:
                return
            if self._process is None or self._process.poll() is not None:
                self._process = self._started()
            if self._process.stdin:
                self._process.stdin.write("\n")
                self._process.stdin.flush()

    @property
    def pid(self) -> int | None:
        """The number of the worker's process; None where none was started."""
        return self._process.pid if self._process else None

    def close(self) -> None:
        """End the worker. What it had begun is taken up by the next."""
        self._closed = True
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(_SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdin:
            self._process.stdin.close()

    def _started(self) -> subprocess.Popen[str]:
        # The store's address may hold a password: it is written, never an argument.
        process = subprocess.Popen(
            [sys.executable, "-m", "api.worker"], stdin=subprocess.PIPE, text=True
        )
        if process.stdin:
            process.stdin.write(f"{self._order}\n")
            process.stdin.flush()
        threading.Thread(target=self._watch, args=[process], daemon=True).start()
        return process

    def _watch(self, process: subprocess.Popen[str]) -> None:
        """A worker ends by itself only when it crashes; what it was at is taken up by the next."""
        process.wait()
        if not self._closed:
            time.sleep(self._pause)
            self._pause = min(2 * self._pause, _LONGEST_PAUSE)
            self.call()
