"""The commands of history and safe-keeping, as a user meets them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result
from vidda import Draft, ministry

from api.cli import app
from api.errors import UserError
from api.settings import store_location
from graph.store import StoreError
from graph.stores import open_view, open_writer

KEY = "oppdragsdokument-2031-hvi"


def run(*args: object) -> Result:
    return CliRunner().invoke(app, [str(arg) for arg in args])


def saying(text: str, *, date: str) -> Draft:
    draft = ministry()
    draft.date = date
    draft.oppdrag("HVI31-01", None, text)
    return draft


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "v.sqlite"
    with open_writer(path) as writer:
        writer.put(*saying("Helse Vidda RHF skal bygge ut.", date="2031-01-10").read())
        writer.put(*saying("Helse Vidda RHF skal bygge om.", date="2031-06-10").read())
    return path


def test_diff_shows_what_changed(db: Path) -> None:
    done = run("diff", KEY, "--db", db)
    assert done.exit_code == 0, done.output
    assert "version 1 (" in done.output and "~ oppdrag" in done.output
    assert "was “Helse Vidda RHF skal bygge ut.”" in done.output
    assert "0 added, 2 changed, 0 removed, 0 links in doubt" in done.output
    found = json.loads(run("diff", KEY, "--db", db, "--format", "json").output)
    assert [change["fields"] for change in found["changed"]] == [["date"], ["text"]]


@pytest.mark.parametrize(
    ("args", "told"),
    [
        ((KEY, "--from", "2", "--to", "2"), "no versions 2 and 2"),
        ((KEY, "--to", "9"), "no versions 8 and 9"),
        (("borte",), "no document goes by borte"),
    ],
)
def test_diff_names_what_is_not_there(db: Path, args: tuple[str, ...], told: str) -> None:
    done = run("diff", *args, "--db", db)
    assert isinstance(done.exception, UserError) and told in str(done.exception)


@pytest.mark.parametrize(
    ("options", "said"),
    [((), "bygge om"), (("--as-of", "2031-02-01"), "bygge ut"), (("--as-of", "2031-07-01"), "om")],
)
def test_the_past_is_traced_searched_and_exported(
    db: Path, options: tuple[str, ...], said: str
) -> None:
    for command in (["trace", "HVI31-1"], ["search", "bygge"]):
        done = run(*command, "--db", db, *options)
        assert done.exit_code == 0 and said in done.output, done.output
    assert run("export", "--db", db, *options, "-o", db.with_name("graf.jsonl")).exit_code == 0
    assert said in db.with_name("graf.jsonl").read_text(encoding="utf-8")


def test_what_was_not_known_yet_is_not_shown(db: Path) -> None:
    done = run("trace", "HVI31-1", "--db", db, "--known-at", "2020-01-01")
    assert isinstance(done.exception, UserError)
    done = run("search", "bygge", "--db", db, "--known-at", "i fjor")
    assert isinstance(done.exception, UserError) and "2025-06-30" in str(done.exception)


def test_a_backup_is_restored(db: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    assert run("backup", copy, "--db", db).exit_code == 0
    with open_writer(db) as writer:
        writer.put(*saying("Noe annet.", date="2031-08-01").read())
    assert run("restore", copy, "--db", db).exit_code == 0
    with open_view(db) as view:
        assert len(view.versions(KEY)) == 2


def test_a_copy_of_a_server_that_is_away_is_told(db: Path, tmp_path: Path) -> None:
    away = "bolt://127.0.0.1:9"
    for done in (run("backup", tmp_path / "copy", "--db", away), run("restore", db, "--db", away)):
        assert isinstance(done.exception, StoreError) and "No server" in str(done.exception)


def test_where_the_store_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("OPPDRAGSGRAF_DB", "neo4j://graf.example:7687/helse")
    assert store_location(None) == "neo4j://graf.example:7687/helse"
    assert store_location(tmp_path / "v") == tmp_path / "v"
    monkeypatch.setenv("OPPDRAGSGRAF_DB_USER", "kari")
    monkeypatch.setenv("OPPDRAGSGRAF_DB_PASSWORD", "å@/")
    assert store_location(None) == "neo4j://kari:%C3%A5%40%2F@graf.example:7687/helse"
    assert store_location("bolt://ola:x@a") == "bolt://ola:x@a"
    monkeypatch.delenv("OPPDRAGSGRAF_DB")
    assert str(store_location(None)).endswith("graf.sqlite")
