"""The boxes of a plan: who commits to what, where, and under which main effort."""

import pytest
from small_contexts import OPPDRAG, PLAN, context, heading, items, paragraph

from extractors.commitments import commitments
from ingest.lines import Entry, plain

VEST = "Helse Vest RHF"


@pytest.mark.parametrize(
    ("lead", "owner"),
    [
        ("Helse Vest vil:", VEST),
        ("Vi vil:", VEST),
        ("Dette vil vi:", VEST),
        ("Helse Vest vil", VEST),
        ("Føretaket skal:", VEST),
        ("I perioden skal vi", VEST),
        ("Tiltak i perioden 2031–2034:", VEST),
        ("I planperioden vil Helse Vest særleg:", VEST),
        ("Helse Vest vil at Helse Fonna HF skal:", "Helse Fonna HF"),
        (
            "Dei regionale helseføretaka vil at Pasientreiser HF skal bidra til at:",
            "Pasientreiser HF",
        ),
    ],
)
def test_the_items_of_a_box_are_commitments_of_the_one_it_names(lead: str, owner: str) -> None:
    found = context(PLAN, heading("4.1", "Tenester"), paragraph(lead), *items("Gjere A", "Gjere B"))
    assert [(c.text, c.owner, c.section, c.n, c.lead_in) for c in commitments(found)] == [
        ("Gjere A", owner, "4.1", 1, lead),
        ("Gjere B", owner, "4.1", 2, lead),
    ]


@pytest.mark.parametrize(
    "lead",
    [
        "Sykehusene har følgende oppgaver:",
        "Helse Vest vil legge til rette for:",
        "Vi skal arbeide videre med en portefølje av tiltak som inkluderer:",
        "Tiltakene under er gjennomført:",
    ],
)
def test_other_lists_commit_nobody(lead: str) -> None:
    found = context(PLAN, heading("4.1", "Tenester"), paragraph(lead), *items("A", "B"))
    assert list(commitments(found)) == []


def test_a_heading_may_lead_in_instead_of_a_sentence() -> None:
    found = context(PLAN, heading("4", "Tenester"), heading(None, "Tiltak", 2), *items("Gjere A"))
    assert [(c.text, c.owner, c.section, c.heading) for c in commitments(found)] == [
        ("Gjere A", VEST, "4", "Tenester")
    ]


def test_a_box_of_lines_is_read_like_a_list() -> None:
    lines = (plain("Helse Vest vil:"), plain("• Gjere A", paragraph=True))
    more = (plain("• Gjere B", paragraph=True),)
    found = context(PLAN, heading("4", "Tenester"), Entry("box", lines + more))
    assert [c.text for c in commitments(found)] == ["Gjere A", "Gjere B"]


def test_numbered_items_go_on_after_their_explanation() -> None:
    first, second = items("Gjere A", "Gjere B", numbered=True)
    found = context(
        PLAN, heading("4", "Tenester"), paragraph("Vi vil:"), first, paragraph("Om A."), second
    )
    assert [c.text for c in commitments(found)] == ["Gjere A", "Gjere B"]


def test_each_box_belongs_to_a_main_effort_even_where_it_is_printed_before_its_heading() -> None:
    found = context(
        PLAN,
        heading("5", "Hovudsatsingar"),
        heading(None, "Heime", 2),
        paragraph("Vi vil:"),
        *items("Gjere A"),
        paragraph("Vi vil:"),
        *items("Gjere B"),
        heading(None, "Saman", 2),
        paragraph("Om å gjere ting saman."),
    )
    assert [(c.text, c.theme) for c in commitments(found)] == [
        ("Gjere A", "Heime"),
        ("Gjere B", "Saman"),
    ]


def test_only_a_plan_commits() -> None:
    found = context(OPPDRAG, heading("4", "Tenester"), paragraph("Vi vil:"), *items("Gjere A"))
    assert list(commitments(found)) == []


def test_a_lead_goes_on_in_paragraphs_where_bullets_are_lost() -> None:
    texts = ("opne eit nytt dagtilbod", "byggje ut ambulansebåten")
    found = context(
        PLAN, heading("4", "Nær"), paragraph("Vi vil:"), *map(paragraph, texts), paragraph("Slutt.")
    )
    assert [c.text for c in commitments(found)] == list(texts)


def test_the_column_of_measures_of_a_table_holds_commitments() -> None:
    rows = tuple(
        tuple((plain(cell),) for cell in row)
        for row in (("Område", "Tiltak", "Når"), ("Straum", "Skifte til sol", "2027"))
    )
    found = context(PLAN, heading("6", "Bygg"), Entry("table", rows=rows, header_rows=1))
    assert [(c.text, c.lead_in, c.source.quote) for c in commitments(found)] == [
        ("Skifte til sol", "Tiltak", "Skifte til sol")
    ]


@pytest.mark.parametrize("lead", ["Klinikk for barn vil:", "Divisjon for drift skal i perioden:"])
def test_a_part_of_the_organisation_commits_itself_under_its_own_name(lead: str) -> None:
    found = context(PLAN, heading("4.1", "Tenester"), paragraph(lead), *items("Gjere A", "Gjere B"))
    owner = " ".join(lead.split()[:3])
    assert [c.owner for c in commitments(found)] == [owner, owner]


def test_a_chapter_that_says_a_listed_main_effort_again_is_the_theme_of_its_boxes() -> None:
    found = context(
        PLAN,
        heading("2", "Hovudsatsingar"),
        paragraph("Føretaket har valt to hovudsatsingar:"),
        *items("Nær pasienten", "Trygg drift"),
        heading("3", "Nær pasienten"),
        heading("3.1", "Tenester"),
        paragraph("Helse Vest vil:"),
        *items("Gjere A", "Gjere B"),
    )
    assert [c.theme for c in commitments(found)] == ["Nær pasienten", "Nær pasienten"]


def test_a_passage_that_a_label_counts_is_a_commitment_without_the_label() -> None:
    found = context(
        PLAN,
        heading("2.1", "Vegen inn"),
        paragraph("Tiltak 1: Opne kveldspoliklinikk."),
        paragraph("Køane er lange."),
        paragraph("Tiltak 2: Ringje alle som ventar."),
    )
    assert [(c.text, c.lead_in, c.source.quote) for c in commitments(found)] == [
        ("Opne kveldspoliklinikk.", "Tiltak 1:", "Opne kveldspoliklinikk."),
        ("Ringje alle som ventar.", "Tiltak 2:", "Ringje alle som ventar."),
    ]


def test_a_list_of_labelled_measures_gives_each_once() -> None:
    found = context(
        PLAN,
        heading("2", "Vegen inn"),
        paragraph("Vi vil:"),
        *items("Tiltak 1: Opne A", "Tiltak 2: Opne B"),
    )
    assert [c.text for c in commitments(found)] == ["Opne A", "Opne B"]


def test_a_number_in_the_column_of_measures_is_no_commitment() -> None:
    rows = tuple(tuple((plain(cell),) for cell in row) for row in (("Tiltak", "Nr"), ("1", "2")))
    found = context(PLAN, heading("6", "Bygg"), Entry("table", rows=rows, header_rows=1))
    assert list(commitments(found)) == []


def test_the_bullets_of_a_cell_are_commitments_of_who_the_row_names() -> None:
    bullets = (plain("- Opne A"), plain("- Opne B", paragraph=True))
    rows = (
        ((plain("Område"),), (plain("Tiltak"),), (plain("Ansvar"),)),
        ((plain("Fødsel"),), bullets, (plain("Helse Fonna HF"),)),
        ((plain("Akutt"),), (plain("Bemanne mottaket"),), (plain("Fagsjefen"),)),
    )
    found = context(PLAN, heading("6", "Bygg"), Entry("table", rows=rows, header_rows=1))
    assert [(c.text, c.owner, c.source.quote) for c in commitments(found)] == [
        ("Opne A", "Helse Fonna HF", "Opne A"),
        ("Opne B", "Helse Fonna HF", "Opne B"),
        ("Bemanne mottaket", VEST, "Bemanne mottaket"),
    ]
