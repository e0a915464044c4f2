"""Line-end hyphens, ligatures and blanks: examples of the domain, and laws that always hold."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.builder import build
from ingest.lines import Entry, Line, Run, plain
from ingest.mending import Vocabulary, join_lines
from model.base import fold
from model.text import Document


def read(*lines: str, also: str = "") -> Document:
    """A document of one paragraph, and one of words that stand whole elsewhere."""
    entries = [Entry("paragraph", tuple(plain(line) for line in lines))]
    if also:
        entries.append(Entry("paragraph", (plain(also),)))
    return build(entries, key="k", name="k", sha256="0", media_type="text/plain", reader="test")


def first(document: Document) -> str:
    block = document.blocks[0]
    return document.text[block.start : block.end]


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("Tilbudet til svanger-", "skapspoliklinikken", "Tilbudet til svangerskapspoliklinikken"),
        ("Helse Sør-", "Vidda RHF leder", "Helse Sør-Vidda RHF leder"),
        ("Bruken av e-", "resept øker", "Bruken av e-resept øker"),
        ("Nytt medisinsk-", "teknisk utstyr", "Nytt medisinsk-teknisk utstyr"),
        ("Flere IKT-", "systemer", "Flere IKT-systemer"),
        ("Leger med øre-nese-", "hals som fag", "Leger med øre-nese-hals som fag"),
        ("Planen gjelder 2031-", "2034", "Planen gjelder 2031-2034"),
        ("Planen gjelder 2031–", "2034", "Planen gjelder 2031–2034"),
        ("Innen helse- og", "sosialfag", "Innen helse- og sosialfag"),
        ("Bedre drifts-", "og investeringsplaner", "Bedre drifts- og investeringsplaner"),
        ("Nye samhandlingsteam/", "behandlingsteam", "Nye samhandlingsteam/behandlingsteam"),
        ("En felles vei\ufffe", "leder", "En felles veileder"),
        ("En felles vei\u00ad", "leder", "En felles veileder"),
        ("Helse Sør\x02", "Vidda RHF", "Helse Sør-Vidda RHF"),
        ("drifts\ufffe", "og planer", "drifts- og planer"),
        ("tiltak for å nå målet i år", ". Det er nådd", "tiltak for å nå målet i år. Det er nådd"),
    ],
)
def test_a_line_end_hyphen_is_dropped_kept_or_kept_with_a_blank(
    before: str, after: str, joined: str
) -> None:
    whole = "øre-nese-hals" if "nese" in before else ""
    assert first(read(before, after, also=whole)) == joined


def test_line_ends_that_an_extractor_left_inside_a_line_are_joined_too() -> None:
    assert first(read("flere e\ufffereseptsystemer og en vei\u00adleder")) == (
        "flere e-reseptsystemer og en veileder"
    )


def test_the_documents_own_spelling_decides() -> None:
    assert first(read("medisinsk-", "teknisk utstyr", also="et medisinsk-teknisk råd")) == (
        "medisinsk-teknisk utstyr"
    )
    assert first(read("medisinsk-", "teknisk utstyr", also="et medisinskteknisk råd")) == (
        "medisinskteknisk utstyr"
    )


def test_a_word_cut_without_a_hyphen_is_joined_when_it_stands_whole_elsewhere() -> None:
    cut = read("bedre pasientsi", "kkerhet i drift", also="om pasientsikkerhet")
    assert first(cut) == "bedre pasientsikkerhet i drift"
    compound = read("en pasientbehandl", "ing i drift", also="om god behandling")
    assert first(compound) == "en pasientbehandling i drift"
    assert first(read("vi ser over", "tid at det går", also="mye overtid, og over tid")) == (
        "vi ser over tid at det går"
    )


@pytest.mark.parametrize(
    ("printed", "clean"),
    [
        ("en mer eff ektiv drift", "en mer effektiv drift"),
        ("fl ere skal få tilbud", "flere skal få tilbud"),
        ("Regionen skal identifi sere behov", "Regionen skal identifisere behov"),
        ("innen fi re uker", "innen fire uker"),
        ("12 ,5 prosent", "12,5 prosent"),
        ("18, 6 prosent", "18,6 prosent"),
        ("om lag 55prosent av", "om lag 55 prosent av"),
        ("fram til 2031.Aktørene er enige", "fram til 2031. Aktørene er enige"),
        ("behovet for tiltak , og mer", "behovet for tiltak, og mer"),
    ],
)
def test_a_blank_too_many_or_too_few_is_mended_and_kept(printed: str, clean: str) -> None:
    document = read(printed)
    assert first(document) == clean
    assert document.printed(0, len(clean)) == printed


@pytest.mark.parametrize(
    "text",
    [
        "et stoff som virker",
        "tariff fastsettes sentralt",
        "kap. 3, 6 prosent av alle",
        "leger m. fl og andre",
        "se helse-vidda.no.Den siden",
        "kl. 12.30 og kap. 732.70",
        "i 2031, 6 måneder etter",
    ],
)
def test_words_that_are_whole_stay_as_they_are(text: str) -> None:
    assert first(read(text)) == text


def test_marks_of_footnotes_are_left_out_of_the_words_and_kept_in_the_print() -> None:
    line = Line((Run("i juni 2031"), Run("2", superscript=True), Run(" kom rapporten")))
    document = build(
        [Entry("paragraph", (line,))],
        key="k",
        name="k",
        sha256="0",
        media_type="text/plain",
        reader="test",
    )
    assert first(document) == "i juni 2031 kom rapporten"
    assert document.printed(0, len(document.text)) == "i juni 20312 kom rapporten"


_WORDS = st.text(alphabet=" abfil.,-5\u00e5\tÅ«»()", max_size=40)


@given(st.lists(_WORDS, min_size=1, max_size=4))
def test_the_clean_text_has_no_double_blanks_and_its_mends_never_overlap(lines: list[str]) -> None:
    document = read(*lines)
    assert "  " not in document.text
    ends = 0
    for mend in document.mends:
        assert ends <= mend.start <= mend.end <= len(document.text)
        ends = mend.end


@given(_WORDS)
def test_a_line_is_printed_as_it_was(line: str) -> None:
    document = read(line)
    assert document.printed(0, len(document.text)) == fold(line)


@given(_WORDS)
def test_mending_what_is_mended_changes_nothing(line: str) -> None:
    once = first(read(line)) if read(line).blocks else ""
    again = read(once)
    assert (first(again) if again.blocks else "") == once


@given(_WORDS, _WORDS)
def test_lines_join_in_one_of_three_ways(before: str, after: str) -> None:
    vocabulary = Vocabulary(Counter(), Counter())
    assert join_lines(before, after, vocabulary) in ("drop", "keep", "blank")


def test_a_name_in_two_parts_is_closed_up_where_the_document_writes_it_so() -> None:
    assert first(read("Helse Nord- Vidda RHF", also="om Nord-Vidda")) == "Helse Nord-Vidda RHF"
    assert first(read("Forum Nord- Vidda", also="om noe annet")) == "Forum Nord- Vidda"


def of_runs(runs: tuple[Run, ...]) -> Document:
    """A document of one line in several type faces."""
    line = [Entry("paragraph", (Line(runs),))]
    return build(line, key="k", name="k", sha256="0", media_type="text/plain", reader="test")


def test_a_blank_that_a_change_of_type_face_left_before_a_stop_is_mended() -> None:
    quoted = (Run("følge «"), Run(" Plan for vidda ", italic=True), Run("» i mai"))
    assert first(of_runs(quoted)) == "følge «Plan for vidda» i mai"
    spaced = (Run("følge "), Run("Plan for vidda", italic=True), Run(" . Frist i mai"))
    assert first(of_runs(spaced)) == "følge Plan for vidda. Frist i mai"
    runs = (Run("følge "), Run("Plan for vidda ", italic=True), Run(". Frist i mai"))
    document = of_runs(runs)
    assert first(document) == "følge Plan for vidda. Frist i mai"
    assert document.printed(0, document.blocks[0].end) == "følge Plan for vidda . Frist i mai"
    assert document.styles[0].end <= document.text.index(".")


def test_a_name_ahead_of_a_word_of_its_own_keeps_the_hyphen_of_the_line_end() -> None:
    also = "om programmet og det nye sykehuset"
    assert first(read("arbeidet i Bølg-", "programmet", also=also)) == "arbeidet i Bølg-programmet"
    assert first(read("ved Fjellheims-", "sykehuset", also=also)) == "ved Fjellheimssykehuset"
    known = f"{also}, vaktene og vaktprogrammet"
    assert first(read("arbeidet i Vakt-", "programmet", also=known)) == "arbeidet i Vaktprogrammet"
    assert first(read("Prøve-", "programmet går", also=also)) == "Prøveprogrammet går"
    assert first(read("arbeidet i Trøn-", "delag", also=also)) == "arbeidet i Trøndelag"


def test_the_line_end_of_another_source_left_a_hyphen_behind_a_linking_s() -> None:
    also = "om drift og beredskapsarbeid og beredskapsplaner"
    mended = read("bedre beredskaps-øvelser i drift", also=also)
    assert first(mended) == "bedre beredskapsøvelser i drift"
    assert mended.printed(0, mended.blocks[0].end) == "bedre beredskaps-øvelser i drift"
    for kept in ("bedre beredskaps-IKT", "bedre beredskaps-eller planer", "bedre vaks-øvelser"):
        assert first(read(kept, also=also)) == kept
    spelt = f"{also} og hver beredskaps-øvelse og beredskaps-øvelser"
    assert first(read("flere beredskaps-øvelser", also=spelt)) == "flere beredskaps-øvelser"


def test_a_hung_up_hyphen_before_the_second_part_stands_close_to_it() -> None:
    assert first(read("bruk av vaksiner og -", "reserver")) == "bruk av vaksiner og -reserver"
    assert first(read("et tiltak -", "som virker")) == "et tiltak - som virker"
    assert first(read("Tilsyn 26.-", "27.11.31")) == "Tilsyn 26.-27.11.31"


def test_a_word_cut_without_a_hyphen_more_than_once_is_joined() -> None:
    cut = ("fallforebyggin", "g på vidda, og fallforebyggin", "g i nord")
    whole = "fallforebygging på vidda, og fallforebygging i nord"
    assert first(read(*cut, also="om forebygging")) == whole


def test_a_blank_inside_a_word_that_stands_whole_elsewhere_goes() -> None:
    also = "en sommerklinikk, to sommerklinikker og en sommerklinikk; en klinikk, hver klinikk"
    mended = "på kvelds- og sommerklinikk i år"
    assert first(read("på kvelds- og sommer klinikk i år", also=also)) == mended
    seldom = also.replace("en sommerklinikk;", "og en bil;")
    assert first(read("sommer klinikk i år", also=seldom)) == "sommer klinikk i år"
    season = f"{also} om sommer og vinter, sommer og høst"
    assert first(read("sommer klinikk i år", also=season)) == "sommer klinikk i år"


def test_what_is_left_behind_a_ligature_is_no_word_however_often_it_stands() -> None:
    also = "det er fl ere grep og et ektiv lag"
    assert first(read("en kostnadseff ektiv drift", also=also)) == "en kostnadseffektiv drift"


def test_a_first_part_of_several_words_keeps_the_hyphen_of_the_line_end() -> None:
    assert first(read("et øyeblikkelig hjelp-", "telefonnummer")).endswith("hjelp-telefonnummer")
    assert first(read("for øyeblikkelig hjelp-", "og rusfeltet")).endswith("hjelp- og rusfeltet")
    assert first(read("til øyeblikkelig selvhjelp-", "gruppe")).endswith("selvhjelpgruppe")
