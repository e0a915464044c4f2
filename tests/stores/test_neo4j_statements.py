"""Neo4j is stricter than the server of these tests: its rules are held by what is sent to it.

Checked are the statements that stand in the module, and all that is sent while a store is filled,
read in every way, copied and put back.
"""

import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from stores.conftest import Opened
from stores.given_server import GivenServer
from stores.test_backup import content, with_history

from api.bolt_server import BoltServer
from graph import neo4j_statements as cypher
from graph import store_neo4j
from graph.feed import After
from graph.stores import backup, restore

OF_ITS_OWN_INDEX = (cypher.MAKE_FULLTEXT, cypher.AWAIT_INDEXES, cypher.found_by_words("true"))
STATEMENTS = [
    *(
        statement
        for name, statement in vars(cypher).items()
        if name.isupper() and " (" in statement and statement not in OF_ITS_OWN_INDEX
    ),
    *cypher.CONSTRAINTS.values(),
    *cypher.INDEXES.values(),
    *(make("Fact") for make in (cypher.create, cypher.close, cypher.wipe)),
    *(make("owned_by") for make in (cypher.relate, cypher.unrelate)),
]
SCHEMA = ("CREATE CONSTRAINT", "CREATE INDEX", "CREATE FULLTEXT", "DROP", "SHOW")
LOCKED = ("TAKE_LOCK", "KEEP_LOCK")


class Sent(NamedTuple):
    """A statement that was sent, and whether others may stand in its transaction."""

    statement: str
    values: dict[str, Any]
    in_company: bool


@pytest.fixture(scope="module")
def sent(bolt: BoltServer | GivenServer, tmp_path_factory: pytest.TempPathFactory) -> list[Sent]:
    """All that goes to a server while a store is filled, read, copied and put back."""
    found: list[Sent] = []

    class Watched(store_neo4j.Server):
        def run(self, statement: str, **values: Any) -> list[dict[str, Any]]:
            found.append(Sent(statement, values, in_company=False))
            return super().run(statement, **values)

        def transaction(self, work: Any) -> Any:
            def watched(run: Any) -> Any:
                def noted(statement: str, **values: Any) -> list[dict[str, Any]]:
                    found.append(Sent(statement, values, in_company=True))
                    return run(statement, **values)

                return work(noted)

            return super().transaction(watched)

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patch.setattr(store_neo4j, "Server", Watched)
        use(Opened(bolt.new_database()), tmp_path_factory.mktemp("copies") / "copy.db")
    return found


def use(store: Opened, copy: Path) -> None:
    """Fill a store, read it in every way, copy it and put it back."""
    with_history(store)
    with store.view() as view:
        around(view)
        (link, *_) = view.links()
        clocks = {}, {"known_at": view.versions()[0].read}, {"as_of": "2031-12-31"}
    with store.writer() as writer:
        writer.put_links([link], of=[link.key])
        writer.put_links([], of=[link.key])
    for at in clocks:
        with store.view(**at) as view:
            around(view)
    content(store, None)
    backup(store.location, copy)
    restore(copy, store.location)


def around(view: Any) -> None:
    """Ask everything that `content` does not."""
    keys = [fact.key for fact in view.facts()]
    assert list(view.facts_of(keys)) == [view.fact(key) for key in keys]
    for key in keys:
        assert list(view.edges(key)) is not None and list(view.links(key)) is not None
    assert view.facts_by_id("HVI31-3") is not None and view.ids() is not None
    assert view.counts() is not None and list(view.cited()) is not None
    assert list(view.said("oppdrag", [one.key for one in view.documents()], ["id"])) is not None
    assert view.documents(issuer="x") == () and view.changes(After(), 100) is not None
    assert view.damage() == ()


def test_what_is_sent_are_the_statements_of_the_module_and_more(sent: list[Sent]) -> None:
    of_others = {cypher.HOLDER, cypher.UNINDEXED, cypher.INDEX_FACTS, cypher.INDEXED}
    by_relation = {s for s in STATEMENTS if ":OWNED_BY" in s}
    unsent = {*STATEMENTS} - {one.statement for one in sent} - of_others - by_relation
    assert unsent == set()


def test_no_parameter_is_missing(sent: list[Sent]) -> None:
    for statement, values, _ in sent:
        assert {*re.findall(r"\$(\w+)", statement)} <= values.keys(), statement


def test_a_merge_is_on_one_key_that_is_always_given() -> None:
    merged = [s for s in STATEMENTS if "MERGE" in s]
    assert len(merged) == 5
    for statement in merged:
        (key,) = re.findall(r"MERGE \(\w+:\w+ \{\w+: ([^,}]+)\}\)", statement)
        assert key in {"'store'", "'writer'", "row.key", "$key"}


def test_no_null_is_a_key_or_in_a_list_and_no_map_is_a_property(sent: list[Sent]) -> None:
    rows = [row for one in sent for row in one.values.get("rows", ())]
    assert {name for row in rows for name in row} > {"id", "key", "from_key", "to_key", "columns"}
    for row in rows:
        keys = [row.get(name, "given") for name in ("id", "key", "from_key", "to_key")]
        properties = [*row.values(), *row.pop("columns", {}).values()]
        assert None not in keys
        assert not any(isinstance(value, list) and None in value for value in properties)
        assert not any(isinstance(value, dict) for value in row.values())
    for one in sent:
        assert None not in (one.values.get("keys") or ())
        assert one.values.get("key", "given") is not None or "$key IS NULL" in one.statement


def test_schema_and_data_are_never_in_one_statement_or_transaction(sent: list[Sent]) -> None:
    made = [one for one in sent if one.statement.startswith(SCHEMA)]
    for statement in (*STATEMENTS, *(one.statement for one in sent)):
        schema = statement.startswith(SCHEMA)
        assert not schema or not re.search(r"\b(MERGE|SET|MATCH|RETURN)\b", statement)
    assert {one.statement for one in made} >= {
        *cypher.CONSTRAINTS.values(),
        *cypher.INDEXES.values(),
    }
    assert not any(one.in_company for one in made)
    assert sum(one.in_company for one in sent) > 10


def test_what_decides_about_the_lock_is_read_after_the_row_is_locked() -> None:
    for name in LOCKED:
        before, _, after = getattr(cypher, name).partition(" WITH l ")
        assert re.fullmatch(r"MATCH \(l:Lock \{name: 'writer'\}\) SET l\.\w+ = \$token", before)
        assert after.startswith("WHERE l.")


def test_only_the_common_ground_is_used(sent: list[Sent]) -> None:
    for statement in (*STATEMENTS, *(one.statement for one in sent)):
        for word in ("FULLTEXT", "apoc.", "CALL ", "elementId", "id(", "FOREACH"):
            assert word not in statement


def test_nothing_is_deleted_but_for_a_copy_that_is_put_back(sent: list[Sent]) -> None:
    every = {*STATEMENTS, *(one.statement for one in sent)}
    gone = {statement for statement in every if re.search("DELETE|REMOVE", statement)}
    assert gone == {
        cypher.wipe(label) for label in ("Version", "Fact", "NodeVersion", "Review", "Node")
    }


def test_every_value_is_a_parameter(sent: list[Sent]) -> None:
    for statement in (*STATEMENTS, *(one.statement for one in sent)):
        assert set(re.findall(r"'([^']*)'", statement)) <= {"store", "writer", ""}
