"""Indicators told of in running prose: which sentences make one status, and of what."""

import pytest
from reports import FJELLHEIM, LYNGFJORD, STORLIA, VIDDA, heading, item, paragraph, report

from extractors.prose_status import prose_statuses


def _told(title, *passages):
    context = report(heading("Kvalitet", "1"), heading(title, "1.2", level=2), *passages)
    return list(prose_statuses(context))


def test_sentences_on_one_indicator_are_one_status():
    (status,) = _told(
        "Ventetider innen somatikk",
        paragraph(
            "Mange har arbeidet med ventetidene. Ventetid for påbegynt helsehjelp er 61 dager i "
            "2. tertial. Dette er 4 dager lavere enn samme periode i fjor. Arbeidet fortsetter."
        ),
    )
    assert status.text == (
        "Ventetid for påbegynt helsehjelp er 61 dager i 2. tertial. "
        "Dette er 4 dager lavere enn samme periode i fjor."
    )
    assert status.of_text == "Ventetid påbegynt helsehjelp, somatikk"
    assert (status.section, status.reporter, status.of_kind) == ("1.2", VIDDA, "indicator")
    assert (status.category, status.verdict) == ("ukjent", None)


def test_two_groups_that_come_off_differently_are_a_status_each():
    first, second = _told(
        "Ventetid",
        paragraph(
            "For barn er ventetiden 41 dager, og målet er ikke innfridd. "
            "For voksne er målet nådd med 37 dager."
        ),
    )
    assert (first.category, second.category) == ("ikke_innfridd", "innfridd")
    assert [(v.value, v.unit) for v in second.values] == [(37, "days")]


def test_what_one_of_a_kind_costs_is_no_result():
    assert not _told("Fristbrudd", paragraph("Hvert fristbrudd koster om lag 9 000 kroner."))


def test_the_accounts_are_no_result_of_an_indicator():
    accounts = "Regnskapet viser et underskudd på 18 mill. kroner per april."
    assert not _told("Økonomi", paragraph(accounts))


def test_another_indicator_begins_another_status():
    first, second = _told(
        "Ventetider og fristbrudd",
        paragraph(
            "Ventetid for påbegynt helsehjelp er 61 dager. Ventetid ventende er 58 dager, en "
            "reduksjon på 9 dager."
        ),
    )
    assert first.of_text == "Ventetid påbegynt helsehjelp"
    assert second.of_text == "Ventetid ventende"


def test_each_trust_that_a_sentence_is_about_has_a_status_of_its_own():
    found = _told(
        "Sykefravær",
        paragraph(
            "Sykefraværet i foretaksgruppen er 7,1 prosent. Storlia sykehus HF har et sykefravær "
            "på 6,8 prosent. Dette er en nedgang på 0,2 prosentpoeng. Helse Lyngfjord HF har et "
            "sykefravær på 7,9 prosent."
        ),
    )
    assert [s.applies_to for s in found] == [(), (STORLIA,), (LYNGFJORD,)]
    assert found[1].text.endswith("0,2 prosentpoeng.")
    assert found[1].of_text == f"Sykefravær, {STORLIA}"


def test_several_trusts_in_one_sentence_stay_together():
    (status,) = _told(
        "Somatikk",
        paragraph(
            "Aktiviteten er 0,4 prosent over plan. Storlia sykehus ligger 1,9 prosent over plan, "
            "mens Helse Lyngfjord HF og Fjellheim sjukehus HF ligger henholdsvis 1,8 og 0,3 "
            "prosent under plan."
        ),
    )
    assert status.applies_to == (STORLIA, LYNGFJORD, FJELLHEIM)


def test_one_trust_that_is_set_apart_stays_with_what_is_told_of_all():
    (status,) = _told(
        "Fristbrudd",
        paragraph(
            "Andelen fristbrudd var 8,9 prosent i 1. tertial. Fjellheim sjukehus HF har lavest "
            "andel med 3,2 prosent."
        ),
    )
    assert [(v.value, v.scope) for v in status.values] == [(8.9, None), (3.2, FJELLHEIM)]


def test_trusts_that_begin_lines_of_their_own_have_a_status_each():
    first, second = _told(
        "Sykefravær",
        paragraph(f"{STORLIA}: 3 prosent sykefravær i juli {FJELLHEIM}: opp fra 4 til 5 prosent"),
    )
    assert [v.value for v in first.values] == [3]
    assert [v.value for v in second.values] == [4, 5]


def test_a_verdict_behind_a_result_is_on_that_result():
    (status,) = _told(
        "Epikriser",
        paragraph(
            "Delen epikrisar sende innan éin dag var 71,5 prosent i tertialet. Fire klinikkar har "
            "nye malar. Føretaket har dermed nådd målet."
        ),
    )
    assert (status.category, status.verdict) == ("innfridd", "har dermed nådd målet")


def test_a_number_that_is_told_of_again_belongs_to_the_indicator():
    (status,) = _told(
        "Psykisk helsevern",
        paragraph("Talet på vedtak om reimar hittil i år er 12. I fjor var talet 19."),
    )
    assert [v.value for v in status.values] == [12, 19]
    (status,) = _told(
        "Samhandling",
        paragraph("Det var 612 utskrivningsklare døgn. Økningen fra 1. tertial er på 88 døgn."),
    )
    assert [v.value for v in status.values] == [612, 88]


def test_a_party_that_is_left_out_is_not_concerned():
    (status,) = _told(
        "Resultat",
        paragraph("Regionen har et negativt resultat på 29 mill. kroner, ekskl. Vidda IKT HF."),
    )
    assert status.applies_to == ()


def test_a_change_told_without_figures_goes_on_to_the_trust_that_differs():
    (status,) = _told(
        "Liggedøgn",
        paragraph(
            "Per 2. tertial 2031 er antall liggedøgn lavere enn i fjor. Helse Lyngfjord HF skiller "
            "seg ut med en økning."
        ),
    )
    assert status.applies_to == (LYNGFJORD,)


def test_items_of_a_list_take_their_indicator_from_the_heading():
    found = _told(
        "Sykefravær",
        paragraph("Sykefraværet viser følgende utvikling per foretak:"),
        item("Storlia sykehus: økning fra 6,8 prosent til 6,9 prosent"),
        item("Fjellheim sjukehus: nedgang fra 7,5 prosent til 6,9 prosent"),
    )
    assert [s.of_text for s in found] == [f"Sykefravær, {STORLIA}", f"Sykefravær, {FJELLHEIM}"]


def test_what_a_passage_begins_by_being_limited_to_is_part_of_the_name():
    (status,) = _told("Pakkeforløp kreft", item("Innen hudkreft er 70 prosent registrert i tide."))
    assert status.of_text == "Pakkeforløp, hudkreft"


def test_nynorsk_is_read_like_bokmaal():
    (status,) = _told(
        "Ventetider innan somatikk",
        paragraph(
            "Ventetida for påbyrja helsehjelp er 63 dagar hittil i år. Dette er over målet, men "
            "ein nedgang på 5 dagar frå same periode i fjor."
        ),
    )
    assert status.of_text == "Ventetid påbegynt helsehjelp, somatikk"
    assert status.category == "ikke_innfridd"


def test_a_verdict_without_a_figure_is_a_status():
    (status,) = _told("Ventetider", paragraph("Antallet som har ventet lenge, ligger over målet."))
    assert status.category == "ikke_innfridd"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Topp ti risiko", "Sykefraværet er 7,1 prosent."),
        ("Sykefravær", "Foretakene skal redusere sykefraværet til 6 prosent."),
        ("Sykefravær", "Målet er at minst 9 av 10 enheter har et sykefravær under 6 prosent."),
        ("Sykefravær", "Fram til 2040 vil sykefraværet øke med 5 prosent."),
        ("Sykefravær", "Det er etablert 33 nettverk i regionen."),
        ("Sykefravær", "Arbeidet med sykefravær fortsetter."),
        ("Antibiotika", "Tallene kommer med fire måneders forsinkelse."),
    ],
)
def test_risks_obligations_and_background_give_no_status(title, text):
    assert not _told(title, paragraph(text))


@pytest.mark.parametrize(
    ("last", "category"),
    [("Dermed er målet nådd.", "innfridd"), ("Kravet er ikke innfridd.", "ikke_innfridd")],
)
def test_a_verdict_that_takes_up_the_result_before_it_belongs_to_it(last, category):
    (status,) = _told("Sykefravær", paragraph(f"Sykefraværet er 7,1 prosent. {last}"))
    assert status.text == f"Sykefraværet er 7,1 prosent. {last}"
    assert status.category == category
