"""Sentences with their parties as marks."""

from extractors.clauses import clauses, mark
from tests.mandates import frame
from tests.reports import STORLIA


def test_marks_stand_for_parties_and_give_them_back() -> None:
    (clause,) = clauses("- Storlia sykehus HF og kommunene skal måle.", frame())
    assert len(clause.marked) == len("? og ? skal måle.")
    assert [p.names for p in clause.parties(clause.marked)] == [(STORLIA,), ()]
    assert clause.said(clause.marked) == "Storlia sykehus HF og kommunene skal måle."


def test_offsets_point_into_the_sentence() -> None:
    text = "Der skal Storlia sykehus HF måle."
    clause = mark(text, frame())
    assert text[clause.offset(clause.marked.index("måle")) :] == "måle."


def test_a_bullet_of_a_symbol_font_is_no_party() -> None:
    (clause,) = clauses("Foretaket skal \uf0b7 øve hvert år.", frame())
    assert "\uf0b7" not in clause.marked
    assert clause.offset(len(clause.marked)) == len("Foretaket skal \uf0b7 øve hvert år.")
