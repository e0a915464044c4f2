"""Findings: what is said of small documents with something wrong in them."""

from pathlib import Path

import pytest
from vidda import FJELLHEIM, REGISTER, STORLIA, VIDDA, Draft, ministry, order, report, stored

from graph.checks import findings
from graph.findings import Finding
from graph.reviews import identified
from graph.store_embedded import open_view, open_writer
from model.facts import Measure, Value
from model.graph import Review

WAITING = "Gjennomsnittlig ventetid i somatikken skal være 55 dager eller lavere."
TARGET = Measure(scope="Gjennomsnittlig ventetid i somatikken", op="<=", value=55.0, unit="days")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "vidda.db"


def found(store: Path, check: str, *drafts: Draft) -> list[Finding]:
    with open_view(stored(store, *drafts)) as view:
        return [finding for finding in findings(view, REGISTER) if finding.check == check]


def yearly(issuer: str = VIDDA) -> Draft:
    return Draft(f"arlig-melding-2031-{len(issuer)}", "arlig_melding", issuer, None)


def test_a_stated_rise_whose_numbers_fall(store: Path) -> None:
    answer = report()
    answer.status("Sykefravær", "Det er en økning fra 6,8 prosent til 6,7 prosent.")
    (finding,) = found(store, "change", answer)
    assert (finding.severity, len(finding.evidence)) == ("error", 1)
    assert "økning" in finding.evidence[0].quote


def test_a_report_that_goes_by_another_target(store: Path) -> None:
    demand, answer = ministry(), report()
    demand.indicator(WAITING, measures=(TARGET,))
    answer.status("Ventetid i somatikken", "Ventetiden er innenfor målkravet på 59 dager.")
    answer.status(WAITING, "Målet om 55 dager er nådd.")
    (finding,) = found(store, "target", demand, answer)
    assert {evidence.doc for evidence in finding.evidence} == {demand.key, answer.key}


def test_a_trust_that_was_given_another_target(store: Path) -> None:
    demand, lower = ministry(), order()
    demand.indicator(WAITING, measures=(TARGET,))
    other = TARGET.model_copy(update={"value": 60.0})
    lower.indicator(WAITING.replace("55", "60"), measures=(other,))
    assert [f.severity for f in found(store, "target", demand, lower)] == ["note"]


@pytest.mark.parametrize(
    ("category", "days", "wrong"),
    [("innfridd", 60.0, 1), ("ikke_innfridd", 50.0, 1), ("innfridd", 55.0, 0), ("pagar", 60.0, 0)],
)
def test_a_value_that_contradicts_the_verdict(
    store: Path, category: str, days: float, wrong: int
) -> None:
    demand, answer = ministry(), report()
    demand.indicator(WAITING, measures=(TARGET,))
    values = (Value(value=days, unit="days"),)
    answer.status(WAITING, f"Ventetiden var {days:g} dager.", category=category, values=values)
    assert len(found(store, "verdict", demand, answer)) == wrong


def test_years_that_contradict(store: Path) -> None:
    demand, answer = ministry(), report()
    answer.status("Nettverk", "Per 2. tertial 2032 er alle nettverk i gang.")
    demand.oppdrag("HVI30-03", "Tolk", "Tolk skal brukes.", deadlines=("2030-05-01",))
    messages = [finding.message for finding in found(store, "year", demand, answer)]
    assert [message.split()[0] for message in messages] == ["Per", "HVI30-03", "HVI30-03"]


def test_a_mandate_of_the_ministry_with_no_trust_behind_it(store: Path) -> None:
    demand, lower = ministry(), order()
    text = "Helse Vidda RHF skal ha faste rutiner for bestilling av tolk."
    demand.oppdrag("HVI31-03", "Tolk", text)
    alone = demand.oppdrag("HVI31-04", "Beredskap", "Helse Vidda RHF skal øve på brudd i nettet.")
    demand.oppdrag("HVI31-05", None, "Helse Dalen RHF skal lede.", owners=("Helse Dalen RHF",))
    lower.oppdrag("HVI31-003", "Tolk", text)
    (finding,) = found(store, "no_trust", demand, lower)
    assert (finding.evidence[0].key, finding.severity) == (alone, "warning")
    assert STORLIA in finding.message


def test_a_trust_without_a_report_and_a_mandate_without_an_answer(store: Path) -> None:
    first, second, answer = order(STORLIA), order(FJELLHEIM), yearly(STORLIA)
    answered = first.oppdrag("HVI31-101", "Tolk", "Helseforetaket skal bruke tolk i alle samtaler.")
    first.oppdrag(
        "HVI31-102", "Heis", "Helseforetaket skal bygge ny heis.", deadlines=["2031-05-01"]
    )
    second.oppdrag("HVI31-101", "Tolk", "Helseforetaket skal bruke tolk i alle samtaler.")
    answer.status("Tolk", "Tolk brukes.", of="HVI31-101", category="innfridd")
    drafts = (first, second, answer)
    assert [FJELLHEIM in f.message for f in found(store, "no_report", *drafts)] == [True]
    for check in ("not_reported", "deadline"):
        (finding,) = found(store, check, *drafts)
        assert "HVI31-102" in finding.message
        assert answered not in {evidence.key for evidence in finding.evidence}


def test_an_id_that_is_cited_and_defined_nowhere(store: Path) -> None:
    demand = ministry()
    demand.oppdrag("HVI31-03", None, "Arbeidet fra HVI31-77 og HVI24-06 skal fullføres.")
    assert [(f.severity, f.message.split()[0]) for f in found(store, "undefined", demand)] == [
        ("warning", "HVI31-77"),
        ("note", "HVI24-6"),
    ]


def test_an_id_that_stands_in_the_text_and_was_not_read(store: Path) -> None:
    demand = ministry()
    demand.oppdrag("HVI31-03", None, "Tolk skal brukes i alle samtaler.")
    demand.goal("HVI31-04 Beredskap")
    assert [f.message.split()[0] for f in found(store, "not_read", demand)] == ["HVI31-4"]


def test_a_finding_is_silenced_by_a_decision_and_speaks_up_when_its_words_change(
    store: Path,
) -> None:
    answer = report()
    answer.status("Sykefravær", "Det er en økning fra 6,8 prosent til 6,7 prosent.")
    (finding,) = found(store, "change", answer)
    assert [f.id for f in found(store, "change", answer)] == [finding.id], "the id is stable"
    said = {"who": "Kari", "when": "2031-05-01T09:00:00Z", "why": "avrunding"}
    rejected = Review.model_validate({"id": "", "subject": finding.id, "verdict": "reject", **said})
    with open_writer(store) as writer:
        writer.put_review(identified(rejected))
    assert found(store, "change", answer) == []
    changed = report()
    changed.status("Sykefravær", "Det er en økning fra 6,9 prosent til 6,7 prosent.")
    assert len(found(store, "change", changed)) == 1
