"""Mandates of whole documents: types that give them, keys, evidence, the place they stand in."""

from extractors.oppdrag import oppdrag
from tests.mandates import mandates
from tests.reports import heading, paragraph, table

ROW = ("HVI31-09", "Natt", "Helse Vidda RHF skal måle natt innen 1. mai.")


def test_a_mandate_knows_its_chapter_and_year() -> None:
    context = mandates(
        heading("Hovedmål 3: Natt", "3.3", 2), heading("Oppdrag", "3.3.1", 3), table(ROW)
    )
    (one,) = oppdrag(context)
    assert (one.section, one.hovedmal, one.year, one.key) == ("3.3.1", 3, 2031, "o/HVI31-09")
    assert one.deadlines == ("2031-05-01",)
    assert [found.field for found in one.inferred] == ["deadlines"]


def test_the_quote_is_found_at_its_span() -> None:
    context = mandates(paragraph("Natta er lang."), table(ROW))
    (one,) = oppdrag(context)
    assert context.document.printed(one.source.start, one.source.end) == one.source.quote


def test_a_report_gives_no_mandates() -> None:
    assert list(oppdrag(mandates(table(ROW), doc_type="tertialrapport"))) == []
