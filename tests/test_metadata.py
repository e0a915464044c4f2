"""What a document says of itself, with a title page and without."""

from pathlib import Path

import pytest

from extractors.metadata import document_fact
from ingest.text import read_text
from model.facts import DocumentFact
from model.organisations import Register, load_register
from tests.paper import Paper, read

HOD = "Helse- og omsorgsdepartementet"

TITLED = [
    (
        "Oppdragsdokument 2026\n\nHelse Vest RHF\n\n1 Føringar\n\nDepartementet viser til "
        "Helse Vest RHF.\n\nOslo, 20. januar 2026\n",
        ("oppdragsdokument", "2026", HOD, "Helse Vest RHF"),
    ),
    (
        "Statsbudsjettet 2026: Oppdragsdokument for 2026 til Helse Nord RHF\n\n1 Mål\n\nTekst.\n",
        ("oppdragsdokument", "2026", HOD, "Helse Nord RHF"),
    ),
    (
        "Styringsdokument 2025\n\nHelse Fonna HF\n\n1 Innleiing\n\nFøretaket skal følgje opp.\n",
        ("oppdrag_og_bestilling", "2025", "Helse Vest RHF", "Helse Fonna HF"),
    ),
    (
        "Oppdragsdokument 2025\n\nFinnmarkssykehuset HF\n\n1 Innledning\n\nTekst.\n",
        ("oppdrag_og_bestilling", "2025", "Helse Nord RHF", "Finnmarkssykehuset HF"),
    ),
    (
        "PROTOKOLL\nfra\nforetaksmøte i Helse Nord RHF\n\nDen 15. januar 2026 ble det avholdt "
        "foretaksmøte i Helse Nord RHF.\n\nSak 1 Konstituering\n\nForetaksmøtet vedtok:\n",
        ("foretaksmoteprotokoll", "2026", HOD, "Helse Nord RHF"),
    ),
    (
        "Protokoll fra foretaksmøte i Helse Nord RHF\n\nMøtet ble holdt 14. juni 2026.\n\n"
        "Sak 1 Årlig melding for 2025\n\nÅrlig melding for 2025 ble lagt fram.\n\n"
        "Sak 2 Regnskap for 2025\n\nForetaksmøtet vedtok:\n",
        ("foretaksmoteprotokoll", "2026", HOD, "Helse Nord RHF"),
    ),
    (
        "Årleg melding 2025 for Helse Fonna HF til Helse Vest RHF\n\n1 Innleiing\n\nTekst.\n",
        ("arlig_melding", "2025", "Helse Fonna HF", "Helse Vest RHF"),
    ),
    (
        "Tertialrapport 1. tertial 2026\nSørlandet sykehus HF\n\n1 Innledning\n\nTekst.\n",
        ("tertialrapport", "2026-T1", "Sørlandet sykehus HF", None),
    ),
    (
        "Virksomhetsrapport per august 2025\n\nVestre Viken HF\n\n1 Oppsummering\n\nTekst.\n",
        ("tertialrapport", "2025-08", "Vestre Viken HF", None),
    ),
    (
        "Regional utviklingsplan for Helse Sør-Øst 2023–2038\n\n1 Innledning\n\nTekst.\n",
        ("utviklingsplan", "2023/2038", "Helse Sør-Øst RHF", None),
    ),
    (
        "Utviklingsplan 2035\nHelse Bergen HF\n\n1 Mål\n\nI planperioden 2022–2035 skal vi.\n",
        ("utviklingsplan", "2022/2035", "Helse Bergen HF", None),
    ),
    (
        "Utviklingsplan 2035\nHelse Bergen HF\nVedtatt 9. juni 2022\n\n1 Mål\n\n"
        "1.1 Beredskap\n\nDelmål for perioden 2022–2026:\n\n- Øve.\n",
        ("utviklingsplan", "2022/2035", "Helse Bergen HF", None),
    ),
    (
        "HELSE FONNA HF\nÅRLEG MELDING\n2024\n\n1 Innleiing\n\nTekst.\n",
        ("arlig_melding", "2024", "Helse Fonna HF", "Helse Vest RHF"),
    ),
    (
        "Endelig oppdragsdokument 2019\nTil\nHelse Nord RHF\n\n1 Innledning\n\nTekst.\n",
        ("oppdragsdokument", "2019", HOD, "Helse Nord RHF"),
    ),
    (
        "Utkast til oppdrag og bestilling 2026\nNordlandssykehuset HF\n\n1 Mål\n\nTekst.\n",
        ("oppdrag_og_bestilling", "2026", "Helse Nord RHF", "Nordlandssykehuset HF"),
    ),
    (
        "Ledelsesrapport 2. tertial 2024\nVestre Viken HF\n\n1 Oppsummering\n\nTekst.\n",
        ("tertialrapport", "2024-T2", "Vestre Viken HF", None),
    ),
]


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register(Path(__file__).parent.parent / "corpus" / "organisations.toml")


def fact(text: str, register: Register) -> DocumentFact:
    document = read_text(text.encode(), key="any-name-2001", name="any", sha256="0")
    return document_fact(document, register)


@pytest.mark.parametrize(("text", "expected"), TITLED)
def test_a_title_page_says_type_period_issuer_and_addressee(
    text: str, expected: tuple[str, str, str, str | None], register: Register
) -> None:
    found = fact(text, register)
    assert (found.doc_type, found.period, found.issuer, found.addressee) == expected
    assert not any(inferred.field in ("doc_type", "title") for inferred in found.inferred)


def test_without_a_title_page_the_words_decide_and_say_that_they_did(register: Register) -> None:
    found = fact(
        "1. Sammendrag\n\nPer 2. tertial 2025 er sykefraværet hittil i år 7 prosent.\n\n"
        "2. Økonomi\n\nResultatet per 2. tertial 2025 i Vestre Viken HF er over budsjett.\n\n"
        "3. Aktivitet\n\nVestre Viken HF hadde lavere aktivitet samme periode i fjor.\n\n"
        "4. Bemanning\n\nPrognosen for 2025 er uendret.\n",
        register,
    )
    assert (found.doc_type, found.period, found.issuer) == (
        "tertialrapport",
        "2025-T2",
        "Vestre Viken HF",
    )
    assert {inferred.field for inferred in found.inferred} >= {"doc_type", "title", "year"}


def test_a_report_on_several_trusts_of_a_region_is_the_regions(register: Register) -> None:
    found = fact(
        "Tertialrapport 1. tertial 2026\n\n1 Ventetider\n\nVentetiden var 50 dager ved Helse "
        "Bergen HF, 52 dager ved Helse Fonna HF og 55 dager ved Helse Førde HF.\n",
        register,
    )
    assert found.issuer == "Helse Vest RHF"
    assert "issuer" in {inferred.field for inferred in found.inferred}


def test_a_report_goes_to_whom_its_title_page_says(register: Register) -> None:
    found = fact(
        "Tertialrapport 2. tertial 2025\n\nHelse Fonna HF\n\nRapport til Helse Vest RHF, sak 4\n\n"
        "1 Innleiing\n\nTekst.\n",
        register,
    )
    assert (found.issuer, found.addressee) == ("Helse Fonna HF", "Helse Vest RHF")


RHF, HF = "Helse Sør-Øst RHF", "Sykehuset Telemark HF"
BODY = "\n\n1 Innledning\n\nHelse Sør-Øst RHF skal ha svar. Helse Sør-Øst RHF har bedt om dette.\n"


@pytest.mark.parametrize(
    ("front", "issuer", "addressee"),
    [
        ("Årlig melding 2030 for Sykehuset\nTelemark HF til Helse Sør-Øst RHF", HF, RHF),
        ("Årlig melding 2030 til Helse\nSør-Øst RHF fra\nSykehuset Telemark", HF, RHF),
        ("Årlig melding 2030 til Helse Sør-Øst RHF\n\nSykehuset\nTelemark HF", HF, RHF),
        ("SYKEHUSET TELEMARK\n\nÅrlig melding 2030\n\nTil Helse Sør-Øst RHF", HF, RHF),
        ("Årlig melding 2030\nAvsender: Sykehuset Telemark\nMottaker: Helse Sør-Øst RHF", HF, RHF),
        ("Årlig melding 2030 for Sykehuset\nFjordbygd HF", "Sykehuset Fjordbygd HF", RHF),
        ("Årlig melding 2030\n\nFjordbygd sykehus HF", "Fjordbygd sykehus HF", RHF),
        ("Årlig melding 2030 fra Helse Sør-Øst\nRHF", RHF, HOD),
        ("Årlig melding 2030\n\nRapport til styret i Helse Sør-Øst RHF", RHF, HOD),
        ("Årlig melding 2030\nHelse Sør-Øst RHF\nSunnaas sykehus HF\nVestre Viken HF", RHF, HOD),
        ("Årlig melding 2030 til Helse Sør-Øst RHF", None, RHF),
    ],
)
def test_who_reports_and_to_whom_is_told_over_line_ends_and_by_prepositions(
    front: str, issuer: str | None, addressee: str, register: Register
) -> None:
    found = fact(front + BODY, register)
    assert (found.issuer, found.addressee) == (issuer, addressee)


def test_a_title_goes_on_over_the_end_of_its_line(register: Register) -> None:
    found = fact(
        "Årlig melding 2030 for Sykehuset\nTelemark HF\ntil styret\n\nSkien" + BODY, register
    )
    assert found.title == "Årlig melding 2030 for Sykehuset Telemark HF til styret"


def test_the_one_that_lays_its_report_before_another_is_its_issuer(register: Register) -> None:
    found = fact(
        "Årlig melding 2030\n\n1 Innledning\n\nSykehuset Telemark HF legger med dette fram "
        "årlig melding for 2030." + BODY,
        register,
    )
    assert found.issuer == HF


def test_the_head_of_every_page_names_the_issuer(register: Register) -> None:
    paper = Paper()
    for words in ("Årlig melding 2030", "1 Innledning", "2 Økonomi", "3 Bygg"):
        paper.text(70, 40, "Sykehuset Telemark HF", size=8)
        paper.heading(words)
        paper.block("Helse Sør-Øst RHF har bedt om dette.")
        paper.page()
    document = read(paper.data())
    assert document.running == ("Sykehuset Telemark HF",)
    assert document_fact(document, register).issuer == HF


def test_a_report_written_a_year_later_is_about_the_year_before(register: Register) -> None:
    found = fact(
        "Årlig melding\n\nHelse Nord RHF\n\n1 Innledning\n\nKravet er innfridd.\n\n"
        "Bodø, 28. februar 2026\n",
        register,
    )
    assert (found.year, found.date) == (2025, "2026-02-28")


@pytest.mark.parametrize(
    ("last", "date"),
    [
        ("Rapporten skal leveres innen 15. februar 2027.", None),
        ("Frist: 15.02.2027", None),
        ("Fristen er 15. februar 2027.", None),
        ("Tiltaket skal vere i drift 1. mars 2027.", None),
        ("Bodø, 15. februar 2027", "2027-02-15"),
        ("Bodø, den 15. februar 2027", "2027-02-15"),
    ],
)
def test_a_deadline_is_not_the_documents_own_date(
    last: str, date: str | None, register: Register
) -> None:
    text = f"Oppdragsdokument 2026\n\nHelse Nord RHF\n\n1 Innledning\n\nTekst.\n\n{last}\n"
    assert fact(text, register).date == date


@pytest.mark.parametrize(
    "text", ["", "Kake\n\nBland mel og egg, og stek i ovnen til den er brun.\n"]
)
def test_anything_else_is_of_unknown_type(text: str, register: Register) -> None:
    found = fact(text, register)
    assert (found.doc_type, found.issuer, found.title) == ("ukjent", None, None)


def test_the_quote_is_what_stands_at_the_span(register: Register) -> None:
    text = TITLED[0][0]
    document = read_text(text.encode(), key="k", name="k", sha256="0")
    source = document_fact(document, register).source
    assert document.printed(source.start, source.end) == source.quote == "Oppdragsdokument 2026"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Tertialrapport 1 - 2026\nHelse Nord RHF\n\nBakgrunn\n\nTekst om året 2026.\n", "2026-T1"),
        (
            "Utviklingsplan 2040\n\nVestre Viken HF\n\n1 Innledning\n\nPlanen ble vedtatt av "
            "styret 3. mai 2023 og gjelder hele foretaket.\n",
            "2023/2040",
        ),
    ],
)
def test_a_period_is_read_as_it_is_said(text: str, period: str, register: Register) -> None:
    assert fact(text, register).period == period
