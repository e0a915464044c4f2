"""The fields of a mandate from a span of text, for every extractor that needs them."""

from extractors.mandate_fields import Around, MandateFields, mandate_fields
from tests.mandates import mandates
from tests.reports import STORLIA, VIDDA, paragraph


def fields(text: str, around: Around | None = None) -> MandateFields:
    context = mandates(paragraph(text), addressee=STORLIA, issuer=VIDDA)
    return mandate_fields(context, 0, len(text), around)


def test_all_of_them() -> None:
    found = fields(
        "Helseforetaket skal under ledelse av Helse Vidda RHF og i samarbeid med kommunene "
        "rapportere tertialvis. Frist: 1. mai 2031."
    )
    assert (found["owners"], found["lead"]) == ((STORLIA,), VIDDA)
    assert found["collaborators"] == ("kommunene",)
    assert (found["deadlines"], found["reporting"]) == (("2031-05-01",), ("tertialvis",))
    assert found["inferred"] == ()


def test_what_the_words_do_not_say_is_marked() -> None:
    found = fields("Det skal måles innen 1. mai.", Around(year=2033))
    assert (found["owners"], found["deadlines"]) == ((STORLIA,), ("2033-05-01",))
    assert {one.field for one in found["inferred"]} == {"owners", "deadlines"}


def test_the_lead_in_and_its_deadline_hold_for_the_passage() -> None:
    context = mandates(paragraph("Innen 2. mai 2031 skal Helse Nord RHF:"), paragraph("måle natt"))
    first, second = context.document.blocks
    around = Around(lead_in=(first.start, first.end))
    found = mandate_fields(context, second.start, second.end, around)
    assert (found["owners"], found["deadlines"]) == (("Helse Nord RHF",), ("2031-05-02",))
