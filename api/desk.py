"""What the API keeps beside the store: keys, the log of writes, jobs with their files."""

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

import platformdirs

from graph.store import StoreError
from graph.stores import Location, is_server

_VERSION = 1


def utc_now() -> str:
    """The time of the system's clock, ISO 8601 in UTC, to the microsecond: it sorts as text."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


class Desk:
    """A folder that its owner alone may read; made when something is first put there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.spool = folder / "spool"
        """Files that were uploaded and wait to be read, a folder a job."""
        self._database = folder / "api.sqlite"

    @classmethod
    def of(cls, location: Location) -> "Desk":
        """Beside an embedded store; for a server in the user's data folder, whoever logs in."""
        if not is_server(location):
            path = Path(location)
            return cls(path.with_name(path.name + ".api"))
        address = urlsplit(str(location))
        place = f"{address.hostname}:{address.port}{address.path}"
        name = hashlib.sha256(place.encode()).hexdigest()[:16]
        return cls(Path(platformdirs.user_data_dir("oppdragsgraf")) / "servers" / name)

    def exists(self) -> bool:
        """Whether anything was ever put there."""
        return self._database.is_file()

    @contextmanager
    def open(self) -> Iterator[sqlite3.Connection]:
        """A connection for one thread; each statement is a transaction unless one is begun."""
        try:
            if not self.exists():
                self._make()
            with closing(self._connected()) as connection:
                yield connection
        except (sqlite3.DatabaseError, OSError) as error:
            raise StoreError(f"{self._database}: {error}") from error

    def reader(self) -> sqlite3.Connection:
        """A connection to keep, for one thread at a time, of a desk that exists."""
        return self._connected()

    def _connected(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self._database, isolation_level=None, timeout=30, check_same_thread=False
        )
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version == _VERSION:
            return connection
        connection.close()
        raise StoreError(f"{self._database} was written by another version")

    def _make(self) -> None:
        """Under another name first: nobody meets it half made, or readable by others."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.spool.mkdir(mode=0o700, exist_ok=True)
        part = self.folder / f"api-{os.getpid()}-{os.urandom(4).hex()}.part"
        part.touch(mode=0o600)
        with closing(sqlite3.connect(part, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.executescript(files("api").joinpath("desk.sql").read_text(encoding="utf-8"))
        try:
            os.link(part, self._database)
        except FileExistsError:
            pass  # another process was quicker
        finally:
            part.unlink()
