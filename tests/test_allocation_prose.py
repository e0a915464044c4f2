"""Money that a sentence gives, where no table does."""

import pytest
from small_contexts import OPPDRAG, PLAN, context, heading, paragraph

from extractors.allocations import allocations
from ingest.lines import Entry, plain

TABLE = Entry(
    "table",
    rows=tuple(
        tuple((plain(cell),) for cell in row)
        for row in (("Kap.", "Post", "Betegnelse", "Kroner"), ("732", "70", "Utstyr", "8 400 000"))
    ),
    header_rows=1,
)
TOLD = "Helse Vest RHF tildeles 12,5 mill. kroner over kap. 732, post 70, til nye ambulanser."


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        (TOLD, (732, 70, "nye ambulanser", 12_500_000)),
        (
            "Føretaket får tildelt 400 000 kroner til kurs for jordmødrer på kap. 781 post 21.",
            (781, 21, "kurs for jordmødrer", 400_000),
        ),
        (
            "Over post 72 på kap. 732 løyvast 3 millionar kroner til å prøve ut heimesjukehus.",
            (732, 72, "prøve ut heimesjukehus", 3_000_000),
        ),
    ],
)
def test_a_sentence_gives_an_amount_over_a_post(
    sentence: str, line: tuple[int, int, str, int]
) -> None:
    (found,) = allocations(context(OPPDRAG, heading("2", "Midler"), paragraph(sentence)))
    assert (found.chapter, found.post, found.name, found.amount_nok) == line
    assert found.source.quote == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Over kap. 732, post 70, er det brukt 12 mill. kroner til ambulanser.",
        "Helse Vest RHF tildeles 12 mill. kroner til ambulanser.",
        "Helse Vest RHF tildeles 12 mill. kroner over kap. 732, post 70.",
        "Det tildeles 2 mill. kroner til A og 3 mill. kroner til B over kap. 732, post 70.",
    ],
)
def test_what_is_less_sure_gives_nothing(sentence: str) -> None:
    assert not list(allocations(context(OPPDRAG, heading("2", "Midler"), paragraph(sentence))))


def test_a_table_has_what_the_text_below_it_explains() -> None:
    found = context(OPPDRAG, heading("5", "Midler"), TABLE, paragraph(TOLD))
    assert [a.name for a in allocations(found)] == ["Utstyr"]


def test_a_plan_gives_no_money() -> None:
    assert not list(allocations(context(PLAN, heading("5", "Økonomi"), paragraph(TOLD))))
