"""Whether a passage gives a duty, and to whom."""

import pytest

from extractors.duties import is_lead_in, names_the_told, tells
from tests.mandates import mandates
from tests.reports import paragraph


@pytest.mark.parametrize(
    ("text", "told", "named"),
    [
        ("Storlia sykehus HF skal måle natt.", True, True),
        ("Føretaket vert bedt om å måle natt.", True, True),
        ("Det skal måles om natten.", True, False),
        ("Helsedirektoratet skal måle natt.", True, False),
        ("Natta er lang og mørk.", False, False),
    ],
)
def test_duties(text: str, told: bool, named: bool) -> None:
    context = mandates(paragraph(text))
    span = (0, len(text))
    assert (tells(context, span), names_the_told(context, span)) == (told, named)


@pytest.mark.parametrize(
    ("text", "open_end"),
    [
        ("Helseforetaket skal:", True),
        ("Føretaket skal i tillegg:", True),
        ("Foretaket bes om å:", True),
        ("For å styrke tellingen skal Helse Vidda RHF:", True),
        ("For å styrkje teljinga skal helseføretaket mellom anna:", True),
        ("I dette skal tellingen omfatte:", False),
        ("Helseforetaket skal måle:", False),
        ("Helseforetaket skal", False),
    ],
)
def test_a_lead_in_ends_in_its_verb(text: str, open_end: bool) -> None:
    document = mandates(paragraph(text)).document
    assert is_lead_in(document, (0, len(text))) is open_end
