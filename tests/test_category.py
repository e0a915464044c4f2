"""What an answer's words decide: each line is an answer and the category that it states."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.category import category_of
from extractors.wordlists import examples

STATED = [
    (
        "Kravet om nye rom er ikke innfridd. Delen av oppdraget som gjelder ventetid er innfridd.",
        "delvis_innfridd",
        None,
    ),
    (
        "Kravet om nye rom er ikke innfridd. Delen om oppdraget som gjelder ventetid er innfridd.",
        "delvis_innfridd",
        None,
    ),
    ("Foretaket vurderer at målet ikke er nådd. Det mangler særlig leger.", "ikke_innfridd", None),
    ("Styret meiner at målet delvis er nådd.", "delvis_innfridd", "målet delvis er nådd"),
    (
        "Infeksjonene lå under kravet i vår og over i høst.",
        "delvis_innfridd",
        None,
    ),
    (
        "Kravet er 45 dagar, og ventetida ligg framleis over.",
        "ikke_innfridd",
        None,
    ),
    (
        "Andelen pakkeforløp er 9 prosentpoeng under målet.",
        "ikke_innfridd",
        None,
    ),
    ("Samlet er andelen videokonsultasjoner 14 %, som er over målet på 10 %.", "innfridd", None),
    ("Kravet ble innfridd for 9 av 26 forløp.", "delvis_innfridd", "Kravet ble innfridd"),
    ("Seks av ti klinikker har nådd målet.", "delvis_innfridd", "har nådd målet"),
    ("Kravet er innfridd for fire av fire klinikker.", "innfridd", "Kravet er innfridd"),
    ("Det kan ikke sies at målet er nådd, selv om tre tiltak er i gang.", "ikke_innfridd", None),
    ("Foretaket mener ikke at målet er nådd.", "ikke_innfridd", None),
    ("Ingen av klinikkene har nådd målet.", "ikke_innfridd", "har nådd målet"),
    ("Andelen var 61 prosent, så vi er nær ved å nå målet.", "ikke_innfridd", None),
    ("Andelen er 61 prosent og likt med målet.", "innfridd", None),
    ("Rutinen er innført og dermed løst.", "innfridd", "dermed løst"),
    ("Poliklinikken korter ned ventetiden, og når målet.", "innfridd", "og når målet"),
    ("Austvik er det eneste foretaket som når målet.", "innfridd", "som når målet"),
    ("Evalueringen er delvis gjennomført.", "delvis_innfridd", "er delvis gjennomført"),
    ("Kravet er innfridd.", "innfridd", "Kravet er innfridd"),
    ("Målet er nådd i Helse Vestvik.", "innfridd", "Målet er nådd"),
    ("Oppdraget er oppfylt.", "innfridd", "Oppdraget er oppfylt"),
    ("Målene for året er oppnådd.", "innfridd", "Målene for året er oppnådd"),
    ("Helse Vestvik har innfridd målet om flere lærlinger.", "innfridd", "har innfridd målet"),
    ("Regionen oppfyller kravet.", "innfridd", "oppfyller kravet"),
    ("Kravet vurderes som oppfylt.", "innfridd", "Kravet vurderes som oppfylt"),
    ("Kravet er innfridd, men veksten ved Austvik kommer først neste år.", "innfridd", None),
    (
        "Det er gjort mye i året som gikk. Etter et langt arbeid er kravet nå innfridd.",
        "innfridd",
        None,
    ),
    ("Dette er ivaretatt gjennom en avtale mellom to foretak.", "innfridd", "Dette er ivaretatt"),
    ("Ansvaret er ivaretatt av Austvik sykehus HF.", "innfridd", "Ansvaret er ivaretatt"),
    ("Oppdraget er gjennomført og rapporten er sendt.", "innfridd", "Oppdraget er gjennomført"),
    (
        "Helse Vestvik vurderer at oppdraget som ble gitt om å prøve ut ordningen er oppfylt "
        "gjennom arbeid som starter neste år.",
        "innfridd",
        None,
    ),
    ("Kravet er i hovedsak innfridd.", "delvis_innfridd", None),
    ("Kravet oppfylles.", "innfridd", "Kravet oppfylles"),
    ("Kravet er ikke innfridd.", "ikke_innfridd", "Kravet er ikke innfridd"),
    ("Per desember er målet ikke nådd for regionen.", "ikke_innfridd", "er målet ikke nådd"),
    (
        "Helseforetakene har ikke nådd målet om kortere ventetid.",
        "ikke_innfridd",
        "har ikke nådd målet",
    ),
    ("Vi har ikke lyktes i å nå målet.", "ikke_innfridd", "ikke lyktes i å nå målet"),
    ("Kravet vil ikke bli innfridd i år.", "ikke_innfridd", None),
    ("Målet nås ikke i år.", "ikke_innfridd", "Målet nås ikke"),
    ("Oppdraget er foreløpig ikke løst.", "ikke_innfridd", None),
    ("Ingen av målene er nådd.", "ikke_innfridd", None),
    ("Foretakene er langt unna målet.", "ikke_innfridd", "er langt unna målet"),
    ("Målet er delvis nådd.", "delvis_innfridd", "Målet er delvis nådd"),
    ("Systemene er på plass. Målet er delvis oppnådd, og noe gjenstår.", "delvis_innfridd", None),
    ("Kravet er ikke fullt ut innfridd.", "delvis_innfridd", None),
    ("Målet er i stor grad nådd.", "delvis_innfridd", None),
    ("Målet er nådd for voksne. Målet er ikke nådd for barn.", "delvis_innfridd", None),
    ("Kravet er innfridd for somatikk, men ikke for rusbehandling.", "delvis_innfridd", None),
    (
        "Kravet er ikke innfridd i Austvik, men kravet er innfridd i Nordvik.",
        "delvis_innfridd",
        None,
    ),
    ("Oppdraget er forsinket.", "forsinket", "er forsinket"),
    ("Innføringen er noe forsinket på grunn av leverandøren.", "forsinket", None),
    ("Prosjektet er utsatt til høsten.", "forsinket", "er utsatt"),
    ("Det har oppstått forsinkelser i leveransen.", "forsinket", "forsinkelser"),
    ("Saken er stor, og med fare for forsinkelser.", "forsinket", "forsinkelser"),
    ("Kravet er innfridd", "innfridd", "Kravet er innfridd"),
    ("Delvis innfridd", "delvis_innfridd", "Delvis innfridd"),
    ("Ikke innfridd. Tiltak er satt inn.", "ikke_innfridd", "Ikke innfridd"),
    ("Status: Gjennomført", "innfridd", "Gjennomført"),
    ("Pågår", "pagar", "Pågår"),
    ("Andelen steg. Vi kan ikke si at kravet er innfridd.", "ikke_innfridd", None),
    ("Ventetiden gikk ned. Vi er i mål.", "innfridd", "er i mål"),
    ("Vi er ikke helt i mål.", "delvis_innfridd", None),
    ("Vi er ikke i mål.", "ikke_innfridd", None),
    ("Gjennomført i alle enheter.", "innfridd", "Gjennomført"),
    ("Kravet er bare innfridd ved Austvik sykehus HF.", "delvis_innfridd", None),
    ("Bare Austvik sykehus HF har nådd målet.", "delvis_innfridd", "har nådd målet"),
    ("Kun ett av foretakene er innenfor målet.", "delvis_innfridd", "er innenfor målet"),
    ("Målet er nådd for kvartalet, ikke for halvåret.", "delvis_innfridd", "Målet er nådd"),
    ("Innfridd ved Austvik, ikke ved Nordvik.", "delvis_innfridd", "Innfridd"),
    ("Kravet er innfridd for øye. I hudklinikken mangler leger.", "delvis_innfridd", None),
    ("Kravet er innfridd for øye. I hudklinikken økte aktiviteten.", "innfridd", None),
    ("Målet om færre avlysninger er langt unna.", "ikke_innfridd", None),
    ("Målet er langt fra nådd.", "ikke_innfridd", "Målet er langt fra nådd"),
    ("Vesentlig forsinket. Anbudet er påklaget.", "forsinket", "Vesentlig forsinket"),
]
STATED_NYNORSK = [
    ("Vi kan ikkje hevde at målet er nådd.", "ikke_innfridd", None),
    ("Delen er 61 prosent, så ein er nær ved å nå det.", "ikke_innfridd", None),
    ("Kravet er innfridd.", "innfridd", "Kravet er innfridd"),
    ("Måla er nådde.", "innfridd", "Måla er nådde"),
    ("Oppdraget er ivareteke.", "innfridd", None),
    ("Målet er ikkje nådd.", "ikke_innfridd", "Målet er ikkje nådd"),
    ("Helse Vestvik har ikkje oppnådd målet.", "ikke_innfridd", "har ikkje oppnådd målet"),
    ("Kravet vert ikkje rekna som innfridd.", "ikke_innfridd", None),
    ("Målet er delvis oppnådd.", "delvis_innfridd", "Målet er delvis oppnådd"),
    ("Kravet er ikkje heilt innfridd.", "delvis_innfridd", None),
    ("Arbeidet er forseinka.", "forsinket", "er forseinka"),
    ("Oppdraget er i gang.", "pagar", None),
    ("Målet ligg framleis langt unna.", "ikke_innfridd", None),
    ("Berre Austvik sjukehus HF har nådd målet.", "delvis_innfridd", None),
    ("Målet er nådd for vaksne, ikkje for barn.", "delvis_innfridd", "Målet er nådd"),
    ("Monaleg forseinka.", "forsinket", "Monaleg forseinka"),
    ("Helseføretaket greier ut tilbodet.", "pagar", None),
]
NO_VERDICT = [
    ("Det er usikkert om oppdraget er innfridd.", "ukjent"),
    (
        "Foretaket har i år ikke gjennomført innkjøp der markedet er lite. Det er rom for mer.",
        "ukjent",
    ),
    ("Storlia er gitt i oppdrag å lage en plan.", "pagar"),
    ("Vi har gitt innkjøpsavdelingen i Austvik i oppdrag å drive lageret.", "pagar"),
    ("Helse Vest har hatt en lederrolle på området.", "pagar"),
    ("Helse Vest startet i januar bruken av et nytt grensesnitt.", "pagar"),
    ("Foretaket har hatt oppfølging av økonomien gjennom året.", "pagar"),
    ("Austvik er ikke kommet dit at målet er nådd.", "ukjent"),
    ("Vi venter, og når målet er nådd, starter neste fase.", "pagar"),
    (
        "Kapasitetsmangelen er løst med kjøp fra andre. Nye planer er lagt, og arbeidet pågår.",
        "pagar",
    ),
    ("Kravet forventes innfridd til sommeren.", "ukjent"),
    ("Det arbeides for at kravet skal bli innfridd.", "pagar"),
    ("Midlene deles ut når kravet er innfridd, og arbeidet pågår.", "pagar"),
    ("Det er gjennomført møte med kommunene.", "pagar"),
    ("Foretaket har startet kartleggingen.", "pagar"),
    ("Rapporten ventes ferdig i mai. Det ble gitt utsatt frist på oppdraget.", "ukjent"),
    ("Ventetiden var 61 dager ved utgangen av året.", "ukjent"),
    ("Voldsutsatte kvinner får et eget tilbud, og det planlegges flere plasser.", "pagar"),
    ("Ansatte som er utsatt for vold følges opp.", "pagar"),
    ("Fagdagen er avlyst og ikke gjennomført.", "ikke_innfridd"),
    ("Kursene er ikke gjennomført, men planlegges.", "pagar"),
    ("Vi har tatt malen i bruk ved tre klinikker.", "pagar"),
    ("Opplæringa er i rute.", "pagar"),
    ("Fristen ble utsatt etter avtale med eier.", "ukjent"),
    ("Oppdraget er ikke påbegynt, i henhold til plan.", "pagar"),
    ("Oppdraget er ikkje starta, som planlagt.", "pagar"),
    ("Rutinen er på høring i klinikkene.", "pagar"),
    ("Rommene er valgt ut, og ombyggingen starter i mars.", "pagar"),
    ("Arbeidet følger planen, og tiltak er iverksatt for å unngå forsinkelser.", "pagar"),
]
COMPARED = [
    (
        "Andelen ligger på 11 prosent. Dette er over målet, men en nedgang.",
        "lower",
        "ikke_innfridd",
    ),
    ("Ventetiden er over målet.", None, "ikke_innfridd"),
    ("Ventetiden er under målkravet.", None, "innfridd"),
    ("Andelen er over målet.", "higher", "innfridd"),
    ("Andelen er under målkravet.", "higher", "ikke_innfridd"),
    ("Andelen er over målet.", None, "ukjent"),
    ("Fristbrudd: dette er under målet, men en reduksjon fra i fjor.", None, "ukjent"),
    ("Ventetiden er innenfor målkravet på 60 dager.", None, "innfridd"),
    ("Samlet ligger regionen over kravet. Austvik ligger under kravet.", "lower", "ikke_innfridd"),
    (
        "Målet er nådd for voksne. For barn er resultatet under målkravet.",
        "higher",
        "delvis_innfridd",
    ),
]


@pytest.mark.parametrize(("answer", "category", "words"), [*STATED, *STATED_NYNORSK])
def test_the_words_state_a_verdict(answer: str, category: str, words: str | None) -> None:
    verdict = category_of(answer)
    assert verdict.category == category
    if words is not None:
        assert verdict.words == words


@pytest.mark.parametrize(("answer", "category"), NO_VERDICT)
def test_a_verdict_on_something_else_is_none(answer: str, category: str) -> None:
    verdict = category_of(answer)
    assert (verdict.category, verdict.words) == (category, None)


def test_when_a_target_is_met_is_not_said_to_be_now() -> None:
    assert category_of("Det blir feiring i foretaket når målet er nådd.").category == "ukjent"


def test_figures_that_are_not_out_yet_deny_nothing() -> None:
    assert category_of("Tallene for året er ikke publisert.").category == "ukjent"


def test_a_change_that_was_asked_for_is_work_though_it_may_not_be_enough() -> None:
    answer = "Innleien er redusert med 4 prosent."
    asked = "Helse Vestvik skal redusere innleien med minst 10 prosent."
    assert category_of(answer, topic=asked).category == "pagar"
    assert category_of(answer, topic="Innleien").category == "ukjent"


@pytest.mark.parametrize(("answer", "better", "category"), COMPARED)
def test_over_and_under_the_target_depend_on_what_is_better(
    answer: str, better: str | None, category: str
) -> None:
    assert category_of(answer, better).category == category  # type: ignore[arg-type]


def test_what_is_measured_is_named_by_the_answer_before_the_heading() -> None:
    answer = "Foretaket holdt 85 prosent av pasientavtalene. Resultatet er under målet."
    assert category_of(answer, topic="Passert planlagt tid").category == "ikke_innfridd"


def test_a_new_deadline_is_told_of_beside_the_category() -> None:
    answer = "Det er gitt utsatt frist på oppdraget. Mandatet er vedtatt, og arbeidet pågår."
    assert category_of(answer).alternatives == ("forsinket",)


def test_every_cue_has_an_example_that_says_something() -> None:
    for name, sentences in examples("category").items():
        assert all(sentences), name


@given(st.text(max_size=300))
def test_the_deciding_words_stand_where_the_span_says(text: str) -> None:
    verdict = category_of(text)
    if verdict.span:
        assert text[slice(*verdict.span)] == verdict.words
