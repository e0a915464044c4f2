"""Traces through the corpus, from nodes of every kind."""

from collections.abc import Callable
from pathlib import Path

import pytest

from api.pipeline import register
from graph.queries import Found, Step, trace
from graph.stores import open_view
from graph.timeline import Timeline, timeline

HOD25, HOD26 = "oppdragsdokument-2025-vidda", "oppdragsdokument-2026-vidda"
PLAN = "utviklingsplan-2025-2028-vidda"

Ask = Callable[[str], Found]


@pytest.fixture
def ask(db: Path) -> Ask:
    def asked(key: str) -> Found:
        with open_view(db) as view:
            return trace(view, register(), key)

    return asked


def key_of(db: Path, doc: str, kind: str, words: str) -> str:
    with open_view(db) as view:
        (key,) = [f.key for f in view.facts(kind=kind, doc=doc) if words in getattr(f, "text", "")]
    return key


def steps(found: Found) -> dict[str, Step]:
    return {step.fact.key: step for one in found.traces for step in one.steps}


def relations(found: Found) -> set[str]:
    return {hop.link.relation for one in found.traces for hop in one.hops}


def test_from_a_mandate_of_the_ministry(ask: Ask) -> None:
    found = ask(f"{HOD25}/HVI25-04")
    given = {key.split("/")[0]: step for key, step in steps(found).items()}
    assert {HOD25, HOD26} < given.keys(), "what it came to, and what continues it"
    assert {"passed_on_to", "continues", "follows_up"} <= relations(found)
    told = [answer.document.period for answer in given[HOD25].answers]
    assert told == ["2025-T2", "2025"], "what was reported, in the order of time"
    for hop in (hop for one in found.traces for hop in one.hops):
        changed = any(piece.change != "same" for piece in hop.difference)
        assert changed == (hop.link.wording == "reworded")


def test_from_a_mandate_that_one_trust_was_not_given(ask: Ask) -> None:
    left_out = {
        key: step.not_passed_on_to
        for number in range(1, 21)
        for key, step in steps(ask(f"{HOD25}/HVI25-{number:02}")).items()
        if step.origin == "top" and step.passed_on == "passed_on" and step.not_passed_on_to
    }
    assert any("Fjellheim sjukehus HF" in trusts for trusts in left_out.values())


def test_from_a_mandate_of_a_trust(ask: Ask) -> None:
    found = ask("oppdrag-og-bestilling-2025-storlia/HVI25-004")
    assert steps(found).keys() == steps(ask(f"{HOD25}/HVI25-04")).keys(), "the same chain"
    assert steps(found)["oppdrag-og-bestilling-2025-storlia/HVI25-004"].origin == "passed_on"


def test_from_a_mandate_that_a_trust_alone_was_given(ask: Ask) -> None:
    origins = {step.origin for step in steps(ask("HVI25-105")).values()}
    assert "added_locally" in origins


def test_from_an_indicator(ask: Ask, db: Path) -> None:
    words = "Gjennomsnittlig ventetid skal i 2025"
    found = ask(key_of(db, HOD25, "indicator", words))
    years = sorted(step.document.year or 0 for step in steps(found).values())
    assert (years, relations(found)) == ([2025, 2026], {"continues"})
    assert sum(len(step.answers) for step in steps(found).values()) >= 3
    reprinted = ask(key_of(db, "arlig-melding-2025-vidda", "indicator", words))
    assert steps(reprinted).keys() == steps(found).keys(), "from where a report reprints it"


def test_from_a_row_of_a_report(ask: Ask) -> None:
    found = ask("tertialrapport-2025-t2-vidda/status/HVI25-04")
    assert steps(found).keys() == steps(ask(f"{HOD25}/HVI25-04")).keys()


def test_from_a_promise_of_a_plan(ask: Ask, db: Path) -> None:
    promise = key_of(db, PLAN, "commitment", "Opprette oppsøkende ungdomsteam")
    found = ask(promise)
    assert {"follows_up", "passed_on_to", "continues"} <= relations(found)
    assert f"{HOD25}/HVI25-08" in steps(found), "over a trust's mandate up to the ministry's"
    assert promise in steps(ask(f"{HOD25}/HVI25-08")), "and back"


def test_from_a_goal(ask: Ask, db: Path) -> None:
    goal = key_of(db, HOD25, "goal", "Pasienter som trenger hjelp fra både sykehus og kommune")
    (step,) = steps(ask(goal)).values()
    assert [answer.document.doc for answer in step.answers] == ["arlig-melding-2025-vidda"]


def history(db: Path, asked: str) -> Timeline:
    with open_view(db) as view:
        return timeline(view, asked)


def test_history_sets_the_targets_of_each_year_against_what_was_reported(db: Path) -> None:
    for words, year in (("i 2025", 2025), ("i 2026", 2026)):
        doc = f"oppdragsdokument-{year}-vidda"
        key = key_of(db, doc, "indicator", f"Gjennomsnittlig ventetid skal {words}")
        years = history(db, key).years
        assert [one.year for one in years] == [2025, 2026]
        assert [bool(one.targets) for one in years] == [True, True]
        assert years[1].continues is not None
        values = [value.value for told in years[0].reports for value in told.values]
        assert values, "what was reported for the first year"


def test_history_of_a_row_of_a_report_is_that_of_what_it_answers(db: Path) -> None:
    row = history(db, "tertialrapport-2025-t2-vidda/status/HVI25-12")
    assert [one.fact.key for one in row.years] == [f"{HOD25}/HVI25-12", f"{HOD26}/HVI26-12"]
    assert row.years[0].reports
