"""Rows of status tables: a mandate, its answer, likelihood, and whom it concerns."""

from reports import FJELLHEIM, LYNGFJORD, STORLIA, VIDDA, heading, report, table

from extractors.status_tables import is_status_table, table_statuses
from extractors.table_columns import named_tables


def _statuses(*rows, title="Årets oppdrag"):
    context = report(heading(title, "5.1"), table(*rows))
    (named,) = named_tables(context)
    assert is_status_table(context, named)
    return list(table_statuses(context, named))


def test_a_row_answers_its_mandate_whatever_the_order_of_the_columns():
    (status,) = _statuses(
        ("Sannsyn for måloppnåing", "Oppdrag", "Status"),
        ("Svært låg", "Føretaket skal øve kvart år.", "Oppdraget er ikkje løyst."),
    )
    assert status.of_text == "Føretaket skal øve kvart år."
    assert status.text == "Oppdraget er ikkje løyst."
    assert status.probability == "Svært låg"
    assert status.category == "ikke_innfridd"
    assert (status.section, status.of_kind, status.reporter) == ("5.1", "oppdrag", VIDDA)


def test_an_id_is_taken_from_its_own_column_or_from_before_the_words():
    first, second = (
        _statuses(("Nr.", "Oppdrag", "Status"), ("HVI31-07", "Foretaket skal øve.", "Øvd.")),
        _statuses(("Oppdrag", "Status"), ("HVI31-07 Foretaket skal øve.", "Øvd.")),
    )
    assert [(s.of, s.of_text) for s in (*first, *second)] == [
        ("HVI31-07", "Foretaket skal øve.")
    ] * 2


def test_a_mandate_of_an_earlier_year_has_its_own_year_and_trusts():
    (status,) = _statuses(
        ("År", "Oppdrag", "Gjelder HF", "Status"),
        ("2028", "Foretaket skal øve.", "STL, HLF, FJS", "Oppdraget er ikke løst."),
    )
    assert status.of_year == 2028
    assert set(status.applies_to) == {STORLIA, LYNGFJORD, FJELLHEIM}


def test_all_trusts_are_those_that_treat_patients():
    (status,) = _statuses(
        ("Krav", "Gjelder", "Status"), ("Alle skal øve.", "Alle HF", "Oppdraget er ikke løst.")
    )
    assert set(status.applies_to) == {STORLIA, LYNGFJORD, FJELLHEIM}


def test_a_measure_in_a_column_of_targets_is_an_indicator_unless_it_lays_a_duty():
    first, second = _statuses(
        ("Styringsmål", "Resultat"),
        ("Ventetida i somatikken skal vere kortare enn 50 dagar.", "Nådd. Ventetida var 47 dagar."),
        ("Storlia sykehus HF skal lage en plan.", "Delvis nådd. Utkast er sendt på høring."),
    )
    assert (first.of_kind, second.of_kind) == ("indicator", "oppdrag")


def test_a_plain_word_for_the_regional_authority_is_the_region():
    (status,) = _statuses(
        ("År", "Oppdrag", "Gjelder HF", "Status"),
        ("2028", "Regionen skal øve.", "RHF", "Oppdraget er ikke løst."),
    )
    assert status.applies_to == (VIDDA,)


def test_without_a_column_the_trusts_that_the_answer_names_are_concerned():
    (status,) = _statuses(
        ("Oppdrag", "Status"),
        ("Regionen skal øve.", "Samlet er øvelsen holdt, men HLF har ikke deltatt."),
    )
    assert status.applies_to == (LYNGFJORD,)


def test_a_row_left_blank_in_the_column_concerns_the_region():
    (status,) = _statuses(
        ("Oppdrag", "Gjelder HF", "Status"), ("Regionen skal øve.", "", "Øvelsen er holdt.")
    )
    assert status.applies_to == (VIDDA,)


def test_a_yes_to_whether_it_will_be_reached_is_a_likelihood_and_no_verdict():
    (status,) = _statuses(
        ("Oppdrag", "Status per april", "Blir nådd?"),
        ("Øve på brann", "Planen er under arbeid.", "Ja"),
    )
    assert (status.category, status.probability) == ("pagar", "Ja")


def test_a_row_that_repeats_the_header_is_no_answer():
    assert not _statuses(("Oppdrag", "Status"), ("Øve på brann", "Lukkes"))


def test_a_title_dates_the_mandates_that_it_says_are_left_open():
    (status,) = _statuses(
        ("Krav", "Status", "Lukkes"),
        ("Øve på brann", "Øvelsen er utsatt.", "2031"),
        title="Krav som står åpne fra 2030",
    )
    assert (status.of_year, status.category) == (2030, "forsinket")


def test_a_row_without_an_answer_gives_no_status():
    assert not _statuses(("Oppdrag", "Status"), ("Foretaket skal øve.", ""))


def test_beside_a_bare_status_the_comment_is_the_answer_and_the_status_its_verdict():
    (status,) = _statuses(
        ("Oppdrag", "Ansvar", "Frist", "Status", "Kommentar"),
        ("Øve på brann", "Drift", "1.6.2031", "Ferdig", "Øvinga vart halden i mai."),
    )
    assert (status.text, status.category) == ("Øvinga vart halden i mai.", "innfridd")


def test_a_colour_is_no_verdict_so_that_the_words_of_the_answer_decide():
    (status,) = _statuses(
        ("Id", "Oppdrag", "Farge", "Vurdering"),
        ("HVI31-02", "Øve på brann", "Grønn", "Kravet er ikke innfridd."),
    )
    assert (status.of, status.category) == ("HVI31-02", "ikke_innfridd")
    assert status.probability is None


def test_a_report_of_a_trust_concerns_the_trusts_named_alone():
    context = report(
        heading("Oppdrag", "2"),
        table(("Oppdrag", "Status"), ("Øve på brann", "Øvelsen er holdt.")),
        issuer=STORLIA,
    )
    (named,) = named_tables(context)
    (status,) = table_statuses(context, named)
    assert status.applies_to == ()


def test_work_under_way_is_told_by_its_cell_where_the_comment_gives_no_verdict():
    under_way, met = _statuses(
        ("Oppdrag", "Status", "Kommentar"),
        ("Redusere deltid", "Pågår", "Andelen er 24 prosent."),
        ("Øve på brann", "Pågår", "Kravet er innfridd."),
    )
    assert (under_way.category, met.category) == ("pagar", "innfridd")


def test_a_verdict_with_a_column_of_its_own_decides_whatever_the_column_is_called():
    late, on_the_way, partly = _statuses(
        ("Krav", "Status", "Vurdering", "Sannsynlighet"),
        ("Øve på brann", "Øvelsen er utlyst.", "Forsinket", "Høy"),
        ("Øve på strøm", "Leverandøren er forsinket. Planen er lagt.", "Pågår", "Lav"),
        ("Øve på flom", "Planen er vedtatt.", "Delvis nådd", "–"),
    )
    assert [s.category for s in (late, on_the_way, partly)] == [
        "forsinket",
        "pagar",
        "delvis_innfridd",
    ]
    assert (late.text, late.probability, partly.probability) == ("Øvelsen er utlyst.", "Høy", None)


def test_of_two_columns_on_the_status_the_bare_one_is_the_verdict_of_the_other():
    (first,) = _statuses(
        ("Krav", "Status og tiltak", "Status"),
        ("Øve på brann", "Talet auka frå 4 til 6.", "Ikkje gjennomført"),
    )
    (second,) = _statuses(
        ("Krav", "Status", "Status og tiltak"),
        ("Øve på brann", "Ikkje levert", "Talet auka frå 4 til 6."),
    )
    (third,) = _statuses(
        ("Krav", "Status og tiltak", "Status"),
        ("Øve på brann", "Kravet er lukket. Fire øvelser er holdt.", "Gjennomført"),
    )
    assert third.text == "Kravet er lukket. Fire øvelser er holdt."
    assert [first.text, second.text] == ["Talet auka frå 4 til 6."] * 2
    assert [first.category, second.category] == ["ikke_innfridd"] * 2


def test_a_mandate_is_of_the_year_in_its_id_or_in_brackets_behind_it():
    first, second, third = _statuses(
        ("Krav", "Status"),
        ("HVI28-07 Foretaket skal øve.", "Øvelsen er holdt."),
        ("Foretaket skal øve på natt (2029).", "Øvelsen er holdt."),
        ("Foretaket skal øve (2030–2033) hver vår.", "Øvelsen er holdt."),
    )
    assert [s.of_year for s in (first, second, third)] == [2028, 2029, 2031]


def test_main_efforts_of_a_plan_are_goals_that_a_table_answers():
    ahead, coloured = _statuses(
        ("Innsatsområde", "Status", "Kommentar"),
        ("Trygg fødsel", "Foran plan", "Tre jordmødre er tilsatt."),
        ("Nær behandling", "Gul", "Oppstarten er utsatt til 2032."),
        title="Oppfølging av utviklingsplanen",
    )
    assert (ahead.of_kind, ahead.of_text, ahead.category) == ("goal", "Trygg fødsel", "pagar")
    assert (coloured.text, coloured.category) == ("Oppstarten er utsatt til 2032.", "forsinket")


def test_a_plain_no_gives_way_to_words_that_tell_of_a_delay():
    (status,) = _statuses(
        ("Krav", "Måloppnåelse", "Kommentar"),
        ("Foretaket skal øve.", "Nei", "Øvelsen ble utsatt til mars på grunn av streik."),
    )
    assert status.category == "forsinket"
