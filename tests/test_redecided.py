"""A decision changes the links as making all of them anew would, and touches only its own."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from vidda import FJELLHEIM, REGISTER, STORLIA, Draft, ministry, order, stored

from graph.redecided import redecided
from graph.relink import relinked
from graph.reviews import fingerprints, identified
from graph.store_embedded import open_view, open_writer
from graph.subjects import end
from model.graph import Review, Verdict, parts_of

TOLK, ROAD = "skal ha faste rutiner for bestilling av tolk.", "skal ha en plan for stengte veier."
UPPER = "oppdragsdokument-2031-hvi/"
KEYS = [
    f"passed_on_to:{UPPER}HVI31-03->bestilling-2031-storlia/HVI31-003",
    f"passed_on_to:{UPPER}HVI31-04->bestilling-2031-storlia/HVI31-004",
    f"passed_on_to:{UPPER}HVI31-03->bestilling-2031-fjellheim/HVI31-003",
    f"passed_on_to:{UPPER}HVI31-04->bestilling-2031-storlia/HVI31-003",
    "same_requirement:bestilling-2031-fjellheim/HVI31-003->bestilling-2031-storlia/HVI31-003",
]
"""Links that the rules make, but for the last but one, which only a person could."""


def documents() -> Sequence[Draft]:
    upper, first, second = ministry(), order(STORLIA), order(FJELLHEIM)
    for number, words in ((3, TOLK), (4, ROAD)):
        upper.oppdrag(f"HVI31-0{number}", None, f"Helse Vidda RHF {words}")
        first.oppdrag(f"HVI31-00{number}", None, f"Helseforetaket {words}")
    second.oppdrag("HVI31-003", None, f"Helseføretaket {TOLK}")
    return upper, first, second


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return stored(tmp_path / "vidda.db", *documents())


def decision(store: Path, verdict: Verdict, subject: str, value: str | None = None) -> Review:
    with open_view(store) as view:
        before = {link.key: link for link in view.links()}
        reviews = list(view.reviews())
        facts = [view.fact(key) for key in parts_of(subject)[1:]]
        texts = tuple(end(fact).fingerprint for fact in facts if fact)
    judged = fingerprints(before[subject]) if subject in before else texts
    said = {"id": "", "subject": subject, "verdict": verdict, "value": value, "who": "Kari"}
    said |= {"when": f"2031-05-{len(reviews) + 1:02}T09:00:00Z", "why": "lest"}
    if verdict == "undo":
        said["undoes"] = [one.id for one in reviews if one.subject == subject][-1]
    return identified(Review.model_validate({**said, "fingerprints": judged}))


def put_to_work(store: Path, one: Review) -> bool:
    """Whether it was put to work without making the links anew; else they are."""
    with open_writer(store) as writer:
        writer.put_review(one)
        with open_view(store) as view:
            changes = redecided(view, [one])
            whole = relinked(view, REGISTER)
        if changes is None:
            writer.put_links(whole)
        else:
            writer.put_links(filter(None, changes.values()), of=changes.keys())
    with open_view(store) as view:
        assert tuple(sorted(view.links(), key=lambda link: link.key)) == whole
    return changes is not None


def test_the_everyday_decisions_touch_their_own_links_alone(store: Path) -> None:
    assert put_to_work(store, decision(store, "confirm", KEYS[0]))
    assert put_to_work(store, decision(store, "undo", KEYS[0]))
    assert put_to_work(store, decision(store, "reject", KEYS[1]))
    assert put_to_work(store, decision(store, "correct", KEYS[2], KEYS[3]))


def test_a_finding_or_a_field_that_no_rule_compares_touches_no_link(store: Path) -> None:
    with open_view(store) as view:
        assert redecided(view, [decision(store, "reject", "change-0123456789")]) == {}
    assert put_to_work(store, decision(store, "correct", f"{UPPER}HVI31-03#deadlines", "[]"))


def test_where_a_decision_hides_what_the_rules_say_all_links_are_made_anew(store: Path) -> None:
    put_to_work(store, decision(store, "reject", KEYS[0]))
    assert not put_to_work(store, decision(store, "undo", KEYS[0]))
    assert not put_to_work(store, decision(store, "correct", f"{UPPER}HVI31-03#text", '"Heis."'))


def test_the_other_links_are_not_even_written(store: Path) -> None:
    with open_view(store) as view:
        others = {link.key for link in view.links()} - {KEYS[0]}
    with open_writer(store) as writer:
        writer.put_links([], of=[KEYS[0]])
    with open_view(store) as view:
        assert {link.key for link in view.links()} == others


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["confirm", "reject", "correct", "undo"]),
        st.sampled_from(KEYS),
        st.sampled_from(KEYS),
    ),
    max_size=6,
)


@pytest.mark.slow
@settings(
    deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(STEPS)
def test_any_decisions_give_what_making_all_links_anew_gives(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[Verdict, str, str]]
) -> None:
    path = stored(tmp_path_factory.mktemp("decided") / "vidda.db", *documents())
    for verdict, subject, value in steps:
        with open_view(path) as view:
            decided = {one.subject for one in view.reviews()}
        if verdict == "undo" and subject not in decided:
            continue
        put_to_work(path, decision(path, verdict, subject, value if verdict == "correct" else None))
    with open_view(path) as view:
        assert tuple(sorted(view.links(), key=lambda link: link.key)) == relinked(view, REGISTER)
