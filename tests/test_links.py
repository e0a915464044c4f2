"""Which mandates are passed on, and which statuses answer which requirement."""

import random
from collections.abc import Sequence

import pytest
from vidda import FJELLHEIM, HOD, REGISTER, STORLIA, VIDDA, Draft, ministry, order, report

from graph.candidates import StemIndex
from graph.linking import likeness
from graph.links import links_of
from model.facts import Fact
from model.graph import Link

TITLE, TEXT = (
    "Transport i uvær",
    "Helse Vidda RHF skal lage en plan for transport av pasienter når fjellovergangen er stengt.",
)


def links(*drafts: Draft) -> tuple[Link, ...]:
    return links_of((fact for draft in drafts for fact in draft.read()[1]), REGISTER)


def told(upper: Draft, lower: Draft, second: tuple[str, str | None, str]) -> list[str]:
    """The grades of the links from HVI31-03 in `upper` to a mandate in `lower`."""
    upper.oppdrag("HVI31-03", TITLE, TEXT)
    lower.oppdrag(*second)
    return [link.grade for link in links(upper, lower)]


@pytest.mark.parametrize(
    ("id", "title", "text"),
    [
        ("HVI31-003", TITLE, TEXT),
        ("HVI31-3", TITLE, "Helseforetaket skal øve på transport når overgangen er stengt."),
        ("HVI31-003", "Transport i uvêr", "Helseføretaket skal øve på transport av pasientar."),
        ("HVI31-03", None, "Helseforetaket skal lage en plan for transport når veien er stengt."),
    ],
)
def test_a_mandate_with_the_same_id_and_subject_is_passed_on(
    id: str, title: str | None, text: str
) -> None:
    assert told(ministry(), order(), (id, title, text)) == ["linked"]


@pytest.mark.parametrize(
    ("id", "title", "text"),
    [
        ("HVI31-003", "Landingsplass", "Helseforetaket skal legge fram en plan for ny heis."),
        ("HVI31-003", None, "Helseforetaket skal bygge om garderobene i kjelleren."),
    ],
)
def test_another_number_or_another_subject_is_no_link(
    id: str, title: str | None, text: str
) -> None:
    assert told(ministry(), order(), (id, title, text)) == []


@pytest.mark.parametrize(
    ("id", "title", "text"),
    [
        (None, None, "Helseforetaket skal lage en plan for transport når fjellet er stengt."),
        (None, TITLE, "Helseføretaket skal øve på transport når fjellovergangen er stengd."),
        ("HVI31-130", TITLE, TEXT),
    ],
)
def test_a_mandate_may_be_passed_on_without_its_number(
    id: str | None, title: str | None, text: str
) -> None:
    assert told(ministry(), order(), (id, title, text)) == ["linked"]


def test_prose_that_two_mandates_fit_is_for_a_person_to_decide() -> None:
    upper, lower = ministry(), order()
    for number, place in enumerate(("Storlia", "Lyngfjord")):
        upper.oppdrag(f"HVI31-0{number}", None, f"Det skal bygges en landingsplass i {place}.")
    lower.oppdrag(None, None, "Helseforetaket skal bygge en landingsplass.")
    assert "linked" not in [link.grade for link in links(upper, lower)]


def test_reports_of_other_numbers_are_other_subjects() -> None:
    upper, lower = ministry(), order()
    upper.oppdrag("HVI31-03", "Dokument 3:12 Beredskap", "Det skal følges opp.")
    lower.oppdrag("HVI31-003", "Dokument 3:4 Beredskap", "Det skal følges opp.")
    assert [link.grade for link in links(upper, lower)] != ["linked"]


def test_links_go_down_one_line_of_command_and_within_one_year() -> None:
    same = ("HVI31-003", TITLE, TEXT)
    upper, lower = order(), order(FJELLHEIM)
    told(upper, lower, same)
    assert {link.relation for link in links(upper, lower)} == {"same_requirement"}
    assert told(ministry(), order(year=2032), same) == [], "to another year"
    stranger = Draft("oppdragsdokument-dalen", "oppdragsdokument", HOD, "Helse Dalen RHF", 2031)
    assert told(stranger, order(), same) == [], "of another region"
    assert told(ministry(), report(), same) == [], "to a report that reprints it"


def test_a_link_carries_its_evidence() -> None:
    upper, lower = ministry(), order()
    first = upper.oppdrag("HVI31-03", TITLE, TEXT)
    second = lower.oppdrag("HVI31-003", TITLE, TEXT.upper())
    (link,) = links(upper, lower)
    assert (link.start.key, link.end.key) == (first, second)
    assert (link.start.quote, link.end.quote) == (TEXT, TEXT.upper())
    assert link.start.fingerprint == link.end.fingerprint
    assert (link.relation, link.wording, link.score) == ("passed_on_to", "verbatim", 0.99)
    assert link.rule


WAITING = "Gjennomsnittlig ventetid i somatikken skal være 55 dager eller lavere innen desember."


@pytest.mark.parametrize(
    "quoted",
    [
        WAITING,
        WAITING[:60],
        "Gjennomsnittlig ventetid i somatikken skal være 55 dager eller lågare innan desember",
        "Ventetid i somatikken",
    ],
)
def test_a_status_answers_the_requirement_that_it_quotes(quoted: str) -> None:
    demand, answer = ministry(), report()
    asked = demand.indicator(WAITING)
    demand.indicator("Andelen fristbrudd i somatikken skal være lavere enn 3 prosent i desember.")
    status = answer.status(quoted, "Ventetiden er 57 dager.")
    (link,) = links(demand, answer)
    assert (link.relation, link.grade) == ("reports_on", "linked")
    assert (link.start.key, link.end.key) == (status, asked)


@pytest.mark.parametrize(
    "other",
    [
        "Ventetid",
        "Ventetid i psykisk helsevern",
        "Gjennomsnittlig liggetid i rehabiliteringen skal være 20 dager eller lavere.",
        "Bemanningen ved fødeavdelingene skal være på plass før sommeren.",
    ],
)
def test_a_status_that_answers_nothing_gets_no_link(other: str) -> None:
    demand, answer = ministry(), report()
    demand.indicator(WAITING)
    answer.status(other, "Arbeidet er i gang.")
    assert links(demand, answer) == ()


def test_a_status_of_another_year_or_region_gets_no_link() -> None:
    for demand in (ministry(2030), Draft("dalen", "oppdragsdokument", HOD, "Helse Dalen RHF")):
        answer = report()
        demand.oppdrag("HVI31-03", TITLE, WAITING)
        answer.status(WAITING, "Ventetiden er 57 dager.")
        answer.status("Transport", "Planen er lagt.", of="HVI31-3")
        assert [link.grade for link in links(demand, answer)] == []


def test_an_id_decides_before_words_and_the_reporters_own_demand_before_its_trusts() -> None:
    demand, trust, answer = ministry(), order(), report()
    asked = demand.oppdrag("HVI31-03", TITLE, TEXT)
    trust.oppdrag("HVI31-003", TITLE, TEXT)
    status = answer.status(TEXT, "Planen er lagt.", of="HVI31-003", applies_to=(STORLIA,))
    found = [link for link in links(demand, trust, answer) if link.relation == "reports_on"]
    assert [(link.start.key, link.end.key) for link in found] == [(status, asked)]


def test_a_region_reports_on_what_it_demanded_of_a_trust() -> None:
    trust, answer = order(), report()
    asked = trust.oppdrag("HVI31-101", "Lederutvikling", "Helseforetaket skal utvikle lederne.")
    answer.status("Lederutvikling", "I gang.", of="HVI31-101", applies_to=(STORLIA,))
    assert [link.end.key for link in links(trust, answer)] == [asked]


def test_links_do_not_depend_on_the_order_of_the_facts() -> None:
    upper, lower, answer = ministry(), order(), report()
    for number in range(8):
        upper.oppdrag(f"HVI31-0{number}", f"{TITLE} {number}", f"{TEXT} Del {number}.")
        lower.oppdrag(f"HVI31-00{number}", f"{TITLE} {number}", f"{TEXT} Del {number}.")
        answer.status(f"{TEXT} Del {number}.", "I gang.", reporter=VIDDA)
    facts: Sequence[Fact] = [f for d in (upper, lower, answer) for f in d.read()[1]]
    expected = links_of(facts, REGISTER)
    assert len(expected) >= 8
    for seed in range(3):
        shuffled = random.Random(seed).sample(facts, len(facts))  # noqa: S311
        assert links_of(shuffled, REGISTER) == expected


def test_likeness_is_symmetric_and_sees_both_languages() -> None:
    assert likeness("Sykehusene skal øke beredskapen", "Sjukehusa skal auke beredskapen") == 1.0
    assert likeness(TEXT, WAITING) == likeness(WAITING, TEXT) < 0.5
    assert likeness("", TEXT) == 0.0


def test_candidates_share_rare_words() -> None:
    index = StemIndex([("transport", "uvær"), ("transport", "gravid"), ("tolk",)])
    assert index.nearest(["uvær", "transport"]) == [0, 1]
    assert index.nearest(["garderobe"]) == []
    assert index.nearest(["transport", "uvær"], limit=1) == [0]
