"""Budget tables: chapter, post, name and amount of each line."""

import pytest
from small_contexts import OPPDRAG, context, heading, paragraph

from extractors.allocations import allocations
from ingest.lines import Entry, plain
from model.facts import Allocation

Line = tuple[int, int, str, int | None]


def table(*rows: tuple[str, ...]) -> Entry:
    cells = tuple(tuple((plain(cell),) if cell else () for cell in row) for row in rows)
    return Entry("table", rows=cells, header_rows=1)


def lines(*entries: Entry) -> list[Line]:
    found: list[Allocation] = list(allocations(context(OPPDRAG, heading("5", "Midler"), *entries)))
    return [(a.chapter, a.post, a.name, a.amount_nok) for a in found]


def test_a_line_has_chapter_post_name_and_amount() -> None:
    assert lines(
        table(
            ("Kap.", "Post", "Betegnelse", "Midler til Helse Vest RHF"),
            ("732", "70", "Utstyr", "8 400 000"),
            ("732", "73", "Basis", "20 965 665 000"),
        )
    ) == [(732, 70, "Utstyr", 8_400_000), (732, 73, "Basis", 20_965_665_000)]


def test_a_footnote_mark_a_dash_or_nothing_is_no_amount() -> None:
    rows = [("732", "76", "Aktivitet", cell) for cell in ("1", "-", "", "2)")]
    found = lines(table(("Kap.", "Post", "Nemning", "Tildeling"), *rows))
    assert [amount for *_, amount in found] == [None] * 4


def test_empty_cells_carry_chapter_and_post_and_sums_are_left_out() -> None:
    assert lines(
        table(
            ("Kap.", "Post", "Nemning", "Tildeling"),
            ("732", "70", "Utstyr", "1 000 000"),
            ("", "", "Lærlingar", "2 000 000"),
            ("", "", "Sum", "3 000 000"),
        )
    ) == [(732, 70, "Utstyr", 1_000_000), (732, 70, "Lærlingar", 2_000_000)]


@pytest.mark.parametrize(
    ("header", "caption", "cell"),
    [
        ("Beløp (i 1 000 kr)", "Tabell 1", "8 400"),
        ("Beløp", "Tabell 1: Tildeling i mill. kroner", "8,4"),
        ("Kroner", "Tabell 1", "8 400 000"),
    ],
)
def test_amounts_are_kroner_whatever_the_table_counts_in(
    header: str, caption: str, cell: str
) -> None:
    entry = table(("Kap.", "Post", "Formål", header), ("732", "70", "Utstyr", cell))
    assert lines(paragraph(caption), entry) == [(732, 70, "Utstyr", 8_400_000)]


def test_chapter_and_post_may_share_a_cell() -> None:
    entry = table(("Kap./post", "Formål", "Beløp"), ("732.70", "Utstyr", "500 000"))
    assert lines(entry) == [(732, 70, "Utstyr", 500_000)]


def test_the_chapter_may_stand_above_the_table() -> None:
    entry = table(("Post", "Formål", "Beløp"), ("70", "Utstyr", "500 000"))
    assert lines(paragraph("Kap. 732 Helseforetak"), entry) == [(732, 70, "Utstyr", 500_000)]
    assert lines(paragraph("Tildelinger"), entry) == []


def test_a_table_of_something_else_is_no_budget() -> None:
    assert lines(table(("Nr.", "Tittel", "Oppdrag"), ("FJ26-1", "Utstyr", "Skal kjøpes."))) == []


def test_a_change_in_figures_is_no_name() -> None:
    header = ("Kap.", "Post", "Endring", "Ny bevilgning")
    assert lines(table(header, ("732", "75", "12 300", "18 456"))) == []


def test_one_cell_may_name_chapter_and_post_in_words() -> None:
    assert lines(
        table(
            ("Kap./post", "Nemning", "Beløp (1000 kr)"),
            ("Kap. 732 post 70", "Særskilt", "12 500"),
            ("732.74", "Basis", "19 345 678"),
        )
    ) == [(732, 70, "Særskilt", 12_500_000), (732, 74, "Basis", 19_345_678_000)]
