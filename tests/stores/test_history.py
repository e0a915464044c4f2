"""History on two clocks: what documents said by a date, what the store knew at a time."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from stores.conftest import Opened
from vidda import VIDDA, Draft, ministry, order, report

from graph.history import Moment, just_before, moment, said, stamp
from graph.search import Query
from graph.store import View
from graph.subjects import end
from graph.versions import differences
from model.facts import DocumentFact
from model.graph import Link

KEY = "oppdragsdokument-2031-hvi"
FIRST = "Helse Vidda RHF skal redusere sykefraværet."
SECOND = "Helse Vidda RHF skal redusere sykefraværet til nivået i 2029."


def said_on(date: str | None, *mandates: str) -> Draft:
    draft = ministry()
    draft.date = date
    for number, text in enumerate(mandates, 1):
        draft.oppdrag(f"HVI31-{number:02}", None, text, owners=(VIDDA,))
    return draft


def texts(view: View) -> list[str]:
    return [fact.text for fact in view.facts(kind="oppdrag") if fact.kind == "oppdrag"]


def reads(store: Opened) -> list[str]:
    with store.view() as view:
        return [version.read for version in view.versions(KEY)]


def linked(view: View, start: str, to: str) -> Link:
    first, second = view.fact(start), view.fact(to)
    assert first and second
    return Link(
        relation="passed_on_to",
        start=end(first),
        end=end(second),
        rule="test",
        score=1.0,
        grade="linked",
    )


def test_what_was_known_at_a_time(store: Opened) -> None:
    store.put(said_on(None, FIRST, "Et mål."), said_on(None, SECOND), order())
    first, second = reads(store)
    with store.view(known_at=first) as view:
        assert texts(view) == [FIRST, "Et mål."]
        assert [(d.key, d.version) for d in view.documents()] == [(KEY, 1)]
        assert view.counts()[KEY, "oppdrag"] == 2
        assert view.fact(f"{KEY}/HVI31-02") is not None
        assert len(view.facts_by_id("HVI31-2")) == 1 and view.ids() == ("HVI31-01", "HVI31-02")
        assert f"{KEY}/HVI31-02" in {node.key for node in view.nodes()}
        assert len([e for e in view.edges(f"org:{VIDDA}") if e.relation == "owned_by"]) == 2
        old = view.document(KEY)
        assert old is not None and "Et mål" in old.text
    with store.view(known_at=second) as view:
        assert texts(view) == [SECOND]
        assert view.fact(f"{KEY}/HVI31-02") is None and view.facts_by_id("HVI31-02") == ()
        assert view.document(KEY) == said_on(None, SECOND).read()[0]
    with store.view(known_at=just_before(first)) as view:
        assert texts(view) == [] and view.documents() == () and list(view.nodes()) == []


def test_the_words_of_the_past_are_searched(store: Opened) -> None:
    store.put(said_on(None, FIRST), said_on(None, "Noe helt annet."))
    with store.view() as view:
        assert view.search(Query(words="sykefraværet")) == ()
    with store.view(known_at=reads(store)[0]) as view:
        (hit,) = view.search(Query(words="sykefraværet", kind="oppdrag", org=VIDDA, year=2031))
        assert hit.snippet.endswith(FIRST)
        assert view.search(Query(words="helt annet")) == ()


def test_what_documents_said_by_a_date(store: Opened) -> None:
    store.put(said_on("2031-01-15", FIRST), said_on("2031-06-20", SECOND), report())
    for date, expected in {
        "2031-01-14": [],
        "2031-01-15": [FIRST],
        "2031-06-19": [FIRST],
        "2031-06-20": [SECOND],
    }.items():
        with store.view(as_of=date) as view:
            assert texts(view) == expected
            assert "tertialrapport-2031-hvi" not in {d.key for d in view.documents()}
    with store.view(as_of="2031-12-31") as view:
        assert len(view.documents()) == 2


def test_both_clocks_hold_together(store: Opened) -> None:
    store.put(said_on("2031-06-20", SECOND), said_on("2031-01-15", FIRST))
    with store.view(as_of="2031-12-31", known_at=reads(store)[0]) as view:
        assert texts(view) == [SECOND]
    with store.view(as_of="2031-03-01", known_at=reads(store)[0]) as view:
        assert texts(view) == []


def test_links_are_those_that_stood_between_the_texts_shown(store: Opened) -> None:
    lower = order()
    to = lower.oppdrag("HVI31-001", None, "Helseforetaket skal redusere sykefraværet.")
    store.put(said_on("2031-01-15", FIRST), lower)
    with store.view() as view:
        link = linked(view, f"{KEY}/HVI31-01", to)
    with store.writer() as writer:
        writer.put_links([link])
        writer.put(*said_on("2031-06-20", SECOND).read())
        writer.put_links([])
    for clocks in ({"as_of": "2031-03-01"}, {"known_at": just_before(reads(store)[1])}):
        with store.view(**clocks) as view:
            assert [one.key for one in view.links(to)] == [link.key]
            assert list(view.links()) == [link]
    for clocks in ({}, {"as_of": "2031-07-01"}, {"known_at": reads(store)[0]}):
        with store.view(**clocks) as view:
            assert list(view.links()) == []


def test_a_link_withdrawn_while_its_texts_stood_does_not_come_back(store: Opened) -> None:
    lower = order()
    to = lower.oppdrag("HVI31-001", None, "Helseforetaket skal redusere sykefraværet.")
    store.put(said_on("2031-01-15", FIRST), lower)
    with store.view() as view:
        link = linked(view, f"{KEY}/HVI31-01", to)
    for links in ([link], []):
        with store.writer() as writer:
            writer.put_links(links)
    with store.view(as_of="2031-12-31") as view:
        assert list(view.links()) == []


def test_the_difference_of_two_versions(store: Opened) -> None:
    lower = order()
    to = lower.oppdrag("HVI31-001", None, "Helseforetaket skal redusere sykefraværet.")
    store.put(said_on(None, FIRST, "Et mål.", "Det samme."), lower)
    with store.view() as view:
        changed, kept = (linked(view, f"{KEY}/HVI31-0{n}", to) for n in (1, 3))
    with store.writer() as writer:
        writer.put_links([changed, kept])
    newer = ministry()
    newer.oppdrag("HVI31-01", None, SECOND, owners=(VIDDA,))
    newer.oppdrag("HVI31-03", None, "Det samme.", owners=(VIDDA,))
    newer.oppdrag("HVI31-04", None, "Noe nytt.", owners=(VIDDA,))
    store.put(newer)
    with store.view(known_at=just_before(reads(store)[1])) as before, store.view() as after:
        found = differences(before, after, KEY)
    assert [fact.key for fact in found.added] == [f"{KEY}/HVI31-04"]
    assert [fact.key for fact in found.removed] == [f"{KEY}/HVI31-02"]
    assert [(c.after.key, c.fields) for c in found.changed] == [(f"{KEY}/HVI31-01", ("text",))]
    assert found.suspect == (changed,)


def test_every_change_has_its_own_time(store: Opened) -> None:
    store.put(*(said_on(None, f"Oppgave {number}.") for number in range(5)))
    times = reads(store)
    assert all(one < other for one, other in pairwise(times)) and len(times) == 5


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2031-06-30", "2031-06-30T23:59:59.999999+00:00"),
        ("2031-06-30T14:00", "2031-06-30T14:00:00.000000+00:00"),
        ("2031-06-30T14:00+02:00", "2031-06-30T12:00:00.000000+00:00"),
    ],
)
def test_a_time_is_understood(written: str, meant: str) -> None:
    assert moment("2031-01-01", written) == Moment(as_of="2031-01-01", known_at=meant)


@pytest.mark.parametrize(("as_of", "known_at"), [("i fjor", None), (None, "2031-13-01")])
def test_another_time_is_not_understood(as_of: str | None, known_at: str | None) -> None:
    with pytest.raises(ValueError, match="such as"):
        moment(as_of, known_at)


@pytest.mark.parametrize(
    ("draft", "fields", "since"),
    [
        (ministry(), {}, "2031-01-01"),
        (ministry(), {"date": "2031-02-03"}, "2031-02-03"),
        (ministry(), {"year": None}, None),
        (report(), {"period": "2031-T2"}, "2031-08-31"),
        (report(), {"period": "2031"}, "2031-12-31"),
    ],
)
def test_from_when_a_document_counts(draft: Draft, fields: dict[str, str], since: str) -> None:
    fact = draft.read()[1][0].model_copy(update=fields)
    assert isinstance(fact, DocumentFact) and said(fact) == since


def test_times_sort_as_texts() -> None:
    whole = datetime(2031, 1, 1, tzinfo=UTC)
    assert stamp(whole) < stamp(whole.replace(microsecond=1)) < stamp(whole.replace(second=1))
