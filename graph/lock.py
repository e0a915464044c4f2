"""One writer at a time: a lock file beside the store that says who holds it."""

import fcntl
import os
import shlex
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from graph.store import StoreBusyError, StoreError

_PAUSE = 0.05


@contextmanager
def only_writer(store: Path, wait: float) -> Iterator[None]:
    """Hold the lock of `store`; the system lets it go when the process ends, however it ends.

    Raises StoreBusyError when another process still holds it after `wait` seconds.
    """
    with _lock_file(store) as file:
        _wait_for(file, store, wait)
        file.truncate(0)
        file.write(who())
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)


def _lock_file(store: Path) -> IO[str]:
    try:
        store.parent.mkdir(parents=True, exist_ok=True)
        return store.with_name(store.name + ".lock").open("a+", encoding="utf-8")
    except OSError as error:
        raise StoreError(f"{store} cannot be written: {error.strerror}") from error


def _wait_for(file: IO[str], store: Path, wait: float) -> None:
    until = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                file.seek(0)
                holder = file.read() or "another process"
                raise StoreBusyError(
                    f"{store} is being written by {holder}; waited {wait:g} s. "
                    "Wait until it is done, or stop it."
                ) from None
            time.sleep(_PAUSE)
        else:
            return


def who() -> str:
    """This process, for others that wait for it."""
    since = datetime.now(UTC).isoformat(timespec="seconds")
    command = shlex.join([Path(sys.argv[0]).name, *sys.argv[1:]])
    return f"process {os.getpid()} on {socket.gethostname()} since {since} ({command})"
