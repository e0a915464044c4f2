"""Processes of `oppdragsgraf ingest` without the seconds that each needs to load its libraries.

`python -m stores.ingest_forks FOLDER` loads what the command needs, then reads lines, each the
location of a store and how large a file may be, and forks a process of the command for each. It
writes the id of the process, then how it ended and what it told. The workers that the command
reads files with are forked too, and nobody waits long for a server that is away.
"""

import contextlib
import json
import multiprocessing
import os
import resource
import sys
from pathlib import Path
from tempfile import TemporaryFile

from api.cli import main as command
from api.pipeline import read_file
from graph import neo4j_lock, store_neo4j

FORK = multiprocessing.get_context("fork")


def main(folder: str) -> None:
    for path in sorted(Path(folder).iterdir()):
        read_file(path)
    multiprocessing.get_context = lambda _=None: FORK  # type: ignore[assignment]
    store_neo4j.RETRY_SECONDS = neo4j_lock.LEASE = 1.0
    tell("loaded")
    for line in sys.stdin:
        db, room = json.loads(line)
        with TemporaryFile("w+") as told:
            child = os.fork()
            if not child:
                os.setpgid(0, 0)
                only_the_command(told.fileno(), room, "ingest", folder, "--jobs", "1", "--db", db)
            with contextlib.suppress(OSError):
                os.setpgid(child, child)
            tell(child)
            code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            told.seek(0)
            tell(json.dumps([code, told.read()]))


def tell(what: object) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def only_the_command(told: int, room: int | None, *args: str) -> None:
    os.dup2(os.open(os.devnull, os.O_RDWR), 0)
    os.dup2(told, 1)
    os.dup2(told, 2)
    if room:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    sys.argv = ["oppdragsgraf", *args]
    code = 1
    try:
        command()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    finally:
        os._exit(code)


if __name__ == "__main__":
    main(sys.argv[1])
