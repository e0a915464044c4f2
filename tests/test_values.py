"""Results in prose: each line is what is said, and the figures that count as results."""

import hashlib
from pathlib import Path

import pytest

from extractors.context import Context
from extractors.result_periods import periods_in
from extractors.values import values_of
from ingest.text import read_text
from model.facts import DocumentFact, Source
from model.organisations import load_register

REGISTER = load_register(Path(__file__).parents[1] / "corpus" / "organisations.toml")

SAID = [
    ("Ventetiden er hittil i år på 61 dager.", [(61, "days", "2025-YTD", None)]),
    ("I 2. tertial var andelen 9,7 prosent.", [(9.7, "percent", "2025-T2", None)]),
    ("Andelen var 9 prosent i juli.", [(9, "percent", "2025-07", None)]),
    ("Ventetiden gikk fra 27 dager i juni til 38 i august.",
     [(27, "days", "2025-06", None), (38, "days", "2025-08", None)]),
    ("Antallet plasser økte med 12 plasser i 2024.", [(12, "count", "2024", "increase")]),
    ("Ventetiden var 70 dager i 2. tertial. Dette er 17 dager lavere enn samme periode i fjor.",
     [(70, "days", "2025-T2", None), (17, "days", "2025-T2", "decrease")]),
    ("Andelen var 62 prosent, under målkravet på 70 prosent.", [(62, "percent", None, None)]),
    ("Ventetida gjekk ned frå 57 dagar i 2024 til 49 dagar i 2025.",
     [(57, "days", "2024", None), (49, "days", "2025", None)]),
    ("Andelen varierer mellom 10-14 prosent.",
     [(10, "percent", None, None), (14, "percent", None, None)]),
    ("Saken ble behandlet 12. juni 2025 i sak 14-2025.", []),
    ("Tilbudet gjelder pasienter under 18 år.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "results"), SAID)
def test_results_have_value_unit_period_and_direction(
    text: str, results: list[tuple[float, str, str | None, str | None]]
) -> None:
    data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    document = read_text(data, key="rapport", name="rapport.txt", sha256=digest)
    meta = DocumentFact(
        key="rapport/document",
        doc="rapport",
        source=Source(doc="rapport", sha256=digest, start=0, end=0, quote=""),
        rule="test",
        doc_type="tertialrapport",
        year=2025,
    )
    found = values_of(Context(document, REGISTER, meta), 0, len(document.text), 2025)
    assert [(v.value, v.unit, v.period, v.direction) for v in found] == results


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("i 2. tertial i fjor", ["2024-T2"]),
        ("ved utgangen av august 2025", ["2025-08"]),
        ("fra 2. tertial 2024 til samme periode i 2025", ["2024-T2", "2025-T2"]),
        ("så langt i år", ["2025-YTD"]),
        ("i siste måned av 2. tertial", ["2025-08"]),
    ],
)
def test_periods_are_codes(sentence: str, codes: list[str]) -> None:
    assert [period.code for period in periods_in(sentence, 2025)] == codes
