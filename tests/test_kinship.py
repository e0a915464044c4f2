"""How alike two texts are by what they are about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.kinship import Subject, Weights, about, contained, kinship, named


def subject(title: str, text: str, *reports: str) -> Subject:
    whole = about(f"{title} {text}")
    return Subject(title=about(title), text=about(text), whole=whole, reports=frozenset(reports))


SNOW = subject("Brøyting", "Landingsplassen skal brøytes før første vaktskifte om morgenen.")
WEIGHTS = Weights.of([SNOW.whole, about("Landingsplassen skal ha lys og vindpølse.")])
words = st.text(alphabet="abcdeøå ", max_size=40)


def test_reworded_in_the_other_language_it_is_the_same_thing() -> None:
    other = subject("Brøyting", "Landingsplassen skal vere brøytt før fyrste vaktskiftet.")
    assert kinship(SNOW, other, WEIGHTS) > 0.7


def test_compounds_are_known_by_their_parts() -> None:
    first, second = about("Det skal opprettes ungdomsteam"), about("Et team for ungdom opprettes")
    assert Weights().coverage(second, first) > 0.7


def test_one_word_in_common_says_little() -> None:
    other = subject("", "Vindpølse på landingsplassen.")
    assert kinship(SNOW, other, WEIGHTS) < 0.3


def test_two_reports_are_two_things_whatever_the_words() -> None:
    first = subject("Rapport 3/2030", "Funnene skal følges opp i alle klinikker.", "3/2030")
    second = subject("Rapport 4/2030", "Funnene skal følges opp i alle klinikker.", "4/2030")
    assert kinship(first, second, WEIGHTS) == 0.0


@pytest.mark.parametrize(
    "text", ["Frist 1. mai 2031.", "Det skal rapporteres tertialvis.", "Årlig melding leveres."]
)
def test_dates_and_duties_to_report_are_no_subject(text: str) -> None:
    assert about(text) == ()


@given(words, words)
def test_kinship_is_symmetric_and_between_nothing_and_everything(one: str, other: str) -> None:
    first, second = subject("", one), subject("", other)
    assert kinship(first, second, WEIGHTS) == kinship(second, first, WEIGHTS)
    assert 0.0 <= kinship(first, second, WEIGHTS) <= 1.0 + 1e-9
    assert 0.0 <= contained(first, second, WEIGHTS) <= 1.0 + 1e-9


@pytest.mark.parametrize(
    ("title", "is_named"),
    [("Brøyting", True), ("Landingsplass", True), ("Plass", True), ("Landingsplasslys", False)],
)
def test_a_title_is_named_by_a_text_in_which_all_of_it_stands(title: str, is_named: bool) -> None:
    told = subject("", "Brøyting av landingsplassen skal skje hver morgen.")
    assert (named(subject(title, ""), told, WEIGHTS) > 0) == is_named
    assert named(subject(f"{title} og garderober", ""), told, WEIGHTS) == 0.0
