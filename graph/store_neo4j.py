"""The store on a Neo4j server: the one module that knows the driver."""

import logging
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

import neo4j
from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from graph import neo4j_copy, neo4j_fulltext
from graph import neo4j_statements as cypher
from graph.backup import found_sound, written_whole
from graph.history import Moment
from graph.lock import who
from graph.neo4j_lock import Lease, Run
from graph.neo4j_search import SearchCopy
from graph.neo4j_view import Neo4jView
from graph.neo4j_writer import Neo4jWriter
from graph.store import StoreError, StoreMissingError, StoreVersionError, View, Writer
from graph.store_embedded import as_it_lies, utc_now
from graph.words import table_version

SCHEMA = 1
"""The version of the layout on a server, apart from that of the embedded store."""

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
T = TypeVar("T")
RETRY_SECONDS = 15.0
CONNECT_SECONDS = 5.0

# A server's hints on statements are for developers; to ask for none takes Neo4j 5.7.
logging.getLogger("neo4j.notifications").setLevel(logging.ERROR)


@dataclass(frozen=True)
class Address:
    """Where a server is. `name` is what people are shown: it has no password in it."""

    name: str
    user: str
    password: str
    database: str | None
    own_words: bool = False
    """Whether words are searched by the server's own index: `?fulltext=server`."""

    @classmethod
    def of(cls, url: str) -> "Address":
        """From `bolt://USER:PASSWORD@HOST:PORT/DATABASE`. Raises StoreError where it is none."""
        parts = urlsplit(url)
        if parts.scheme not in SCHEMES or not parts.hostname:
            known = ", ".join(f"{scheme}://" for scheme in SCHEMES)
            raise StoreError(f"The address of a store on a server starts with one of {known}")
        host = parts.netloc.rpartition("@")[2]
        user, password = unquote(parts.username or ""), unquote(parts.password or "")
        database, own_words = parts.path.strip("/") or None, parts.query == "fulltext=server"
        return cls(f"{parts.scheme}://{host}", user, password, database, own_words)


class Server:
    """A connection to one database; errors of the driver become errors of ours, with a remedy."""

    def __init__(self, driver: neo4j.Driver, address: Address) -> None:
        self._driver = driver
        self._address = address

    def run(self, statement: str, **values: Any) -> list[dict[str, Any]]:
        """The rows that one statement gives, in a transaction of its own."""
        with _told(self._address):
            found, _, _ = self._driver.execute_query(
                statement, values, database_=self._address.database
            )
            return [record.data() for record in found]

    def transaction(self, work: Callable[[Run], T]) -> T:
        """What `work` gives, in one transaction; done anew where the server asks for it."""

        def once(transaction: neo4j.ManagedTransaction) -> T:
            def run(statement: str, **values: Any) -> list[dict[str, Any]]:
                return transaction.run(statement, values).data()

            return work(run)

        with (
            _told(self._address),
            self._driver.session(database=self._address.database) as session,
        ):
            return session.execute_write(once)


@contextmanager
def open_writer(
    url: str, *, wait: float = 30.0, now: Callable[[], str] = utc_now
) -> Iterator[Writer]:
    """The one writer of the store at `url`; an empty database is made a store.

    Raises StoreBusyError when another still writes after `wait` seconds.
    """
    with connected(url) as server, _only_writer(server, wait) as lease:
        _store(server)
        yield Neo4jWriter(server.transaction, lease, now)
        if Address.of(url).own_words:
            neo4j_fulltext.bring_up(server.run)


@contextmanager
def _only_writer(server: Server, wait: float) -> Iterator[Lease]:
    _make(server)
    lease = Lease(server.run)
    lease.take(wait)
    try:
        yield lease
    finally:
        lease.leave()


@contextmanager
def open_view(url: str, at: Moment) -> Iterator[View]:
    """A reader of the store at `url`, which sees the state that it has now, or had `at`.

    Raises StoreError, when it is done, where a copy was put in the place of the store meanwhile.
    """
    with connected(url) as server, view_on(server, url, at) as (view, _):
        yield view


@contextmanager
def view_on(server: Server, url: str, at: Moment) -> Iterator[tuple[View, str]]:
    """As `open_view`, over a connection that is there, with the time of the last change."""
    store = _filled(server, url)
    own_words = Address.of(url).own_words and store["fulltext"] == table_version()
    copy = SearchCopy(store["id"])
    yield Neo4jView(server.run, store["changed"], at, copy, own_words=own_words), store["changed"]
    _unless_replaced(server, store)


def backup(url: str, copy: Path) -> None:
    """Copy the store at `url` to a file, as it is now; readers and a writer go on meanwhile."""
    with connected(url) as server:
        store = _filled(server, url)
        with written_whole(copy) as part:
            neo4j_copy.backup(server.run, store["changed"], part)
            _unless_replaced(server, store)


def restore(copy: Path, url: str, *, wait: float = 30.0) -> None:
    """Put a copy in the place of the store at `url`; until it is whole, nobody can open it.

    Where this is cut off, the store says so until it is done again.
    """
    with (
        found_sound(copy) as own,
        as_it_lies(own) as (connection, _),
        connected(url) as server,
        _only_writer(server, wait) as lease,
    ):

        def guarded(work: Callable[[Run], T]) -> T:
            def whole(run: Run) -> T:
                lease.check(run)
                return work(run)

            with lease.working():
                return server.transaction(whole)

        server.run(cypher.RESTORING, who=who(), id=uuid.uuid4().hex)
        changed = neo4j_copy.restore(connection, guarded)
        server.run(cypher.RESTORED, changed=changed)


def last_change(url: str) -> str:
    """When the store at `url` was last written to (ISO, UTC)."""
    with connected(url) as server:
        return str(_filled(server, url)["changed"])


def _filled(server: Server, url: str) -> dict[str, Any]:
    """What the store says of itself. Raises StoreMissingError where there is none."""
    store = _store(server)
    if store is None or not store["changed"]:
        raise StoreMissingError(
            f"The database at {Address.of(url).name} holds no store yet: "
            "oppdragsgraf ingest PATH fills it"
        )
    return store


def _unless_replaced(server: Server, store: dict[str, Any]) -> None:
    now = _store(server)
    if now is None or now["id"] != store["id"]:
        raise StoreError("A copy was put in the place of the store meanwhile. Ask again.")


def _make(server: Server) -> None:
    """Constraints and indexes first, each in a transaction of its own: they bear no data."""
    if _record(server) is None:
        for statement in (*cypher.CONSTRAINTS.values(), *cypher.INDEXES.values()):
            server.run(statement)
        server.run(cypher.MAKE_STORE, schema=SCHEMA, id=uuid.uuid4().hex)


def _store(server: Server) -> dict[str, Any] | None:
    """What the store says of itself; None in a database without one."""
    found = _record(server)
    if found and found["restoring"]:
        raise StoreError(
            f"{found['restoring']} puts a copy in the place of the store, or was cut off at it. "
            "Wait until it is done, or do it again: oppdragsgraf restore FILE"
        )
    return found


def _record(server: Server) -> dict[str, Any] | None:
    found = next(iter(server.run(cypher.STORE)), None)
    if found and found["schema"] != SCHEMA:
        raise StoreVersionError(
            f"The store has schema version {found['schema']}; this program reads version {SCHEMA}. "
            "Read the documents into an empty database, or use the program that wrote it."
        )
    return found


@contextmanager
def connected(url: str) -> Iterator[Server]:
    """A connection to the server at `url`; several threads may use it."""
    address = Address.of(url)
    with (
        _told(address),
        neo4j.GraphDatabase.driver(
            address.name,
            auth=(address.user, address.password) if address.user else None,
            connection_timeout=CONNECT_SECONDS,
            max_transaction_retry_time=RETRY_SECONDS,
        ) as driver,
    ):
        driver.verify_connectivity()
        yield Server(driver, address)


@contextmanager
def _told(address: Address) -> Iterator[None]:
    try:
        yield
    except (ServiceUnavailable, SessionExpired) as error:
        raise StoreError(
            f"No server answers at {address.name}. Start it, or check the address."
        ) from error
    except AuthError as error:
        raise StoreError(
            f"The server at {address.name} refuses the login of {address.user or 'nobody'}. "
            "Set OPPDRAGSGRAF_DB_USER and OPPDRAGSGRAF_DB_PASSWORD."
        ) from error
    except Neo4jError as error:
        if error.code and error.code.endswith("DatabaseNotFound"):
            raise StoreError(
                f"The server at {address.name} has no database {address.database}."
            ) from error
        raise StoreError(f"The server at {address.name}: {error.message}") from error
    except (ConfigurationError, DriverError) as error:
        raise StoreError(f"{address.name}: {error}") from error
