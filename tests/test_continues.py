"""Which mandate and which indicator goes on from the year before."""

import pytest
from vidda import FJELLHEIM, REGISTER, STORLIA, Draft, ministry, order, plan

from graph.links import links_of
from model.graph import Link

TITLE = "Landingsplass for helikopter"
TEXT = "Helseforetaket skal legge fram en plan for ny landingsplass ved sykehuset."


def continued(*drafts: Draft) -> list[Link]:
    facts = (fact for draft in drafts for fact in draft.read()[1])
    return [link for link in links_of(facts, REGISTER) if link.relation == "continues"]


@pytest.mark.parametrize(
    ("id", "title", "text"),
    [
        ("HVI32-019", TITLE, TEXT),
        ("HVI32-102", TITLE, "Helseforetaket skal få vedtatt reguleringsplan for landingsplassen."),
        (
            "HVI32-001",
            "Landingsplass for helikopter",
            "Helseføretaket skal byggje landingsplassen.",
        ),
        (
            "HVI32-008",
            None,
            "Helseforetaket skal bygge ny landingsplass ved sykehuset, jf. HVI31-003.",
        ),
    ],
)
def test_the_same_initiative_goes_on_reworded_and_renumbered(
    id: str, title: str | None, text: str
) -> None:
    older, newer = order(STORLIA, 2031), order(STORLIA, 2032)
    before = older.oppdrag("HVI31-003", TITLE, TEXT)
    after = newer.oppdrag(id, title, text)
    (link,) = continued(older, newer)
    assert (link.start.key, link.end.key, link.grade) == (after, before, "linked")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Tolk", "Helseforetaket skal ha faste rutiner for bestilling av tolk."),
        (None, "Helseforetaket skal levere årlig melding innen 15. februar."),
    ],
)
def test_the_same_number_is_no_evidence(title: str | None, text: str) -> None:
    older, newer = order(STORLIA, 2031), order(STORLIA, 2032)
    older.oppdrag("HVI31-003", TITLE, TEXT)
    newer.oppdrag("HVI32-003", title, text)
    assert continued(older, newer) == []


def test_follow_ups_of_two_reports_are_two_initiatives() -> None:
    older, newer = order(STORLIA, 2031), order(STORLIA, 2032)
    older.oppdrag("HVI31-003", "Internrevisjonens rapport 3/2030", "Rapporten skal følges opp.")
    newer.oppdrag("HVI32-003", "Internrevisjonens rapport 4/2031", "Rapporten skal følges opp.")
    assert continued(older, newer) == []


def test_an_indicator_goes_on_with_a_new_target() -> None:
    older, newer = ministry(2031), ministry(2032)
    older.indicator("Gjennomsnittlig ventetid i somatikken skal være 58 dager eller lavere.")
    newer.indicator("Gjennomsnittlig ventetid i somatikken skal være 54 dager eller lavere.")
    newer.indicator("Antall korridorpasienter skal reduseres sammenlignet med året før.")
    (link,) = continued(older, newer)
    assert (link.grade, link.wording) == ("linked", "reworded")


def test_a_year_that_was_not_read_is_stepped_over_and_other_addressees_are_other_lines() -> None:
    drafts = [order(STORLIA, 2030), order(FJELLHEIM, 2031), order(STORLIA, 2032)]
    keys = [draft.oppdrag(None, TITLE, TEXT) for draft in drafts]
    assert [(link.start.key, link.end.key) for link in continued(*drafts)] == [(keys[2], keys[0])]


def test_promises_go_on_from_plan_to_plan() -> None:
    older, newer = plan(2028), plan(2032)
    older.commitment("Opprette oppsøkende ungdomsteam i alle opptaksområder")
    newer.commitment("Videreutvikle oppsøkende ungdomsteam i opptaksområdene")
    assert [link.relation for link in continued(older, newer)] == ["continues"]
