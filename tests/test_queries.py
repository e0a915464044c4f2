"""Tracing a mandate up and down, and what a person is shown when something is missing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vidda import FJELLHEIM, REGISTER, STORLIA, Draft, ministry, order, report, stored

from graph.differences import difference
from graph.queries import Found, nearest_ids, trace
from graph.store_embedded import open_view, open_writer
from model.base import fold

TEXT = "Helse Vidda RHF skal lage en plan for transport når fjellovergangen er stengt."
LOWER = "Helseforetaket skal øve på transport når fjellovergangen er stengt."

Ask = Callable[..., Found]


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    def asked(id: str, *drafts: Draft) -> Found:
        with open_view(stored(tmp_path / "vidda.db", *drafts)) as view:
            return trace(view, REGISTER, id)

    return asked


def chain() -> tuple[Draft, Draft, Draft]:
    upper, lower, answer = ministry(), order(), report()
    upper.oppdrag("HVI31-03", "Transport i uvær", TEXT)
    lower.oppdrag("HVI31-003", "Transport i uvær", LOWER)
    answer.status(TEXT, "Planen er lagt fram.", of="HVI31-03", category="innfridd")
    return upper, lower, answer


@pytest.mark.parametrize("asked", ["HVI31-03", "HVI31-3", "bestilling-2031-storlia/HVI31-003"])
def test_a_trace_runs_from_the_ministry_to_the_trust(ask: Ask, asked: str) -> None:
    (found,) = ask(asked, *chain()).traces
    assert [step.document.addressee for step in found.steps] == ["Helse Vidda RHF", STORLIA]
    assert [step.passed_on for step in found.steps] == ["passed_on", "lowest_level"]
    assert [step.reported for step in found.steps] == ["reported", "nothing_read"]
    (answer,) = found.steps[0].answers
    assert (answer.status.category, answer.document.doc_type) == ("innfridd", "tertialrapport")
    (hop,) = found.hops
    assert hop.link.wording == "reworded"
    assert [(piece.change, piece.text) for piece in hop.difference] == [
        ("removed", "Helse Vidda RHF"),
        ("added", "Helseforetaket"),
        ("same", "skal"),
        ("removed", "lage en plan for"),
        ("added", "øve på"),
        ("same", "transport når fjellovergangen er stengt."),
    ]


def test_a_trace_starts_from_a_status_too(ask: Ask) -> None:
    status = chain()[2].read()[1][1].key
    (found,) = ask(status, *chain()).traces
    assert [step.fact.key.split("/")[1] for step in found.steps] == ["HVI31-03", "HVI31-003"]


def test_what_was_not_passed_on_and_not_reported_says_so(ask: Ask) -> None:
    upper, lower, answer = chain()
    upper.oppdrag("HVI31-09", "Tolk", "Det skal finnes rutiner for bestilling av tolk.")
    (found,) = ask("HVI31-09", upper, lower, answer).traces
    (step,) = found.steps
    assert (step.passed_on, step.reported) == ("not_passed_on", "not_reported")
    assert step.not_passed_on_to == (STORLIA,)


def test_a_trust_that_did_not_get_it_is_named_beside_one_that_did(ask: Ask) -> None:
    found = ask("HVI31-03", *chain(), order(FJELLHEIM)).traces[0]
    assert found.steps[0].passed_on == "passed_on"
    assert found.steps[0].not_passed_on_to == (FJELLHEIM,)


def test_nothing_read_is_not_the_same_as_not_passed_on(ask: Ask) -> None:
    (found,) = ask("HVI31-03", chain()[0]).traces
    assert (found.steps[0].passed_on, found.steps[0].reported) == ("nothing_read", "nothing_read")


def test_one_number_with_two_subjects_gives_two_chains(ask: Ask) -> None:
    upper, lower = ministry(), order()
    upper.oppdrag("HVI31-03", "Transport i uvær", TEXT)
    lower.oppdrag("HVI31-003", "Garderober", "Helseforetaket skal bygge om garderobene.")
    found = ask("HVI31-03", upper, lower)
    assert [len(one.steps) for one in found.traces] == [1, 1]


def test_a_report_that_reprints_its_requirements_answers_them_itself(ask: Ask) -> None:
    answer = report()
    key = answer.oppdrag("HVI31-05", None, TEXT)
    answer.status(TEXT, "Planen er lagt fram.", of="HVI31-05")
    (found,) = ask(key, answer).traces
    (given_answer,) = found.steps[0].answers
    assert given_answer.link is None and given_answer.status.text == "Planen er lagt fram."


def test_an_unknown_id_suggests_the_nearest(ask: Ask) -> None:
    found = ask("HVI31-33", *chain())
    assert found.traces == ()
    assert found.nearest[0] in {"HVI31-03", "HVI31-003"}


def test_nearest_ids_are_of_the_store(tmp_path: Path) -> None:
    draft = ministry()
    for number in (3, 13, 30):
        draft.oppdrag(f"HVI31-{number:02}", None, f"Oppgave {number}.")
    with open_writer(tmp_path / "v.db") as writer:
        writer.put(*draft.read())
    with open_view(tmp_path / "v.db") as view:
        assert nearest_ids(view, "HVI31-130")[0] in {"HVI31-13", "HVI31-30"}
        assert nearest_ids(view, "noe helt annet") == ()


WORD = st.sampled_from(["alle", "barn", "skal,", "få", "Tolk.", "når", "de", "det"])
WORDS = st.lists(WORD).map(" ".join)


@given(WORDS, WORDS)
def test_a_difference_gives_both_texts_back(first: str, second: str) -> None:
    pieces = difference(first, second)
    kept = [piece.text for piece in pieces if piece.change != "removed"]
    assert " ".join(kept) == fold(second)
    words = " ".join(piece.text for piece in pieces if piece.change != "added").split()
    assert [w.casefold().strip(".,") for w in words] == [
        w.casefold().strip(".,") for w in first.split()
    ]


def test_the_same_words_differ_in_nothing() -> None:
    assert [piece.change for piece in difference("Alle skal få tolk.", "Alle  skal få tolk")] == [
        "same"
    ]


def test_what_a_trust_was_told_beside_the_ministry_is_added_locally(ask: Ask) -> None:
    upper, lower, answer = chain()
    lower.oppdrag("HVI31-101", "Garderober", "Helseforetaket skal bygge om garderobene.")
    (found,) = ask("HVI31-101", upper, lower, answer).traces
    assert [step.origin for step in found.steps] == ["added_locally"]
    (found,) = ask("HVI31-3", upper, lower, answer).traces
    assert [step.origin for step in found.steps] == ["top", "passed_on"]


def test_where_the_level_above_was_not_read_nothing_is_said_of_the_origin(ask: Ask) -> None:
    _, lower, _ = chain()
    (found,) = ask("HVI31-3", lower).traces
    assert [step.origin for step in found.steps] == ["nothing_read"]


def test_a_trace_walks_from_year_to_year_and_down_from_each(ask: Ask) -> None:
    drafts = [*chain(), ministry(2032), order(STORLIA, 2032)]
    drafts[3].oppdrag("HVI32-07", "Transport i uvær", TEXT)
    drafts[4].oppdrag("HVI32-007", "Transport i uvær", LOWER)
    (found,) = ask("HVI32-7", *drafts).traces
    assert [step.fact.key.rsplit("/", 1)[1] for step in found.steps] == [
        "HVI31-03",
        "HVI31-003",
        "HVI32-07",
        "HVI32-007",
    ]
    relations = sorted(hop.link.relation for hop in found.hops)
    assert relations == ["continues", "continues", "passed_on_to", "passed_on_to"]


def test_reports_stand_as_a_timeline(ask: Ask) -> None:
    upper = ministry()
    upper.oppdrag("HVI31-03", "Transport i uvær", TEXT)
    later = Draft("arlig-melding-2031-hvi", "arlig_melding", "Helse Vidda RHF")
    earlier = report()
    earlier.period = "2031-T2"
    for draft, category in ((later, "innfridd"), (earlier, "pagar")):
        draft.status(TEXT, f"Planen: {category}.", of="HVI31-03", category=category)
    (found,) = ask("HVI31-3", upper, later, earlier).traces
    periods = [answer.document.doc for answer in found.steps[0].answers]
    assert periods == [earlier.key, later.key], "the year as a whole comes last"


def test_an_indicator_is_not_said_to_be_passed_on_or_not(ask: Ask) -> None:
    upper, lower, answer = chain()
    key = upper.indicator("Ventetiden skal være under 50 dager.")
    (step,) = ask(key, upper, lower, answer).traces[0].steps
    assert (step.passed_on, step.origin) == ("not_followed", "not_followed")
    assert step.not_passed_on_to == ()
