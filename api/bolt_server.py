"""A Bolt-compatible server for tests and benchmarks: on free ports of this machine alone."""

import secrets
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from base64 import b64encode
from collections.abc import Sequence
from importlib.util import find_spec
from json import dumps as json_of
from pathlib import Path

from graph.store import StoreError, StoreMissingError
from graph.stores import open_view

_JAVA = ("--add-opens", "java.base/java.nio=ALL-UNNAMED")
_READY_SECONDS = 60


class BoltServer:
    """The server of `arcadedb-embedded`. It is laxer than Neo4j, and stands in for it here."""

    def __init__(self, folder: Path, *, heap: str = "512m") -> None:
        self._folder = folder
        self._heap = heap
        self._password = secrets.token_urlsafe(12)
        self._bolt, self._http = free_port(), free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self._databases = 0

    def start(self) -> None:
        """Start it, on the same folder and ports each time, and wait until it answers."""
        found = find_spec("arcadedb_embedded")
        if found is None or not found.submodule_search_locations:
            raise StoreError("The package arcadedb-embedded is not installed")
        package = Path(found.submodule_search_locations[0])
        java = [str(package / "jre" / "bin" / "java"), f"-Xmx{self._heap}", *_JAVA]
        command = [*java, "-cp", f"{package / 'jars'}/*"]
        settings = {
            "server.rootPath": self._folder,
            "server.rootPassword": self._password,
            "server.defaultDatabases": "neo4j[root]",
            "server.httpIncomingHost": "127.0.0.1",
            "server.httpIncomingPort": self._http,
            "server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
            "bolt.host": "127.0.0.1",
            "bolt.port": self._bolt,
            "bolt.defaultDatabase": "neo4j",
        }
        options = [f"-Darcadedb.{name}={value}" for name, value in settings.items()]
        with (self._folder / "server.log").open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 - words of our own
                [*command, *options, "com.arcadedb.server.ArcadeDBServer"],
                cwd=self._folder,
                stdout=log,
                stderr=log,
            )
        self._wait()

    def kill(self) -> None:
        """End it as a crash would."""
        if self._process:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()

    def remove(self) -> None:
        """End it and throw its folder away."""
        self.kill()
        shutil.rmtree(self._folder, ignore_errors=True)

    def size(self) -> int:
        """Bytes of its folder."""
        return sum(path.stat().st_size for path in self._folder.rglob("*") if path.is_file())

    def memory(self) -> int:
        """Bytes that it took at its most, while it runs; 0 where the system does not say."""
        return most_memory(self._process.pid) if self._process else 0

    def url(self, database: str = "neo4j") -> str:
        """The address of a database, with its password."""
        return f"bolt://root:{self._password}@127.0.0.1:{self._bolt}/{database}"

    def new_database(self) -> str:
        """An empty database of its own; returns its address."""
        self._databases += 1
        name = f"test{self._databases}"
        self._post("server", {"command": f"create database {name}"})
        return self.url(name)

    def make_fulltext(self, url: str, name: str, label: str, properties: Sequence[str]) -> None:
        """Its own full-text index, which it makes in SQL alone and answers from in Cypher."""
        words = json_of({"analyzer": "org.apache.lucene.analysis.core.WhitespaceAnalyzer"})
        for command in (
            f"CREATE VERTEX TYPE {label} IF NOT EXISTS",
            *(f"CREATE PROPERTY {label}.{one} IF NOT EXISTS STRING" for one in properties),
            f"CREATE INDEX `{name}` ON {label} ({', '.join(properties)}) FULL_TEXT"
            f" METADATA {words}",
        ):
            path = f"command/{url.rpartition('/')[2]}"
            self._post(path, {"language": "sql", "command": command})

    def _post(self, path: str, body: dict[str, str]) -> None:
        login = b64encode(f"root:{self._password}".encode()).decode()
        request = urllib.request.Request(
            f"http://127.0.0.1:{self._http}/api/v1/{path}",
            data=json_of(body).encode(),
            headers={"Authorization": f"Basic {login}", "Content-Type": "application/json"},
        )
        urllib.request.urlopen(request, timeout=30).close()  # noqa: S310

    def _wait(self) -> None:
        """The port opens before there is a database behind it."""
        until = time.monotonic() + _READY_SECONDS
        while True:
            try:
                with open_view(self.url()):
                    return
            except StoreMissingError:
                return
            except StoreError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.2)


def most_memory(process: int) -> int:
    """Bytes that a running process took at its most; 0 where the system does not say.

    What the system tells when a process has ended is that of its parent too.
    """
    status = Path(f"/proc/{process}/status")
    lines = status.read_text(encoding="utf-8").splitlines() if status.exists() else ()
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:"))


def is_installed() -> bool:
    """Whether the package that carries the server is there."""
    return find_spec("arcadedb_embedded") is not None


def free_port() -> int:
    """A port of this machine that nobody listens at."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
