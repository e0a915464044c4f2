"""A server that is there already, for the same suite: `pytest --bolt URL tests/stores`."""

import neo4j
import pytest

from graph.neo4j_statements import CONSTRAINTS, FULLTEXT, INDEXES
from graph.store_neo4j import Address


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
        for name in (*INDEXES, FULLTEXT):
            self._run(f"DROP INDEX {name} IF EXISTS")

    def _run(self, statement: str) -> list[neo4j.Record]:
        auth = (self._address.user, self._address.password) if self._address.user else None
        with neo4j.GraphDatabase.driver(self._address.name, auth=auth) as driver:
            return driver.execute_query(statement, database_=self._address.database)[0]
