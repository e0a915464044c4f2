"""Bokmål, nynorsk, other: by function words first, by the classifier where they do not decide."""

import pytest

from extractors.language import document_language, passage_language
from ingest.builder import build
from ingest.lines import Entry, plain
from model.text import Document

PASSAGES = [
    ("Helseforetaket skal ikke redusere kapasiteten før nye tjenester er på plass.", "nb"),
    ("Sykehuset har innført nye rutiner hvor pasientene får svar.", "nb"),
    ("Føretaket skal ikkje redusere kapasiteten før nye tenester er på plass.", "nn"),
    ("Dei regionale helseføretaka skal saman auke talet på lærlingar.", "nn"),
    ("Rapporten vart lagd fram i mai.", "nn"),
    ("The hospital trust shall report on waiting times every month.", "en"),
    ("Das Krankenhaus berichtet jeden Monat über die Wartezeiten der Patienten.", "de"),
    ("Sjukhuset ska inte minska antalet platser och patienter.", "sv"),
]


@pytest.mark.parametrize(("text", "language"), PASSAGES)
def test_a_passage_has_its_language(text: str, language: str) -> None:
    assert passage_language(text) == language


@pytest.mark.parametrize("text", ["", "Frist", "Mål 2025", "12 % 14 %", "Fjordland HF"])
def test_a_few_words_have_none(text: str) -> None:
    assert passage_language(text) is None


def test_a_document_is_in_the_language_of_most_of_its_text() -> None:
    texts = (PASSAGES[0][0], PASSAGES[1][0], PASSAGES[4][0])
    assert document_language(_document(texts)) == "nb"


def test_a_table_counts_by_its_words_and_names_do_not_hide_them() -> None:
    cells = "Føretaket skal saman med kommunane gå gjennom tenestene i løpet av våren."
    rows = ((("Nr.", "Oppdrag")), *((f"{n}", cells) for n in range(6)))
    table = Entry("table", rows=tuple(tuple((plain(c),) for c in row) for row in rows))
    assert document_language(_built(table)) == "nn"


def test_a_document_without_text_has_no_language() -> None:
    assert document_language(_document(())) is None


def _document(texts: tuple[str, ...]) -> Document:
    return _built(*(Entry("paragraph", (plain(text),)) for text in texts))


def _built(*entries: Entry) -> Document:
    return build(entries, key="d", name="d", sha256="0", media_type="text/plain", reader="test")
