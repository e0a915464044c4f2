"""Blocks cut where something else begins, and what shapes tell."""

import pytest

from extractors.pieces import is_instruction, is_title, pieces_of
from extractors.wording import Wording
from ingest.lines import Entry, plain
from tests.reports import REGISTER, report


def cut(*lines: str) -> list[str]:
    printed = tuple(plain(line, number) for number, line in enumerate(lines, 1))
    context = report(Entry("paragraph", printed))
    pieces = pieces_of(context, Wording(REGISTER))
    return [context.document.words(piece.start, piece.end) for piece in pieces]


def test_an_answer_label_opens_a_piece_of_its_own() -> None:
    asked, told = "Foretaket skal ansette tolker.", "Status: To tolker er ansatt."
    assert cut(asked, told) == [asked, told]


def test_a_sentence_over_two_lines_stays_whole() -> None:
    assert cut("Foretaket har gjennom året", "ansatt to tolker.") == [
        "Foretaket har gjennom året ansatt to tolker."
    ]


@pytest.mark.parametrize(("mark", "same"), [("a)", "b)"), ("1.", "12."), ("•", "•")])
def test_counted_bullets_have_one_mark(mark: str, same: str) -> None:
    blocks = [Entry("list_item", (plain("Punkt", 1),), level=1, mark=m) for m in (mark, same)]
    first, second = pieces_of(report(*blocks), Wording(REGISTER))
    assert first.mark == second.mark


def test_titles_are_short_and_have_no_full_stop() -> None:
    assert is_title("Bedre tolketjenester")
    assert not is_title("Foretaket har ansatt tolker.")


def test_a_template_speaks_to_whoever_fills_it_in() -> None:
    assert is_instruction("Beskriv kort hva som er gjort.")
    assert not is_instruction("Foretaket beskriver arbeidet.")


def test_a_requirement_run_on_behind_an_answer_is_cut_off_ahead_of_a_label() -> None:
    told, asked = "Det var 24 tolker ved utgangen av året.", "Andelen tolker skal være minst 9 pst."
    printed = (plain(told, 1), plain(asked, 2))
    label = Entry("paragraph", (plain("Rapportering:", 3),))
    for below, pieces in (((label,), 3), ((), 1)):
        context = report(Entry("paragraph", printed), *below)
        assert len(list(pieces_of(context, Wording(REGISTER)))) == pieces
