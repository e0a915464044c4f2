"""Stores that earlier versions wrote are brought up to this one, with all that they hold."""

import gzip
import sqlite3
from pathlib import Path

import pytest

from graph.exports import jsonl
from graph.migrations import OLDEST, SCHEMA, migrate
from graph.search import Query
from graph.store_embedded import open_view, open_writer
from graph.stores import open_view as open_at
from graph.stores import restore
from graph.verify import verify

FIRST_READ = "2031-02-04T08:00:00+00:00"


@pytest.fixture(params=range(OLDEST, SCHEMA))
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The same five readings of three documents, as each earlier version wrote them."""
    path = tmp_path / "v.db"
    packed = Path(__file__).with_name(f"schema-{request.param}.sqlite.gz")
    path.write_bytes(gzip.decompress(packed.read_bytes()))
    return path


def test_every_earlier_version_has_a_store_to_test_with() -> None:
    found = sorted(path.name for path in Path(__file__).parent.glob("schema-*"))
    assert found == [f"schema-{version}.sqlite.gz" for version in range(OLDEST, SCHEMA)]


@pytest.mark.parametrize("writer_first", [True, False])
def test_an_old_store_opens_with_all_that_it_holds(old: Path, writer_first: bool) -> None:
    if writer_first:
        with open_writer(old):
            pass
    with open_view(old) as view:
        assert verify(view) == ()
        assert [(d.key, d.version) for d in view.documents()] == [
            ("bestilling-2031-storlia", 1),
            ("oppdragsdokument-2031-hvi", 2),
            ("tertialrapport-2031-hvi", 1),
        ]
        assert len(list(view.facts())) == 6 and len(list(view.links())) == 2
        assert len(view.search(Query(words="sjukefråvær"))) == 3
        assert list(view.reviews()) == []


def test_the_history_of_an_old_store_can_be_asked(old: Path) -> None:
    with open_at(old, known_at=FIRST_READ) as view:
        assert len(list(view.facts())) == 7 and len(list(view.links())) == 2
        (hit,) = view.search(Query(words="lavere enn"))
        assert hit.kind == "indicator"


def test_an_old_copy_is_put_back_and_stays_as_it_is(old: Path, tmp_path: Path) -> None:
    before = old.read_bytes()
    restore(old, tmp_path / "store.db")
    assert old.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(old.name)) == [
        old.name
    ]
    with open_view(tmp_path / "store.db") as view:
        assert verify(view) == () and len(list(view.facts())) == 6


def test_an_old_copy_is_put_back_on_a_server(old: Path, bolt_url: str, tmp_path: Path) -> None:
    before = old.read_bytes()
    restore(old, bolt_url)
    restore(old, tmp_path / "store.db")
    assert old.read_bytes() == before
    for at in (None, FIRST_READ):
        with open_at(bolt_url, known_at=at) as served, open_at(tmp_path / "store.db") as view:
            if at is None:
                assert list(jsonl(served)) == list(jsonl(view))
            assert verify(served) == () and len(list(served.links())) == 2


HINDRANCES = {
    1: ("DROP INDEX link_to", "link_to"),
    2: ("CREATE INDEX review_came ON review (key)", "review_came"),
}
"""By version: what makes the last statements of its step fail, and what the failure names."""


def test_a_step_that_is_cut_off_leaves_the_old_store(old: Path) -> None:
    connection = sqlite3.connect(old, isolation_level=None)
    (version,) = connection.execute("SELECT schema FROM store").fetchone()
    hindrance, name = HINDRANCES[version]
    connection.execute(hindrance)
    shape = connection.execute("SELECT * FROM sqlite_master ORDER BY name").fetchall()
    with pytest.raises(sqlite3.OperationalError, match=name):
        migrate(connection, version)
    assert connection.execute("SELECT schema FROM store").fetchone() == (version,)
    assert connection.execute("SELECT * FROM sqlite_master ORDER BY name").fetchall() == shape
    connection.close()


def test_a_new_store_and_a_migrated_one_have_one_schema(old: Path, tmp_path: Path) -> None:
    with open_writer(tmp_path / "new.db"), open_writer(old):
        pass
    shapes = []
    for path in (old, tmp_path / "new.db"):
        connection = sqlite3.connect(path)
        shapes.append(
            {
                table: sorted(connection.execute("SELECT name FROM pragma_table_info(?)", (table,)))
                for (table,) in connection.execute(
                    "SELECT name FROM sqlite_master WHERE type IN ('table', 'index')"
                )
            }
        )
        connection.close()
    assert shapes[0] == shapes[1]
