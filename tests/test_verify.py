"""What `verify` finds, and that it finds nothing in a sound store."""

import sqlite3
from pathlib import Path

from vidda import Draft, ministry, order, report, stored

from graph.store_embedded import open_view, open_writer
from graph.verify import Problem, verify
from model.facts import Fact

TEXT = "Det skal finnes rutiner for bestilling av tolk."


def problems(path: Path) -> list[tuple[str, str]]:
    with open_view(path) as view:
        return [(problem.kind, problem.severity) for problem in verify(view)]


def pair(lower_text: str = TEXT) -> tuple[Draft, Draft]:
    upper, lower = ministry(), order()
    upper.oppdrag("HVI31-09", "Tolk", TEXT)
    lower.oppdrag("HVI31-009", "Tolk", lower_text)
    return upper, lower


def test_a_sound_store_has_no_problems(tmp_path: Path) -> None:
    answer = report()
    answer.status(TEXT, "Rutinene er på plass.", of="HVI31-9")
    stored(tmp_path / "v.db", *pair(), answer)
    assert problems(tmp_path / "v.db") == []


def moved(fact: Fact, **changes: object) -> Fact:
    return fact.model_copy(update={"source": fact.source.model_copy(update=changes)})


def test_a_quote_that_is_not_at_its_span_is_found(tmp_path: Path) -> None:
    document, (meta, mandate) = pair()[0].read()
    for changes, kind in (
        ({"quote": "Noe annet"}, "quote"),
        ({"start": mandate.source.start + 1}, "quote"),
        ({"start": 0, "end": 0, "quote": ""}, "quote"),
        ({"sha256": "0" * 64}, "source"),
    ):
        with open_writer(tmp_path / "v.db") as writer:
            writer.put(document, (meta, moved(mandate, **changes)))
        assert problems(tmp_path / "v.db") == [(kind, "error")]


def test_an_id_that_nothing_defines_is_a_note(tmp_path: Path) -> None:
    answer = report()
    answer.status("Noe", "I gang.", of="HVI31-77")
    stored(tmp_path / "v.db", answer)
    assert problems(tmp_path / "v.db") == [("id", "note")]


def test_a_link_whose_text_changed_is_suspect(tmp_path: Path) -> None:
    stored(tmp_path / "v.db", *pair())
    with open_writer(tmp_path / "v.db") as writer:
        writer.put(*pair("Det skal finnes rutiner for bestilling av kvalifisert tolk.")[1].read())
    assert problems(tmp_path / "v.db") == [("suspect", "note")]


def test_a_link_to_a_fact_that_is_gone_is_an_error(tmp_path: Path) -> None:
    stored(tmp_path / "v.db", *pair())
    with open_writer(tmp_path / "v.db") as writer:
        writer.put(*order().read())
    assert problems(tmp_path / "v.db") == [("link", "error")]


def test_damage_of_the_file_is_told(tmp_path: Path) -> None:
    stored(tmp_path / "v.db", *pair())
    with sqlite3.connect(tmp_path / "v.db") as connection:
        connection.execute("DELETE FROM passage WHERE rowid = 2")
        connection.execute("UPDATE fact SET doc = 'borte' WHERE id = 3")
    connection.close()
    with open_view(tmp_path / "v.db") as view:
        found = verify(view)
    assert all(isinstance(problem, Problem) for problem in found)
    told = [problem.message for problem in found if problem.kind == "store"]
    assert len(told) == 2 and "borte" in told[0] and "by its words" in told[1]
