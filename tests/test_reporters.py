"""Reporter labels: each line opens a passage, and names who reports or nobody."""

from pathlib import Path

import pytest

from extractors.context import Context
from extractors.reporters import label_of
from model.evidence import Source
from model.facts import DocumentFact
from model.organisations import load_register
from model.text import Document

REGISTER = load_register(Path(__file__).parents[1] / "corpus" / "organisations.toml")
META = DocumentFact(
    key="melding/document",
    doc="melding",
    source=Source(doc="melding", sha256="0" * 64, start=0, end=0, quote=""),
    rule="test",
    doc_type="arlig_melding",
    issuer="Helse Vest RHF",
)
DOCUMENT = Document(
    key="melding", name="m.txt", sha256="0" * 64, media_type="text/plain", reader="text", text=""
)

LABELS = [
    ("Fellesrapport Helse Nord RHF:", "Helse Nord RHF"),
    ("Felles rapport frå Helse Midt-Noreg RHF:", "Helse Midt-Norge RHF"),
    ("Fellesrapprt HSØ RHF:", "Helse Sør-Øst RHF"),
    ("Rapportering fra Helse Sør Øst RHF:", "Helse Sør-Øst RHF"),
    ("Tillegg Helse Vest RHF:", "Helse Vest RHF"),
    ("Helse Nord:", "Helse Nord RHF"),
    ("Svar fra Helse Nord RHF: Arbeidet pågår.", "Helse Nord RHF"),
]
NO_LABELS = [
    "Status: Kravet er innfridd.",
    "Helse Nord RHF har ledet arbeidet.",
    "Satsingsområde 2: Opplæring",
    "Rapportering på bruk av tilskudd",
    "Det er tre mål for Helse Nord RHF: tid, kvalitet og økonomi.",
]


@pytest.mark.parametrize(("words", "reporter"), LABELS)
def test_a_label_names_its_reporter(words: str, reporter: str) -> None:
    label = label_of(Context(DOCUMENT, REGISTER, META), words)
    assert label is not None
    assert label.reporter == reporter


@pytest.mark.parametrize("words", NO_LABELS)
def test_other_words_are_no_label(words: str) -> None:
    assert label_of(Context(DOCUMENT, REGISTER, META), words) is None
