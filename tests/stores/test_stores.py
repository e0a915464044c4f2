"""What every store does, whichever it is."""

import pytest
from stores.conftest import Opened
from vidda import STORLIA, VIDDA, Draft, ministry, order, report

from graph.search import Query
from graph.store import StoreError
from graph.subjects import end
from model.facts import Fact, Oppdrag
from model.graph import Link, Review


def sick_leave(text: str = "Helse Vidda RHF skal redusere sykefraværet.") -> Draft:
    draft = ministry()
    draft.oppdrag("HVI31-07", "Sykefravær", text, owners=(VIDDA,), references=("Veikart 2040",))
    draft.indicator("Sykefraværet skal være lavere enn i 2030.")
    return draft


def link(first: Fact, second: Fact) -> Link:
    return Link(
        relation="passed_on_to",
        start=end(first),
        end=end(second),
        rule="test",
        score=1.0,
        grade="linked",
    )


def test_what_was_put_is_read_back(store: Opened) -> None:
    document, facts = sick_leave().read()
    with store.writer() as writer:
        change = writer.put(document, facts)
    assert (change.state, change.version, change.facts, change.added) == ("new", 1, 3, 3)
    with store.view() as view:
        assert tuple(view.facts()) == facts
        assert view.document(document.key) == document
        assert [(d.key, d.version, d.sha256) for d in view.documents()] == [
            (document.key, 1, document.sha256)
        ]
        assert view.fact(facts[1].key) == facts[1]
        assert view.fact("no/such") is None and view.document("no-such") is None


def test_the_same_bytes_again_change_nothing(store: Opened) -> None:
    assert store.put(sick_leave(), sick_leave()) == ["new", "unchanged"]
    with store.view() as view:
        assert view.documents()[0].version == 1


def test_new_content_supersedes_the_old(store: Opened) -> None:
    store.put(sick_leave())
    changed = sick_leave("Helse Vidda RHF skal redusere sykefraværet til 2029-nivå.")
    changed.goal("Sykehusene skal være en god arbeidsplass.")
    with store.writer() as writer:
        change = writer.put(*changed.read())
    assert (change.state, change.version) == ("changed", 2)
    assert (change.added, change.changed, change.removed) == (1, 1, 0)
    with store.view() as view:
        assert tuple(view.facts()) == changed.read()[1]
        hits = view.search(Query(words="sykefraværet"))
        assert len(hits) == 2, "the superseded text is not found"


def test_facts_are_found_by_id_with_or_without_zeros(store: Opened) -> None:
    store.put(sick_leave())
    with store.view() as view:
        for asked in ("HVI31-07", "HVI31-7", "hvi31-007"):
            assert [f.id for f in view.facts_by_id(asked) if isinstance(f, Oppdrag)] == ["HVI31-07"]
        assert view.facts_by_id("HVI31-70") == ()
        assert view.ids() == ("HVI31-07",)


def test_facts_are_chosen_by_kind_and_document(store: Opened) -> None:
    other = order()
    other.oppdrag("HVI31-101", "Lederutvikling", "Helseforetaket skal utvikle lederne sine.")
    store.put(sick_leave(), other)
    with store.view() as view:
        assert [f.doc for f in view.facts(kind="oppdrag")] == [
            other.key,
            "oppdragsdokument-2031-hvi",
        ]
        assert [f.kind for f in view.facts(doc=other.key)] == ["document", "oppdrag"]
        assert [f.key for f in view.facts(kind="oppdrag", doc=other.key)] == [
            f"{other.key}/HVI31-101"
        ]


def test_nodes_and_edges_of_a_document(store: Opened) -> None:
    store.put(sick_leave())
    mandate = "oppdragsdokument-2031-hvi/HVI31-07"
    with store.view() as view:
        assert {node.key for node in view.nodes()} >= {mandate, f"org:{VIDDA}", "ref:Veikart 2040"}
        around = {(e.relation, e.from_key, e.to_key) for e in view.edges(mandate)}
    assert around == {
        ("contains", "doc:oppdragsdokument-2031-hvi", mandate),
        ("owned_by", mandate, f"org:{VIDDA}"),
        ("refers_to", mandate, "ref:Veikart 2040"),
    }


def test_links_are_replaced_as_a_whole(store: Opened) -> None:
    _, facts = sick_leave().read()
    store.put(sick_leave())
    first, second = link(facts[1], facts[2]), link(facts[2], facts[1])
    for links in ([first], [first, second], [second], []):
        with store.writer() as writer:
            writer.put_links(links)
        with store.view() as view:
            assert {one.key for one in view.links()} == {one.key for one in links}
            assert list(view.links("no/such")) == []
            assert {one.key for one in view.links(facts[1].key)} == {one.key for one in links}


def test_only_the_links_that_are_named_are_replaced(store: Opened) -> None:
    _, facts = sick_leave().read()
    store.put(sick_leave())
    first, second = link(facts[1], facts[2]), link(facts[2], facts[1])
    sure = first.model_copy(update={"confirmed": True})
    with store.writer() as writer:
        writer.put_links([first, second])
        writer.put_links([sure], of=[first.key])
    with store.view() as view:
        assert {one.key: one.confirmed for one in view.links()} == {
            first.key: True,
            second.key: False,
        }
    with store.writer() as writer:
        writer.put_links([], of=[first.key])
    with store.view() as view:
        assert [one.key for one in view.links()] == [second.key]


def test_a_document_is_all_in_or_not_at_all(store: Opened) -> None:
    store.put(sick_leave())
    document, facts = order().read()
    stranger = sick_leave().read()[1][1]
    with pytest.raises(ValueError, match="facts of oppdragsdok"), store.writer() as writer:
        writer.put(document, (*facts, stranger))
    with store.view() as view:
        assert [d.key for d in view.documents()] == ["oppdragsdokument-2031-hvi"]


def test_an_aborted_transaction_leaves_nothing(
    store: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.put(sick_leave())

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    with store.writer() as writer:
        monkeypatch.setattr("graph.rows.edges_of", fail)
        with pytest.raises(KeyboardInterrupt):
            writer.put(*sick_leave("Helt nye ord om noe annet.").read())
    with store.view() as view:
        assert view.documents()[0].version == 1
        assert tuple(view.facts()) == sick_leave().read()[1]
        assert view.search(Query(words="helt nye ord")) == ()
        assert view.damage() == ()


def test_a_reader_sees_one_state_while_a_writer_works(store: Opened) -> None:
    store.put(sick_leave())
    with store.view() as view:
        before = tuple(view.facts())
        store.put(sick_leave("Andre ord."))
        assert tuple(view.facts()) == before
    with store.view() as view:
        assert tuple(view.facts()) != before


def test_search_filters_hold_together(store: Opened) -> None:
    reported = report()
    reported.status("Redusere sykefraværet", "Sykefraværet går ned.", category="innfridd")
    store.put(sick_leave(), reported)
    asked = {"kind": "status", "status": "innfridd", "org": VIDDA, "year": 2031}
    with store.view() as view:
        everything = view.search(Query(words="sykefravær"))
        assert {hit.kind for hit in everything} == {"oppdrag", "indicator", "status"}
        assert [h.kind for h in view.search(Query(words="sykefravær", **asked))] == ["status"]
        for name, value in {"org": STORLIA, "year": 2030, "doc": "x"}.items():
            assert view.search(Query(words="sykefravær", **{**asked, name: value})) == ()


def test_there_is_no_store_until_something_is_written(store: Opened) -> None:
    with pytest.raises(StoreError, match="ingest"), store.view():
        pass


def test_decisions_are_added_and_never_changed(store: Opened) -> None:
    first = Review(
        id="r1", subject="x", verdict="reject", who="Kari", when="2031-03-01T10:00:00Z", why="nei"
    )
    undone = first.model_copy(update={"id": "r0", "verdict": "undo", "undoes": "r1"})
    store.put(sick_leave())
    with store.writer() as writer:
        for review in (first, undone, first.model_copy(update={"why": "likevel"})):
            writer.put_review(review)
    store.put(sick_leave("Nye ord."))
    with store.view() as view:
        assert list(view.reviews()) == [first, undone]
