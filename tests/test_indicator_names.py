"""Which indicator a sentence is about, bokmål and nynorsk."""

import pytest

from extractors.indicator_names import area_in, mention_in
from extractors.wordlists import examples

NAMED = [
    ("Ventetiden for påbegynt helsehjelp er 61 dager.", "Ventetid påbegynt helsehjelp"),
    ("Ventetid ventende er 58 dager.", "Ventetid ventende"),
    ("Ventetida for dei som framleis ventar, er 49 dagar.", "Ventetid ventende"),
    ("Andelen fristbrot er 3,1 prosent.", "Andel fristbrudd"),
    ("Antall liggedøgn er lavere enn i fjor.", "Antall liggedøgn"),
    ("Sjukefråværet er 7,4 prosent.", "Sykefravær"),
    ("Dekningsgraden er 78 prosent.", "Dekningsgraden"),
]


@pytest.mark.parametrize(("sentence", "name"), NAMED)
def test_a_sentence_names_its_indicator(sentence, name):
    mention = mention_in(sentence)
    assert mention is not None
    assert mention.name == name


def test_what_an_indicator_is_compared_with_is_not_what_a_sentence_is_about():
    assert mention_in("Utviklingen er lik den vi ser i ventetid for påbegynt helsehjelp.") is None


def test_what_stands_beside_the_matter_gives_way_to_what_comes_after_the_comma():
    mention = mention_in("I tillegg til høyt sykefravær, er det en økning i permisjon.")
    assert mention is not None
    assert mention.key == "permisjon"


def test_a_name_without_its_half_is_covered_by_the_full_name():
    full = mention_in("Ventetiden for påbegynt helsehjelp er 61 dager.")
    short, other = mention_in("Ventetiden er 61 dager."), mention_in("Ventetid ventende er 58.")
    assert full and short and other
    assert full.covers(short)
    assert not full.covers(other)


@pytest.mark.parametrize(
    ("words", "area"),
    [
        ("Ventetider innen psykisk helsevern voksne", "psykisk helsevern voksne"),
        ("Somatikk", "somatikk"),
        ("Ventetid i tverrfaglig spesialisert rusbehandling (TSB)", "TSB"),
        ("Sykefravær", None),
    ],
)
def test_a_heading_names_a_field_of_care(words, area):
    assert area_in(words) == area


@pytest.mark.parametrize("name", list(examples("indicator_names")))
def test_every_example_of_the_cue_file_names_an_indicator_of_its_table(name):
    for example in examples("indicator_names")[name]:
        assert mention_in(example) is not None
