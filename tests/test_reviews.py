"""People's decisions: they stand until undone, and hold for the texts that were judged."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vidda import Draft, ministry, order, stored

from graph.reviewed import ReviewedView
from graph.reviews import BY_HAND, fingerprints, identified, lines, read_lines, standing
from graph.store_embedded import open_view, open_writer
from graph.subjects import end
from graph.verify import verify
from model.graph import Link, Review, Verdict

TITLE = "Transport i uvær"
UPPER = "Helse Vidda RHF skal lage en plan for transport når fjellovergangen er stengt."
LOWER = "Helseforetaket skal øve på transport når fjellovergangen er stengt."
KEY = "passed_on_to:oppdragsdokument-2031-hvi/HVI31-03->bestilling-2031-storlia/HVI31-003"

Decide = Callable[..., Review]


def documents(lower: str = LOWER) -> tuple[Draft, Draft]:
    first, second = ministry(), order()
    first.oppdrag("HVI31-03", TITLE, UPPER)
    second.oppdrag("HVI31-003", TITLE, lower)
    return first, second


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return stored(tmp_path / "vidda.db", *documents())


def links(store: Path) -> list[Link]:
    with open_view(store) as view:
        return list(view.links())


def decide(store: Path, verdict: Verdict, subject: str = KEY, **fields: str | None) -> Review:
    """A decision on what the store holds now, put to work by reading the documents again."""
    with open_view(store) as view:
        before = [one for one in view.links() if one.key == subject]
        fact = view.fact(subject.partition("#")[0])
        judged = fingerprints(before[0]) if before else (end(fact).fingerprint,) if fact else ()
        number = len(list(view.reviews()))
    fields = {"who": "Kari", "when": f"2031-05-0{number + 1}T09:00:00Z", "why": "lest", **fields}
    said = {"id": "", "subject": subject, "verdict": verdict, "fingerprints": judged, **fields}
    decision = identified(Review.model_validate(said))
    with open_writer(store) as writer:
        writer.put_review(decision)
    stored(store)
    return decision


def test_a_rejected_link_stays_away_until_its_texts_change(store: Path) -> None:
    decide(store, "reject")
    assert links(store) == []
    stored(store, *documents())
    assert links(store) == [], "read again"
    stored(store, *documents("Helseforetaket skal lage en plan for transport i uvær."))
    assert [link.key for link in links(store)] == [KEY], "its text is another now"


def test_a_confirmed_link_is_a_claim_and_in_doubt_when_a_text_changes(store: Path) -> None:
    decide(store, "confirm")
    (link,) = links(store)
    assert (link.grade, link.confirmed, link.suspect) == ("linked", True, False)
    stored(store, *documents("Helseforetaket skal bygge om garderobene."))
    (link,) = links(store)
    assert (link.grade, link.confirmed, link.suspect) == ("linked", False, True)
    decide(store, "confirm", why="gjelder ennå")
    (link,) = links(store)
    assert (link.confirmed, link.suspect) == (True, False)


def test_a_link_nobody_judged_is_in_doubt_when_a_text_changes_until_it_is_cleared(
    store: Path,
) -> None:
    changed = documents("Helseforetaket skal øve på transport når fjellet er stengt.")
    stored(store, *changed)
    assert [link.suspect for link in links(store)] == [True]
    stored(store, *changed)
    assert [link.suspect for link in links(store)] == [True], "reading again clears nothing"
    decide(store, "confirm")
    assert [link.suspect for link in links(store)] == [False]


def test_a_link_is_corrected_to_another_end(store: Path) -> None:
    first, second = documents()
    right = second.oppdrag(None, "Øvelse", "Helseforetaket skal holde en øvelse i året.")
    stored(store, first, second)
    value = f"{KEY.partition('->')[0]}->{right}"
    decide(store, "correct", value=value)
    (link,) = links(store)
    assert (link.key, link.rule, link.confirmed) == (value, BY_HAND, True)


def test_a_field_is_corrected_above_the_fact_and_below_every_question(store: Path) -> None:
    key = "bestilling-2031-storlia/HVI31-003"
    decide(store, "correct", f"{key}#title", value='"Beredskap"')
    with open_view(store) as view:
        assert getattr(view.fact(key), "title", None) == TITLE
        assert getattr(ReviewedView(view).fact(key), "title", None) == "Beredskap"
        assert [f.key for f in ReviewedView(view).facts_by_id("HVI31-3")] == [
            key,
            "oppdragsdokument-2031-hvi/HVI31-03",
        ]
    stored(store, *documents("Helseforetaket skal øve på transport i all slags vær."))
    with open_view(store) as view:
        assert getattr(ReviewedView(view).fact(key), "title", None) == TITLE, "another text"


def test_a_decision_is_undone_by_another_and_both_stay_in_the_record(store: Path) -> None:
    rejected = decide(store, "reject")
    undone = decide(store, "undo", undoes=rejected.id)
    assert [link.key for link in links(store)] == [KEY]
    with open_view(store) as view:
        assert [one.id for one in view.reviews()] == [rejected.id, undone.id]
        assert standing(view.reviews()) == ()
    decide(store, "undo", undoes=undone.id)
    assert links(store) == [], "the rejection stands again"


def test_decisions_leave_and_come_back_as_text(store: Path, tmp_path: Path) -> None:
    decide(store, "reject", why="gjelder «en annen» sak\nenn denne")
    with open_view(store) as view:
        text = "".join(lines(view.reviews()))
    other = stored(tmp_path / "other.db", *documents())
    with open_writer(other) as writer:
        for one in read_lines(text) * 2:
            writer.put_review(one)
    stored(other)
    assert links(other) == []
    with open_view(other) as view:
        assert "".join(lines(view.reviews())) == text
        assert verify(view) == ()


@given(st.lists(st.integers(0, 9), max_size=10))
def test_what_stands_is_what_no_standing_decision_undoes(targets: list[int]) -> None:
    record: list[Review] = []
    for number, target in enumerate(targets):
        undoes = record[target].id if target < number else None
        verdict = "undo" if undoes else "reject"
        said = {"subject": "a", "verdict": verdict, "who": "x", "when": f"{number}", "why": ""}
        record.append(identified(Review.model_validate({"id": "", "undoes": undoes, **said})))
    stands = {one.id for one in standing(record)}
    undone: set[str] = set()
    for one in reversed(record):
        if one.id not in undone and one.undoes:
            undone.add(one.undoes)
    assert stands == {one.id for one in record if one.id not in undone and not one.undoes}
