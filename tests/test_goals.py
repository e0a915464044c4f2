"""Goals and indicators of a mandate document and a plan, in several layouts."""

import pytest
from small_contexts import OPPDRAG, PLAN, context, heading, items, paragraph

from extractors.commitments import commitments
from extractors.goals import goals
from extractors.indicators import indicators
from ingest.lines import Entry, plain


@pytest.mark.parametrize("lead", ["skal nå følgende hovedmål:", "skal nå følgjande hovudmål:"])
def test_a_numbered_list_after_its_lead_in_gives_the_main_goals(lead: str) -> None:
    found = context(
        OPPDRAG,
        heading("2", "Mål"),
        paragraph(f"Foretaket {lead}"),
        *items("A", "B", numbered=True),
    )
    assert [(g.level, g.number, g.text, g.section) for g in goals(found)] == [
        ("hovedmal", 1, "A", "2"),
        ("hovedmal", 2, "B", "2"),
    ]


def test_main_goals_are_read_from_headings_where_no_list_gives_them() -> None:
    found = context(OPPDRAG, heading("3.1", "Hovedmål 1: Rask hjelp"), paragraph("Tekst."))
    assert [(g.number, g.text) for g in goals(found)] == [(1, "Rask hjelp")]


def test_goals_stand_under_their_heading_with_or_without_bullets() -> None:
    texts = ("Pasienter skal få hjelp i tide.", "Ansatte skal ha det trygt.")
    marked = context(OPPDRAG, heading("2.1", "Kvalitative mål"), *items(*texts))
    bare = context(OPPDRAG, heading("2.1", "Kvalitative mål"), *map(paragraph, texts))
    assert [g.text for g in goals(marked)] == [g.text for g in goals(bare)] == list(texts)
    assert {g.level for g in goals(bare)} == {"kvalitativ"}


def test_the_goals_of_the_government_are_not_the_goals_of_the_document() -> None:
    found = context(
        OPPDRAG,
        heading("1", "Føringer"),
        paragraph("Regjeringens overordnede mål er:"),
        *items("A"),
    )
    assert list(goals(found)) == []


def test_indicators_have_measures_and_the_reporting_of_their_lead_in() -> None:
    found = context(
        OPPDRAG,
        heading("2.2", "Indikatorar"),
        paragraph("Nedanfor er indikatorane som føretaket skal rapportere tertialvis på."),
        *items("Ventetida skal vere lågare enn 50 dagar."),
    )
    (indicator,) = indicators(found)
    assert [(m.op, m.value, m.unit) for m in indicator.measures] == [("<", 50, "days")]
    assert indicator.reporting == ("tertialvis",)


def test_under_one_heading_for_both_what_is_measured_is_an_indicator() -> None:
    found = context(
        OPPDRAG,
        heading("2", "Mål og indikatorer"),
        *items("Pasienter skal møtes med respekt.", "Andelen skal være minst 70 pst."),
    )
    assert [g.text for g in goals(found)] == ["Pasienter skal møtes med respekt."]
    assert [i.text for i in indicators(found)] == ["Andelen skal være minst 70 pst."]


def test_a_table_of_indicators_gives_one_a_row() -> None:
    rows = tuple(
        tuple((plain(cell),) for cell in row)
        for row in (("Indikator", "Mål 2026"), ("Ventetid rus", "under 30 dager"))
    )
    found = context(OPPDRAG, heading("2", "Mål"), Entry("table", rows=rows, header_rows=1))
    (indicator,) = indicators(found)
    assert (indicator.text, indicator.measures[0].op, indicator.measures[0].value) == (
        "Ventetid rus under 30 dager",
        "<",
        30,
    )
    assert indicator.measures[0].period == "2026"


def test_a_table_of_fields_and_targets_gives_those_that_are_measured() -> None:
    rows = tuple(
        tuple((plain(cell),) for cell in row)
        for row in (
            ("Område", "Målkrav 2026"),
            ("Ventetid rehabilitering (dager)", "< 45"),
            ("Samarbeid", "Etter avtale"),
            ("Syn", "Helse Vest RHF skal øke antall kontroller ved bruk av team."),
        )
    )
    found = context(OPPDRAG, heading("2", "Krav"), Entry("table", rows=rows, header_rows=1))
    assert [(i.text, i.measures[0].unit) for i in indicators(found)] == [
        ("Ventetid rehabilitering (dager) < 45", "days")
    ]


def test_values_alone_have_the_limit_that_their_lead_ends_in() -> None:
    found = context(
        OPPDRAG,
        heading("2", "Styringsmål"),
        paragraph("Ventetida skal vere under:"),
        *items("Somatikk: 52 dagar", "Rus: 28 dagar"),
    )
    measured = [(i.measures[0].scope, i.measures[0].op) for i in indicators(found)]
    assert measured == [("Somatikk", "<"), ("Rus", "<")]


def test_a_lead_that_is_only_the_word_goals_leads_to_goals_and_indicators() -> None:
    texts = ("Ingen korridorpasienter.", "Pasientene skal møtes med respekt.")
    found = context(OPPDRAG, heading("2.1", "Venting"), paragraph("Mål for 2026:"), *items(*texts))
    assert [i.text for i in indicators(found)] == [texts[0]]
    assert [(g.level, g.text) for g in goals(found)] == [("kvalitativ", texts[1])]


def test_overall_goals_are_the_main_goals_of_a_mandate_and_the_strategic_of_a_plan() -> None:
    told = (paragraph("De overordnede målene er:"), *items("A", "B", numbered=True))
    mandate, plan = (context(kind, heading("2", "Mål"), *told) for kind in (OPPDRAG, PLAN))
    assert [(g.level, g.number) for g in goals(mandate)] == [("hovedmal", 1), ("hovedmal", 2)]
    assert [(g.level, g.number) for g in goals(plan)] == [("strategisk", 1), ("strategisk", 2)]


def test_a_main_goal_of_a_list_has_the_number_that_it_names() -> None:
    found = context(
        OPPDRAG,
        heading("2", "Mål"),
        paragraph("Dette er dei overordna måla:"),
        *items("Hovudmål 1: Rask hjelp", "Hovudmål 2: Trygge bygg"),
    )
    assert [(g.number, g.text) for g in goals(found)] == [(1, "Rask hjelp"), (2, "Trygge bygg")]


@pytest.mark.parametrize(
    "lead", ["Regionens to innsatsområder er:", "Vi har desse satsingsområda:"]
)
def test_efforts_that_are_counted_are_goals(lead: str) -> None:
    said = (heading("2", "Retning"), paragraph(lead), *items("Nær", "Samlet"))
    found = context(OPPDRAG, *said)
    assert [(g.level, g.text) for g in goals(found)] == [
        ("hovedsatsing", "Nær"),
        ("hovedsatsing", "Samlet"),
    ]


def test_efforts_that_are_only_worked_with_are_no_goals() -> None:
    lead = paragraph("Innkjøp skal arbeide med to satsingsområder:")
    assert list(goals(context(PLAN, heading("2", "Innkjøp"), lead, *items("A", "B")))) == []


def test_a_box_that_says_what_is_to_be_in_a_year_is_a_goal_of_the_plan() -> None:
    found = context(
        PLAN,
        heading("4", "Bygg"),
        Entry("box", lines=(plain("Alle bygg skal være uten fossil oppvarming innen 2031."),)),
        Entry("box", lines=(plain("Innen 2033 skal alle bygg ha sol på taket."),)),
        Entry("box", lines=(plain("Byggene er fra 1970."),)),
    )
    assert [(g.level, g.text[:9]) for g in goals(found)] == [
        ("delmal", "Alle bygg"),
        ("delmal", "Innen 203"),
    ]


def test_chapters_of_efforts_are_goals_in_plans_alone() -> None:
    chapter = (heading("2", "Satsingsområder"), heading("2.1", "Kortere køer", 2), paragraph("A."))
    assert list(goals(context(OPPDRAG, *chapter))) == []
    assert [g.text for g in goals(context(PLAN, *chapter))] == ["Kortere køer"]


def test_the_headings_of_the_chapter_of_main_efforts_are_the_efforts() -> None:
    found = context(
        PLAN,
        heading("5", "Hovudsatsingar i perioden"),
        heading("5.1", "Innleiing", 2),
        heading("5.2", "Digital heimeoppfølging", 2),
        paragraph("Tekst om satsinga."),
    )
    assert [(g.level, g.text) for g in goals(found)] == [
        ("hovedsatsing", "Digital heimeoppfølging")
    ]


def test_a_sub_goal_with_a_target_is_an_indicator_too() -> None:
    found = context(
        PLAN,
        heading("4.7", "Klima"),
        paragraph("Vi har vedtatt følgende gevinstmål:"),
        *items("Avfall skal reduseres med 30 % innen 2030", "Grønne innkjøp"),
    )
    assert [g.level for g in goals(found)] == ["delmal", "delmal"]
    assert [i.text for i in indicators(found)] == ["Avfall skal reduseres med 30 % innen 2030"]


def test_goals_of_no_named_level_are_told_apart_by_what_they_measure() -> None:
    texts = ("Ventetiden skal være under 60 dager.", "Alle skal møtes med respekt.")
    mandate = context(OPPDRAG, heading("2", "Mål 2026"), *items(*texts))
    assert [i.text for i in indicators(mandate)] == [texts[0]]
    assert [(g.level, g.text) for g in goals(mandate)] == [("kvalitativ", texts[1])]
    plan = context(PLAN, heading("4", "Vegen"), paragraph("Styret har desse måla:"), *items(*texts))
    assert {g.level for g in goals(plan)} == {"delmal"}


def test_goals_of_a_year_stand_below_it_where_bullets_are_lost() -> None:
    texts = ("Ventetiden skal være under 40 dager.", "Alle skal møtes med respekt.")
    said = (heading("2.1", "Venting"), heading(None, "Mål 2026:", 3), *map(paragraph, texts))
    found = context(OPPDRAG, *said, paragraph("Oppgaver:"), paragraph("Regionen skal øve."))
    assert [i.text for i in indicators(found)] == [texts[0]]
    assert [g.text for g in goals(found)] == [texts[1]]


def test_a_line_that_is_a_heading_but_not_set_as_one_names_its_list() -> None:
    found = context(
        PLAN,
        heading("2.1", "Mål 2035"),
        paragraph("Slik vil vi ha det"),
        *items("Hjelpen er nær"),
        paragraph("Vi skal"),
        *items("bygge ut rehabilitering"),
    )
    assert [g.text for g in goals(found)] == ["Hjelpen er nær"]


@pytest.mark.parametrize("lead", ["Føretaket skal rapportere på:", "Desse styringsmåla gjeld:"])
def test_measured_items_below_a_heading_for_goals_are_indicators(lead: str) -> None:
    texts = ("Talet på fristbrot skal vere null", "Delen heiltid skal auke frå 2025")
    found = context(OPPDRAG, heading("2", "Styringsmål"), paragraph(lead), *items(*texts))
    assert [i.text for i in indicators(found)] == list(texts)


@pytest.mark.parametrize(
    "lead",
    [
        "Dei regionale satsingane i utviklingsplanen er førande for arbeidet:",
        "Styret har vedtatt tre satsingsområder. Foretaket legger disse til grunn:",
    ],
)
def test_efforts_of_the_region_are_goals_of_the_mandates_that_build_on_them(lead: str) -> None:
    found = context(OPPDRAG, heading("1", "Innledning"), paragraph(lead), *items("A", "B", "C"))
    assert [(g.level, g.text) for g in goals(found)] == [
        ("hovedsatsing", "A"),
        ("hovedsatsing", "B"),
        ("hovedsatsing", "C"),
    ]


def test_the_frames_of_economy_are_no_indicators() -> None:
    demand = "Resultatkravet for 2026 er et overskudd på 210 millioner kroner."
    framed = context(OPPDRAG, heading("4.1", "Resultatkrav og rammer"), paragraph(demand))
    plain_ = context(OPPDRAG, heading("4.1", "Resultatkrav"), paragraph(demand))
    assert not list(indicators(framed))
    assert len(list(indicators(plain_))) == 1


def test_a_sub_goal_that_is_to_change_every_year_is_measured() -> None:
    found = context(
        PLAN,
        heading("4", "Kompetanse"),
        paragraph("For perioden gjeld desse delmåla:"),
        *items("Talet på lærlingar skal auke kvart år i planperioden", "God opplæring"),
    )
    (one,) = indicators(found)
    assert [(m.op, m.period) for m in one.measures] == [("increase", "kvart år i planperioden")]


def test_a_goal_may_stand_before_the_indicator_that_serves_it() -> None:
    rows = (
        ("Mål", "Indikator", "Datakilde"),
        ("Kortere ventetid", "Ventetiden skal være under 40 dager", "NPR"),
    )
    cells = tuple(tuple((plain(cell),) for cell in row) for row in rows)
    table = Entry("table", rows=cells, header_rows=1)
    (one,) = indicators(context(OPPDRAG, heading("3", "Krav"), table))
    assert one.text == "Ventetiden skal være under 40 dager"
    assert [(m.op, m.value) for m in one.measures] == [("<", 40)]


def test_a_counted_main_effort_is_its_own_heading_not_those_beneath() -> None:
    found = context(
        PLAN,
        heading("2", "Satsingsområde 1: Trygg start"),
        heading("2.1", "Fødsel", 2),
        paragraph("Vi skal:"),
        *items("øve oftere", "måle mer"),
        heading("3", "Satsingsområde 2: Nær behandling"),
        paragraph("Vi skal:"),
        *items("reise ut"),
    )
    assert [(g.level, g.text) for g in goals(found)] == [
        ("hovedsatsing", "Trygg start"),
        ("hovedsatsing", "Nær behandling"),
    ]
    assert [c.theme for c in commitments(found)] == ["Trygg start"] * 2 + ["Nær behandling"]


def test_counted_goals_of_a_plan_are_its_strategic_ones_and_its_chapters_none() -> None:
    found = context(
        PLAN,
        heading("2", "Mål for perioden"),
        paragraph("Styret har vedtatt to mål som alle arbeider mot:"),
        *items("Alle sover godt", "Natta er trygg"),
        heading("3", "Satsinger"),
        heading("3.1", "Lys", 2),
    )
    assert [(g.level, g.text) for g in goals(found)] == [
        ("strategisk", "Alle sover godt"),
        ("strategisk", "Natta er trygg"),
    ]


def test_goals_that_look_many_years_ahead_are_strategic() -> None:
    far = paragraph("Regionen har følgende mål for utviklingen fram mot 2045:")
    near = paragraph("Regionen har følgende mål for arbeidet:")
    levels = [
        {g.level for g in goals(context(OPPDRAG, heading("2", "Overordnede mål"), lead, *listed))}
        for lead in (far, near)
        for listed in [items("Alle sover godt", "Natta er trygg", numbered=True)]
    ]
    assert levels == [{"strategisk"}, {"hovedmal"}]


@pytest.mark.parametrize("heading_", ["Slik skal det være i 2038", "Slik skal det vere i 2038"])
def test_what_is_to_be_in_a_year_to_come_is_a_goal_of_the_plan(heading_: str) -> None:
    found = context(PLAN, heading("", heading_), *items("Alle bestiller time selv."))
    assert [(g.level, g.text) for g in goals(found)] == [("delmal", "Alle bestiller time selv.")]


def test_goals_below_a_heading_for_overall_goals_are_the_strategic_ones_of_a_plan() -> None:
    lead = paragraph("Planen har to mål for perioden fram til 2040:")
    found = context(PLAN, heading("1", "Overordnede mål"), lead, *items("Trygg hjelp", "Ro"))
    assert {g.level for g in goals(found)} == {"strategisk"}


def test_goals_that_were_decided_are_taken_up_by_the_lead_of_their_list() -> None:
    lead = paragraph("Etaten har vedtatt felles mål. Viddasykehuset slutter seg til disse:")
    found = context(PLAN, heading("7", "Klima"), lead, *items("Alle nye bygg får solceller"))
    assert [(g.level, g.text) for g in goals(found)] == [("delmal", "Alle nye bygg får solceller")]


@pytest.mark.parametrize(
    "lead", ["I 2040 har vi:", "Innan 2035 skal:", "I 2038 er sjukehuset", "Mål for klimaet:"]
)
def test_a_list_of_how_it_is_in_a_year_to_come_holds_goals_of_a_plan(lead: str) -> None:
    told = (paragraph(lead), *items("alle sove godt", "natta vere trygg"))
    found = context(PLAN, heading("3", "Vegen vidare"), *told)
    assert [(g.level, g.text) for g in goals(found)] == [
        ("delmal", "alle sove godt"),
        ("delmal", "natta vere trygg"),
    ]


def test_what_somebody_will_do_by_a_year_is_no_goal() -> None:
    found = context(
        PLAN, heading("3", "Vegen"), paragraph("Innan 2035 skal vi:"), *items("byggje", "opne")
    )
    assert list(goals(found)) == []
    assert [c.text for c in commitments(found)] == ["byggje", "opne"]


def test_the_first_column_of_the_table_of_main_efforts_names_them() -> None:
    cells = (("Satsingsområde", "Begrunnelse"), ("Trygge overganger", "De fleste feil skjer der"))
    rows = tuple(tuple((plain(cell),) for cell in row) for row in cells)
    table = Entry("table", rows=rows, header_rows=1)
    found = context(PLAN, heading("2", "Satsingsområder"), table)
    assert [(g.level, g.text) for g in goals(found)] == [("hovedsatsing", "Trygge overganger")]
    assert list(goals(context(PLAN, heading("6", "Tiltak"), table))) == []


@pytest.mark.parametrize(
    "lead",
    [
        "Følgende mål er prioritert i gruppen fram mot 2028:",
        "Storlia sykehus HF skal understøtte foretaksgruppens satsinger:",
        "Føretaket skal støtte regionen sine satsingar:",
    ],
)
def test_goals_that_are_put_first_are_main_efforts_and_slogans_no_indicators(lead: str) -> None:
    found = context(
        OPPDRAG, heading("1", "Innledning"), paragraph(lead), *items("Kortere køer", "Natt først")
    )
    assert [(g.level, g.text) for g in goals(found)] == [
        ("hovedsatsing", "Kortere køer"),
        ("hovedsatsing", "Natt først"),
    ]
    assert list(indicators(found)) == []


@pytest.mark.parametrize(("kind", "level"), [(OPPDRAG, []), (PLAN, ["delmal", "delmal"])])
def test_goals_for_one_field_that_are_all_measured_are_indicators_and_a_plans_sub_goals(
    kind: str, level: list[str]
) -> None:
    texts = ("Delen heimesamtalar skal vere minst 20 prosent.", "Svinnet skal reduserast med 10 %.")
    found = context(kind, heading("5", "Heime"), paragraph("Måla for satsinga er:"), *items(*texts))
    assert [g.level for g in goals(found)] == level
    assert [i.text for i in indicators(found)] == list(texts)


def test_a_report_names_its_chapters_by_the_main_goals_it_was_given() -> None:
    found = context(
        "Årleg melding 2025 Helse Vest RHF",
        heading("2.1", "Hovudmål 2: Rask hjelp"),
        paragraph("Kravet er innfridd."),
    )
    assert [(g.level, g.number, g.text) for g in goals(found)] == [("hovedmal", 2, "Rask hjelp")]


@pytest.mark.parametrize("lead", ["Slik måler vi framgangen:", "Satsinga vert målt ved at:"])
def test_what_a_plan_measures_itself_by_are_indicators(lead: str) -> None:
    texts = ("Fravær under 7 prosent", "Talet på kurs aukar med 10 prosent kvart år")
    for entry in (paragraph(lead), heading(None, lead, 2)):
        found = context(PLAN, heading("5", "Folk"), entry, *items(*texts))
        assert [i.text for i in indicators(found)] == list(texts)
        assert list(goals(found)) == []


@pytest.mark.parametrize("lead", ["Ambisjonen vår er at:", "Målet for satsinga er at:"])
def test_what_a_plan_wishes_are_sub_goals(lead: str) -> None:
    found = context(
        PLAN, heading("5", "Folk"), paragraph(lead), *items("alle blir", "ingen ventar")
    )
    assert [(g.level, g.text) for g in goals(found)] == [
        ("delmal", "alle blir"),
        ("delmal", "ingen ventar"),
    ]
