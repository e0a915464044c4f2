"""A Bolt-compatible server for the tests: on a free port, with a folder that is thrown away."""

import secrets
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from base64 import b64encode
from importlib.util import find_spec
from json import dumps
from pathlib import Path

import neo4j
import pytest
from neo4j.exceptions import Neo4jError, ServiceUnavailable

from graph.neo4j_statements import CONSTRAINTS, INDEXES
from graph.store_neo4j import Address

_JAVA = ("-Xmx512m", "--add-opens", "java.base/java.nio=ALL-UNNAMED")
_READY_SECONDS = 60


class BoltServer:
    """The server of `arcadedb-embedded`. It is laxer than Neo4j, and stands in for it here."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._password = secrets.token_urlsafe(12)
        self._bolt, self._http = _free_port(), _free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self._databases = 0

    def start(self) -> None:
        """Start it, on the same folder and ports each time, and wait until it answers."""
        package = Path(str(find_spec("arcadedb_embedded").submodule_search_locations[0]))
        command = [package / "jre" / "bin" / "java", *_JAVA, "-cp", f"{package / 'jars'}/*"]
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
            self._process = subprocess.Popen(
                [*command, *options, "com.arcadedb.server.ArcadeDBServer"],
                cwd=self._folder,
                stdout=log,
                stderr=log,
            )
        self._wait()

    def kill(self) -> None:
        """End it as a crash would."""
        assert self._process
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()

    def remove(self) -> None:
        """End it and throw its folder away."""
        self.kill()
        shutil.rmtree(self._folder, ignore_errors=True)

    def url(self, database: str = "neo4j", *, password: str | None = None) -> str:
        return f"bolt://root:{password or self._password}@127.0.0.1:{self._bolt}/{database}"

    def new_database(self) -> str:
        """An empty database of its own; returns its address."""
        self._databases += 1
        name = f"test{self._databases}"
        request = urllib.request.Request(
            f"http://127.0.0.1:{self._http}/api/v1/server",
            data=dumps({"command": f"create database {name}"}).encode(),
            headers={
                "Authorization": "Basic " + b64encode(f"root:{self._password}".encode()).decode(),
                "Content-Type": "application/json",
            },
        )
        urllib.request.urlopen(request, timeout=30).close()  # noqa: S310
        return self.url(name)

    def _wait(self) -> None:
        """The port opens before there is a database behind it."""
        until = time.monotonic() + _READY_SECONDS
        auth = ("root", self._password)
        with neo4j.GraphDatabase.driver(f"bolt://127.0.0.1:{self._bolt}", auth=auth) as driver:
            while True:
                try:
                    driver.execute_query("RETURN 1", database_="neo4j")
                except (Neo4jError, ServiceUnavailable, OSError):
                    if time.monotonic() > until:
                        raise
                    time.sleep(0.2)
                else:
                    return


class GivenServer:
    """A server that is there already, with one database for all tests, emptied for each.

    `pytest --bolt bolt://USER:PASSWORD@HOST:7687/DATABASE tests/stores` runs the suite on Neo4j.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._address = Address.of(url)
        if self._run("MATCH (n) RETURN count(n) AS n")[0]["n"]:
            pytest.exit(f"{self._address.name} is not empty; the tests delete what is there", 2)

    def new_database(self) -> str:
        """The one database, emptied."""
        self.remove()
        return self._url

    def remove(self) -> None:
        """Delete what the tests made, rows and schema."""
        self._run("MATCH (n) DETACH DELETE n")
        for name in CONSTRAINTS:
            self._run(f"DROP CONSTRAINT {name} IF EXISTS")
        for name in INDEXES:
            self._run(f"DROP INDEX {name} IF EXISTS")

    def _run(self, statement: str) -> list[neo4j.Record]:
        auth = (self._address.user, self._address.password)
        with neo4j.GraphDatabase.driver(self._address.name, auth=auth) as driver:
            return driver.execute_query(statement, database_=self._address.database)[0]


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
