"""Headings become a tree: by number first, by looks where there is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.builder import build
from ingest.lines import Entry, plain
from ingest.sections import level_of_number
from model.text import Document


def document(*headings: tuple[str | None, str]) -> Document:
    """A document of headings, each with a paragraph under it."""
    entries = []
    for number, title in headings:
        entries.append(Entry("heading", (plain(title),), number=number))
        if title != "Mål 2031:":
            entries.append(Entry("paragraph", (plain(f"Om {title.lower()}."),)))
    return build(entries, key="k", name="k", sha256="0", media_type="text/plain", reader="test")


def tree(read: Document) -> list[tuple[int, str]]:
    return [(section.level, section.title) for section in read.sections]


@pytest.mark.parametrize(
    ("number", "level"),
    [("3", 1), ("3.1", 2), ("3.1.1", 3), ("KAP 4", 1), ("VEDLEGG 2", 1), ("a", 0), (None, 0)],
)
def test_the_number_gives_the_level(number: str | None, level: int) -> None:
    assert level_of_number(number) == level


def test_unnumbered_headings_nest_below_the_last_number() -> None:
    read = document(("2", "Mål"), ("2.1", "Psykisk helse"), (None, "Barn og unge"), ("3", "Drift"))
    assert tree(read) == [(1, "Mål"), (2, "Psykisk helse"), (3, "Barn og unge"), (1, "Drift")]


def test_labels_of_one_look_stand_side_by_side_and_a_bare_one_holds_the_next() -> None:
    read = document(
        ("2.1", "Psykisk helse"),
        (None, "Mål 2031:"),
        (None, "Kvalitative:"),
        (None, "Indikatorer:"),
        (None, "Oppdrag 2031:"),
    )
    assert [level for level, _ in tree(read)] == [2, 3, 4, 4, 3]


def test_numbers_that_restart_stay_in_the_chapter_where_they_stand() -> None:
    read = document(("6", "Satsinger"), ("5.3", "Digitalisering"), ("5.4", "Fellesløsninger"))
    assert [section.parent for section in read.sections] == [-1, 0, 0]


def test_an_appendix_that_counts_from_one_holds_its_own_chapters() -> None:
    read = document(
        ("5", "Oppfølging"), ("VEDLEGG 1", "Rapportering"), ("1", "Generelt"), ("2", "Frister")
    )
    assert tree(read)[1:] == [(1, "Rapportering"), (2, "Generelt"), (2, "Frister")]


def test_cases_are_the_chapters_of_minutes_and_stand_inside_a_report() -> None:
    minutes = document(("Sak 1", "Start"), ("Sak 2", "Krav"), ("2.1", "Ventetid"), ("Sak 3", "X"))
    assert [level for level, _ in tree(minutes)] == [1, 1, 2, 1]
    report = document(("3", "Krav"), ("3.2", "Øvrige saker"), ("Sak 9", "Plan"), ("4", "Planer"))
    assert [level for level, _ in tree(report)] == [1, 2, 3, 1]


_NUMBERS = st.lists(st.integers(1, 12), min_size=1, max_size=4).map(lambda n: ".".join(map(str, n)))


@given(st.lists(st.one_of(st.none(), _NUMBERS), min_size=1, max_size=12))
def test_every_block_lies_in_its_section_and_every_section_in_its_parent(
    numbers: list[str | None],
) -> None:
    read = document(*((number, f"Del {at}") for at, number in enumerate(numbers)))
    for section in read.sections:
        assert 0 <= section.first < section.last <= len(read.blocks)
        if section.parent >= 0:
            parent = read.sections[section.parent]
            assert parent.level < section.level
            assert parent.first < section.first <= section.last <= parent.last
    for index, block in enumerate(read.blocks):
        assert read.sections[block.section].first <= index < read.sections[block.section].last
