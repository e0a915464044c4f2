"""Writing to a server: one explicit transaction a document, superseding and never deleting."""

import base64
import zlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from graph import neo4j_statements as cypher
from graph import rows
from graph.history import after
from graph.neo4j_lock import Lease, Run
from graph.store import FACT, Change
from model.facts import Fact
from model.graph import Edge, Link, Review, parts_of
from model.text import Document

BATCH = 500
"""Rows that one statement carries."""

Row = dict[str, Any]
Item = TypeVar("Item")
Transaction = Callable[[Callable[[Run], Any]], Any]


class Neo4jWriter:
    """The one writer of a store on a server; `transaction` runs its argument, with retries."""

    def __init__(self, transaction: Transaction, lease: Lease, now: Callable[[], str]) -> None:
        self._transaction = transaction
        self._lease = lease
        self._now = now

    def put(self, document: Document, facts: Sequence[Fact]) -> Change:
        """Store a document with its facts; what an earlier version said is superseded."""
        new = rows.rows_of(document, facts)
        nodes, edges = rows.nodes(facts), rows.edges(facts)

        def work(run: Run, now: str) -> Change:
            last = next(iter(run(cypher.LAST_VERSION, doc=document.key)), None)
            if last and last["digest"] == new.digest:
                return Change(
                    doc=document.key, state="unchanged", version=last["version"], facts=len(facts)
                )
            version = last["version"] + 1 if last else 1
            if last:
                _close(run, "Version", [last["id"]], now)
            version_row = _version_row(document, new, version)
            _create(run, cypher.create("Version"), [version_row], now)
            facts_now, nodes_now = _known(run, document.key) if last else ([], [])
            counts = _put_facts(run, new, facts_now, now)
            _put_graph(run, document.key, (nodes, edges), nodes_now, now)
            return Change(
                doc=document.key,
                state="changed" if last else "new",
                version=version,
                facts=len(facts),
                **counts,
            )

        change: Change = self._work(work)
        return change

    def put_links(self, links: Iterable[Link], *, of: Collection[str] | None = None) -> None:
        """Make `links` the links of the store, or of these keys; others there are superseded."""
        by_key = {link.key: link for link in links}
        bodies = {key: link.model_dump_json() for key, link in by_key.items()}

        def work(run: Run, now: str) -> bool:
            known = _links_now(run, of)
            plan = rows.plan(((r["key"], r["key"], r["body"]) for r in known), bodies)
            _unrelate(run, known, plan.gone, now)
            new = [by_key[key] for key in plan.new]
            _make_nodes(run, (key for link in new for key in (link.start.key, link.end.key)))
            relate(run, [_link_row(link, bodies[link.key], now) for link in new])
            return bool(plan.gone or plan.new)

        self._work(work)

    def put_review(self, review: Review) -> None:
        """Add a person's decision; one that is already there is left as it is."""
        body = review.model_dump_json()
        self._work(lambda run, now: run(cypher.REVIEW, key=review.id, body=body, now=now))

    def _work(self, work: Callable[[Run, str], Any]) -> Any:
        def whole(run: Run) -> Any:
            self._lease.check(run)
            (store,) = run(cypher.STORE)
            now = after(self._now(), store["changed"])
            result = work(run, now)
            if result and getattr(result, "state", None) != "unchanged":
                run(cypher.CHANGED, now=now)
            return result

        with self._lease.working():
            return self._transaction(whole)


def _known(run: Run, doc: str) -> tuple[list[Row], list[Row]]:
    """The facts and the nodes that the last version of a document brought."""
    return run(cypher.FACTS_NOW, doc=doc), run(cypher.NODES_NOW, doc=doc)


def _put_facts(run: Run, new: rows.Rows, known: list[Row], now: str) -> dict[str, int]:
    before = {row["key"]: FACT.validate_json(row["body"]) for row in known}
    plan = rows.plan(_triples(known), new.bodies)
    _close(run, "Fact", plan.gone, now)
    made = [
        {
            **rows.fact_columns(new.facts[key], new.meta),
            "id": f"{key}@{now}",
            "body": new.bodies[key],
        }
        for key in plan.new
    ]
    _create(run, cypher.create("Fact"), made, now)
    return rows.counts(before, new.facts)


def _put_graph(
    run: Run, doc: str, graph: tuple[dict[str, str], dict[str, Edge]], known: list[Row], now: str
) -> None:
    nodes, edges = graph
    plan = rows.plan(_triples(known), nodes)
    _close(run, "NodeVersion", plan.gone, now)
    made = [
        {"id": f"{doc}|{key}@{now}", "key": key, "doc": doc, "body": nodes[key]} for key in plan.new
    ]
    _create(run, cypher.NEW_NODES, made, now)
    keys = [row["key"] for row in known if not row["key"].startswith(("org:", "ref:"))]
    present = run(cypher.EDGES_NOW, keys=keys, doc=doc) if keys else []
    plan = rows.plan(((r["key"], r["key"], r["key"]) for r in present), {key: key for key in edges})
    _unrelate(run, present, plan.gone, now)
    relate(run, [_edge_row(key, doc, edges[key], now) for key in plan.new])


def _version_row(document: Document, new: rows.Rows, version: int) -> Row:
    return {
        "id": f"{document.key}#{version}",
        "key": document.key,
        "version": version,
        "name": document.name,
        "sha256": document.sha256,
        "digest": new.digest,
        "year": new.meta.year,
        "issuer": new.meta.issuer,
        "fact": new.bodies[new.meta.key],
        "body": base64.b64encode(zlib.compress(new.body.encode())).decode(),
    }


def _edge_row(key: str, doc: str, edge: Edge, now: str) -> Row:
    columns = {"key": key, "doc": doc, "relation": edge.relation, "known_from": now}
    return {"from_key": edge.from_key, "to_key": edge.to_key, "columns": columns}


def _link_row(link: Link, body: str, now: str) -> Row:
    columns = {"key": link.key, "relation": link.relation, "body": body, "known_from": now}
    return {"from_key": link.start.key, "to_key": link.end.key, "columns": columns}


def _triples(known: Iterable[Row]) -> Iterator[tuple[str, str, str]]:
    return ((row["id"], row["key"], row["body"]) for row in known)


def _make_nodes(run: Run, keys: Iterable[str]) -> None:
    for batch in batches([{"key": key} for key in dict.fromkeys(keys)]):
        run(cypher.MAKE_NODES, rows=batch)


def _create(run: Run, statement: str, made: Sequence[Row], now: str) -> None:
    for batch in batches([{**row, "known_from": now} for row in made]):
        run(statement, rows=batch)


def _close(run: Run, label: str, gone: Iterable[str], now: str) -> None:
    for batch in batches([{"id": id} for id in gone]):  # noqa: A001
        run(cypher.close(label), rows=batch, now=now)


def relate(run: Run, made: Iterable[Row]) -> None:
    """Make relationships out of `columns` between the nodes `from_key` and `to_key`."""
    by_relation: dict[str, list[Row]] = defaultdict(list)
    for row in made:
        by_relation[row["columns"]["relation"]].append(row)
    for relation, found in by_relation.items():
        for batch in batches(found):
            run(cypher.relate(relation), rows=batch)


def _links_now(run: Run, keys: Collection[str] | None) -> list[Row]:
    if keys is None:
        return list(run(cypher.LINKS_NOW))
    starts = sorted({parts_of(key)[1] for key in keys})
    return [row for row in run(cypher.LINKS_NOW_FROM, keys=starts) if row["key"] in keys]


def _unrelate(run: Run, known: Iterable[Row], gone: Iterable[str], now: str) -> None:
    going = frozenset(gone)
    by_relation: dict[str, list[Row]] = defaultdict(list)
    for row in known:
        if row["key"] in going:
            by_relation[row["relation"]].append({"key": row["key"], "from_key": row["from_key"]})
    for relation, found in by_relation.items():
        for batch in batches(found):
            run(cypher.unrelate(relation), rows=batch, now=now)


def batches(found: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """Rows in groups that one statement can carry."""
    return (found[start : start + BATCH] for start in range(0, len(found), BATCH))
