"""What findings say, in bokmål."""

import re

import pytest
import vidda
from vidda import FJELLHEIM, REGISTER, STORLIA

from api.web.views.funn import documents_of
from api.web.views.told import told
from api.web.words import names
from graph.checks import findings
from graph.store_embedded import open_view
from model.facts import Measure, Value

DAYS = Measure(scope="Ventetid i somatikken", op="<=", value=55.0, unit="days")
WAITING = "Ventetid i somatikken skal være 55 dager eller lavere."
MANDATE = "Helse Vidda RHF skal ha tolk på vakt hele døgnet."


def drafts() -> list[vidda.Draft]:
    """Documents with something wrong for every check."""
    upper, lower, other = vidda.ministry(), vidda.order(STORLIA), vidda.order(FJELLHEIM)
    upper.indicator(WAITING, measures=(DAYS,))
    upper.indicator("Andel fristbrudd i 2030.", year=2030)
    upper.oppdrag("HVI31-01", "Tolk", MANDATE, deadlines=("2030-05-01", "2031-05-01"))
    upper.oppdrag("HVI30-02", None, "Arbeidet fra HVI31-77 og HVI24-06 skal fullføres.")
    upper.goal("HVI31-04 Beredskap")
    lowered = DAYS.model_copy(update={"value": 60.0})
    lower.indicator(WAITING.replace("55", "60"), measures=(lowered,))
    other.oppdrag("HVI31-101", "Heis", "Helseforetaket skal bygge ny heis.")
    third, annual = vidda.report(), vidda.Draft("arlig-melding-2031", "arlig_melding", vidda.VIDDA)
    third.status("Sykefravær", "Det er en økning fra 6,8 prosent til 6,7 prosent.")
    third.status("Fristbrudd", "Det er en nedgang fra 6,5 prosent til 6,7 prosent.")
    third.status("Nettverk", "Per 2. tertial 2032 er alle nettverk i gang.")
    annual.status(WAITING, "Ventetiden er innenfor målkravet på 59 dager.")
    for category, value in (("innfridd", 60.5), ("ikke_innfridd", 50.0)):
        values = (Value(value=value, unit="days"),)
        annual.status(WAITING, f"Den var {value:g} dager.", category=category, values=values)
    return [upper, lower, other, third, annual]


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What is said, by check and case."""
    folder, found = tmp_path_factory.mktemp("told"), {}
    upper, *_ = drafts()
    for name, some in (("all", drafts()), ("upper", [upper])):
        with open_view(vidda.stored(folder / name, *some)) as view:
            documents = documents_of(view.documents())
            for one in findings(view, REGISTER):
                words = (one.check, one.details.get("case"))
                found[" ".join(str(word) for word in words if word)] = told(one, documents)
    return found


def test_every_finding_has_words_and_none_are_left_over(said: dict[str, str]) -> None:
    printed = {name.removesuffix(" on page") for name in names("finding")}
    assert said.keys() == printed
    assert not [words for words in said.values() if re.search("[{}]", words)]


def test_figures_and_days_stand_as_they_are_written_in_norwegian(said: dict[str, str]) -> None:
    assert said["change rise"].endswith("fra 6,8 til 6,7.")
    assert said["verdict met"] == "Meldt innfridd med 60,5 dager, men målet er høyst 55 dager."
    assert said["year deadline"] == "Fristen er 1. mai 2030, men dokumentet gjelder 2031."
    assert "31. desember 2031" in said["deadline"]
    assert "arlig_melding 2031" in said["not_reported"], "a document goes by its title"
