"""What lists need is read lightly: the same as the facts themselves say, in both stores."""

import pytest
from stores.conftest import Opened
from vidda import STORLIA, VIDDA, ministry, order, report

from api.fact_rows import FactRows
from api.parameters import CommitmentFilters, FactFilters, OppdragFilters, StatusFilters
from graph.reviewed import ReviewedView
from graph.rows import organisations
from graph.subjects import end, year_of
from model.facts import Fact
from model.graph import Review


def fill(store: Opened) -> None:
    mandates, answers, orders = ministry(), report(), order()
    words = "Helseforetaket skal ha rutine for tolk."
    cited = ("Plan for tolk", "Lov om tolk")
    mandates.oppdrag("HVI31-02", "Tolk", words, owners=(VIDDA,), references=cited, hovedmal=2)
    mandates.oppdrag("HVI31-01", None, words, references=cited[:1], reporting=("arlig_melding",))
    orders.oppdrag("HVI31-001", "Tolk", words, owners=(STORLIA, VIDDA), lead=VIDDA)
    answers.status(words, "Det er gjort.", of="HVI31-01", of_year=2029, reporter=VIDDA)
    store.put(mandates, orders, answers)


def expected(fact: Fact, columns: tuple[str, ...], metas: dict[str, Fact]) -> tuple[object, ...]:
    meta = metas[fact.doc]
    values = tuple(getattr(fact, name, None) for name in columns)
    year = year_of(fact, meta.year)  # type: ignore[union-attr]
    return fact.doc, fact.source.start, fact.key, year, organisations(fact, meta), values  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "filters"),
    [("oppdrag", OppdragFilters), ("status", StatusFilters), ("commitment", CommitmentFilters)],
)
def test_rows_say_what_the_facts_say(store: Opened, kind: str, filters: type[FactFilters]) -> None:
    fill(store)
    columns = filters.columns()
    with store.view() as view:
        documents = view.documents()
        metas: dict[str, Fact] = {one.key: one.fact for one in documents}
        facts = [expected(fact, columns, metas) for fact in view.facts(kind=kind)]
        rows = FactRows()
        once = [tuple(row) for row in rows.of(view, documents, kind, columns, {})]
        again = [tuple(row) for row in rows.of(view, documents, kind, columns, {})]
    assert once == again == facts
    assert len(facts) == {"oppdrag": 3, "status": 1, "commitment": 0}[kind]


def test_a_corrected_fact_is_read_as_corrected(store: Opened) -> None:
    fill(store)
    with store.view() as view:
        (fact,) = view.facts_by_id("HVI31-02")
        one = Review(
            id="1",
            subject=f"{fact.key}#title",
            verdict="correct",
            value='"Tegnspråk"',
            who="Kari",
            when="2031-01-01T00:00:00+00:00",
            why="Lest feil.",
            fingerprints=(end(fact).fingerprint,),
        )
        right = ReviewedView(view, {one.subject: one})
        said = {row.key: row.values for row in right.said("oppdrag", [fact.doc], ["title", "id"])}
        assert said[fact.key] == ("Tegnspråk", "HVI31-02")
        assert [one.key for one in right.facts_of([fact.key, "ingen/1"])] == [fact.key]


def test_facts_come_together_in_the_order_asked_for(store: Opened) -> None:
    fill(store)
    with store.view() as view:
        keys = [fact.key for fact in view.facts(kind="oppdrag")]
        asked = [*reversed(keys), "ingen/1"]
        assert [fact.key for fact in view.facts_of(asked)] == asked[:-1]


def test_what_is_cited_is_told_with_who_cites_it(store: Opened) -> None:
    fill(store)
    with store.view() as view:
        edges = {(e.to_key, e.from_key) for e in view.edges() if e.relation == "refers_to"}
        assert list(view.cited()) == sorted(edges)
        assert len(edges) == 3
