"""Two readings of a document side by side: what is the same, and what differs and where."""

from pathlib import Path

import pytest

from api.errors import Exit, UserError
from api.pipeline import read_file
from api.sameness import compare, compared
from model.facts import Fact

PLAN = """\
Regional utviklingsplan 2031–2034 Helse Vest RHF

4.1 Tenester

Helse Vest vil:
• byggje ut poliklinikken på kveldstid
• leie det regionale nettverket for heimesjukehus
"""


def facts(tmp_path: Path, name: str, text: str) -> tuple[Fact, ...]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    reading = read_file(path)
    assert len(reading.facts) == 3, reading
    return reading.facts


def test_the_same_words_are_the_same_wherever_they_stand(tmp_path: Path) -> None:
    one = facts(tmp_path, "plan.txt", PLAN)
    moved = facts(tmp_path, "plan.txt", "\n\n" + PLAN.replace("\n4.1", "\n\n\n4.1"))
    assert one[-1].source != moved[-1].source
    both = compare("plan", one, moved)
    assert (both.first, both.second, both.same, both.differences) == (3, 3, 3, ())


def test_a_field_that_differs_is_shown_from_shortly_before_the_difference(tmp_path: Path) -> None:
    one = facts(tmp_path, "plan.txt", PLAN)
    other = facts(tmp_path, "plan.txt", PLAN.replace("kveldstid", "dagtid"))
    both = compare("plan", one, other)
    assert both.same == 2
    assert both.differences == (
        "commitment 4.1: text 'ut poliklinikken på kveldstid' | 'ut poliklinikken på dagtid'",
    )


def test_a_fact_that_one_reading_gives_twice_is_not_the_same(tmp_path: Path) -> None:
    one = facts(tmp_path, "plan.txt", PLAN)
    both = compare("plan", one, (*one, one[-1]))
    assert both.same == 3
    assert both.differences == (
        "commitment 4.1: only in the second: leie det regionale nettverket for heimesjukehus",
    )
    assert compare("plan", one, one[:-1]).differences == (
        "commitment 4.1: only in the first: leie det regionale nettverket for heimesjukehus",
    )


def test_files_are_paired_by_their_names(tmp_path: Path) -> None:
    for folder, stems in (("one", ("plan", "alone")), ("other", ("plan",))):
        (tmp_path / folder).mkdir()
        for stem in stems:
            (tmp_path / folder / f"{stem}.txt").write_text(PLAN, encoding="utf-8")
    assert [both.doc for both in compared(tmp_path / "one", tmp_path / "other")] == ["plan"]
    with pytest.raises(UserError) as error:
        list(compared(tmp_path / "one" / "alone.txt", tmp_path / "other"))
    assert error.value.code == Exit.USAGE


def test_a_file_that_is_not_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"%PDF-1.7 rubbish")
    with pytest.raises(UserError, match=r"plan\.pdf") as error:
        list(compared(path, path))
    assert error.value.code == Exit.NOT_ALL_READ
