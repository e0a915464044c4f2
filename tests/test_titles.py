"""Title and text that share a cell are told apart where somebody is told to do something."""

import pytest

from extractors.titles import split_title
from ingest.lines import Entry, plain
from tests.mandates import frame, mandates
from tests.reports import STORLIA, paragraph


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Måling om natten", "Helseforetaket skal måle."),
        ("Måling i Helse Vidda", "Helseføretaka skal, under leiing av Helse Vidda RHF, måle."),
        ("Måling", "Det skal lages en plan. Helseforetaket skal bruke den."),
        ("Måling", "- Helseforetaket skal måle."),
        (None, "Helseforetaket skal måle."),
        (None, "Natta er lang. Helseforetaket skal måle."),
        (None, "Rutiner følges."),
    ],
)
def test_split(title: str | None, text: str) -> None:
    cell = f"{title} {text}" if title else text
    document = mandates(paragraph(cell)).document
    found, rest = split_title(document, (0, len(cell)), frame(STORLIA))
    assert document.words(*rest) == text
    assert (document.words(*found) if found else None) == title


def test_a_title_in_a_paragraph_of_its_own_stands_above_the_text() -> None:
    title, text = "Netter", "Natta er lang om vinteren. Helseforetaket skal måle."
    cell = Entry("paragraph", (plain(title, 1), plain(text, 2, paragraph=True)))
    document = mandates(cell).document
    found, rest = split_title(document, (0, len(document.text)), frame(STORLIA))
    assert found is not None
    assert (document.words(*found), document.words(*rest)) == (title, text)
