"""A walk goes both ways along every kind of link, takes each fact once, and ends."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vidda import FJELLHEIM, REGISTER, STORLIA, ministry, order, plan, report, stored

from graph import walk as walking
from graph.queries import Found, trace
from graph.store_embedded import open_view, open_writer
from graph.subjects import end
from graph.walk import starts, walk
from model.graph import Link

PROMISE = "Opprette oppsøkende ungdomsteam i alle opptaksområder"
TEAMS = "Helseforetaket skal opprette oppsøkende ungdomsteam i alle opptaksområder innen mai."


@pytest.fixture
def region(tmp_path: Path) -> Path:
    """A promise that two trusts carry out; what one of them was told goes on the year after."""
    promised, first, second, later = plan(), order(STORLIA), order(FJELLHEIM), order(STORLIA, 2032)
    promised.commitment(PROMISE)
    promised.period = "2031/2034"
    for draft, id in ((first, "HVI31-101"), (second, "HVI31-102"), (later, "HVI32-101")):  # noqa: A001
        draft.oppdrag(id, "Oppsøkende ungdomsteam", TEAMS)
    return stored(tmp_path / "vidda.db", promised, first, second, later)


def asked(path: Path, what: str) -> Found:
    with open_view(path) as view:
        return trace(view, REGISTER, what)


def reached(found: Found) -> set[str]:
    return {step.fact.key for one in found.traces for step in one.steps}


def test_every_node_of_a_chain_leads_to_every_other(region: Path) -> None:
    found = asked(region, "HVI31-101")
    relations = {hop.link.relation for one in found.traces for hop in one.hops}
    assert relations == {"follows_up", "same_requirement", "continues"}
    assert len(reached(found)) == 4
    for key in reached(found):
        assert reached(asked(region, key)) == reached(found), key


def test_each_hop_is_verbatim_or_tells_what_changed(region: Path) -> None:
    (found,) = asked(region, "HVI31-101").traces
    by_relation = {hop.link.relation: hop for hop in found.hops}
    assert by_relation["same_requirement"].link.wording == "verbatim"
    assert by_relation["continues"].link.wording == "verbatim"
    reworded = by_relation["follows_up"]
    assert reworded.link.wording == "reworded"
    changes = {piece.text: piece.change for piece in reworded.difference}
    assert changes["Helseforetaket skal"] == "added", "from the promise to what carries it out"


def test_a_walk_that_goes_to_enough_facts_says_how_many_it_left_out(
    region: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walking, "MOST_FACTS", 2)
    found = asked(region, "HVI31-101")
    assert len(reached(found)) == 2
    assert found.left_out >= 1


def test_a_status_stands_for_what_it_answers_and_joins_nothing(tmp_path: Path) -> None:
    demand, answer = ministry(), report()
    first = demand.oppdrag("HVI31-03", "Tolk", "Tolk skal brukes i alle samtaler.")
    second = demand.oppdrag("HVI31-04", "Heis", "Sykehuset skal bygge ny heis i østfløyen.")
    both = ("Tolk skal brukes i alle samtaler.", "Sykehuset skal bygge ny heis i østfløyen.")
    status = answer.status(both[0], "Begge deler er gjort.", of_texts=both)
    path = stored(tmp_path / "v.db", demand, answer)
    assert [len(one.steps) for one in asked(path, status).traces] == [1, 1]
    assert reached(asked(path, status)) == {first, second}
    assert reached(asked(path, first)) == {first}


def test_a_requirement_that_a_report_reprints_stands_for_the_original(tmp_path: Path) -> None:
    demand, answer = ministry(), report()
    text = "Tolk skal brukes i alle samtaler med pasienter."
    original = demand.oppdrag("HVI31-03", None, text)
    reprint = answer.oppdrag(None, None, text)
    answer.status(text, "Tolk brukes.")
    with open_view(stored(tmp_path / "v.db", demand, answer)) as view:
        assert [fact.key for fact in starts(view, reprint)] == [original]


def test_what_reports_a_main_effort_hangs_on_it(tmp_path: Path) -> None:
    promised, answer = plan(), report()
    effort = promised.goal("Behandling nærmere hjemmet", level="hovedsatsing")
    place = {"section": "5.1", "heading": "Behandling nærmere hjemmet"}
    answer.status("Tallet på hjemmebesøk skal økes.", "Det er økt.", **place)
    (found,) = asked(stored(tmp_path / "v.db", promised, answer), effort).traces
    (step,) = found.steps
    assert [told.status.text for told in step.answers] == ["Det er økt."]


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=14), st.integers(0, 6))
def test_a_walk_ends_with_all_that_hangs_together_whatever_the_circles(
    tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[int, int]], first: int
) -> None:
    demand = ministry()
    keys = [demand.oppdrag(f"HVI31-{n}", None, f"Oppgave {n} skal løses.") for n in range(7)]
    path = tmp_path_factory.mktemp("walk") / "v.db"
    together = {keys[first]}
    for _ in keys:
        together |= {keys[n] for pair in pairs for n in pair if {keys[m] for m in pair} & together}
    with open_writer(path) as writer:
        writer.put(*demand.read())
        facts = {fact.key: fact for fact in demand.read()[1]}
        writer.put_links(
            {
                f"{a}-{b}": Link(
                    relation="continues",
                    start=end(facts[keys[a]]),
                    end=end(facts[keys[b]]),
                    rule="test",
                    score=0.9,
                    grade="linked",
                )
                for a, b in pairs
                if a != b
            }.values()
        )
    with open_view(path) as view:
        found = walk(view, [keys[first]])
    ends = {end_.key for link in found.links for end_ in (link.start, link.end)}
    assert ends | {keys[first]} == together
    assert found.left_out == 0
