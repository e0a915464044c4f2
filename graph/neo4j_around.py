"""What stands round a fact on a server: its document, its edges, its links, and who may answer it.

Whoever gets a fact will ask for what is round it, so one statement answers for a whole level.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from graph import neo4j_statements as cypher
from graph.history import NOW
from graph.neo4j_ahead import Ahead, Row
from graph.store import FACT
from model.facts import DocumentFact, Fact
from model.graph import Edge, Link

Ask = Callable[..., list[Row]]


class Around:
    """One state of the store: `at` that time, or where `by_document`, as each was shown."""

    def __init__(self, ask: Ask, at: str, *, past: bool, by_document: bool) -> None:
        self._ask = ask
        self._at = at
        self._past = past
        self._by_document = by_document
        self._facts, self._abouts = Ahead(self._facts_of), Ahead(self._abouts_of)
        self._edges, self._links = Ahead(self._edges_at), Ahead(self._links_at)
        self._issued = Ahead(self._issued_by)

    def fact(self, key: str) -> Fact | None:
        """The fact with this key."""
        rows = self._facts.rows(key)
        return FACT.validate_json(rows[0]["body"]) if rows else None

    def facts(self, keys: Sequence[str]) -> Iterator[Fact]:
        """The facts with these keys, in their order, asked for together."""
        found = dict(self._facts_of(list(keys)))
        return (FACT.validate_json(found[key]["body"]) for key in keys if key in found)

    def about(self, doc: str) -> Iterator[Fact]:
        """What a document says of itself."""
        return (row["fact"] for row in self._abouts.rows(doc))

    def issued(self, issuer: str) -> list[Row]:
        """The documents of an issuer, by key."""
        return self._issued.rows(issuer)

    def expect(self, rows: Iterable[Row]) -> None:
        """Whoever got these facts will want to know what is round them."""
        facts = list(rows)
        self._abouts.expect(row["doc"] for row in facts)
        self._round(row["key"] for row in facts)

    def edges(self, key: str | None) -> Iterator[Edge]:
        """Every edge, or those at either end of which `key` stands."""
        if key is None:
            rows = self._ask(f"{_EVERY} WHERE {self._is_edge()} {_ENDS}")
        else:
            rows = self._edges.rows(key)
        in_order = sorted(rows, key=lambda r: (r["from_key"], r["relation"], r["to_key"]))
        return (Edge(**{name: row[name] for name in Edge.model_fields}) for row in in_order)

    def cited(self) -> Iterator[tuple[str, str]]:
        """The references that facts cite, each with the key of the fact, sorted."""
        asked = f"r.relation = $relation AND {self._is_edge()}"
        rows = self._ask(f"{_EVERY} WHERE {asked} {_ENDS}", relation="refers_to")
        return iter(sorted({(row["to_key"], row["from_key"]) for row in rows}))

    def links(self, key: str | None) -> Iterator[Link]:
        """Every link, or those at either end of which `key` stands."""
        if key is None:
            rows = self._standing(self._ask(f"{_EVERY} WHERE {self._is_link()} {_ENDS}"))
        else:
            rows = self._links.rows(key)
        in_order = sorted(rows, key=lambda row: str(row["key"]))
        return (Link.model_validate_json(row["body"]) for row in in_order)

    def _stands(self, name: str) -> str:
        return cypher.stands(name, by_document=self._by_document)

    def _round(self, keys: Iterable[str]) -> None:
        facts = list(keys)
        for ahead in (self._facts, self._edges, self._links):
            ahead.expect(facts)

    def _facts_of(self, keys: list[str]) -> Iterator[tuple[str, Row]]:
        rows = self._ask(
            f"UNWIND $keys AS key MATCH (f:Fact {{key: key}}) WHERE {self._stands('f')}"
            " RETURN f.key AS key, f.doc AS doc, f.body AS body, f.known_to AS known_to",
            keys=keys,
        )
        self._abouts.expect(row["doc"] for row in rows)
        return ((row["key"], row) for row in rows)

    def _abouts_of(self, docs: list[str]) -> Iterator[tuple[str, Row]]:
        rows = self._ask(
            "UNWIND $keys AS key MATCH (f:Fact {doc: key}) WHERE f.kind = $kind"
            f" AND {self._stands('f')} RETURN f.doc AS doc, f.body AS body",
            keys=docs,
            kind="document",
        )
        facts = [DocumentFact.model_validate_json(row["body"]) for row in rows]
        # Whom a document is for may have passed it on, or reported on it.
        self._issued.expect(fact.addressee for fact in facts if fact.addressee)
        return ((fact.doc, {"fact": fact}) for fact in facts)

    def _issued_by(self, issuers: list[str]) -> Iterator[tuple[str, Row]]:
        rows = self._ask(
            f"UNWIND $issuers AS issuer {DOCUMENTS} AND d.issuer = issuer"
            f" RETURN issuer, {cypher.VERSION} ORDER BY key",
            issuers=issuers,
        )
        return ((row.pop("issuer"), row) for row in rows)

    def _edges_at(self, keys: list[str]) -> Iterator[tuple[str, Row]]:
        rows = self._at_ends(keys, self._is_edge())
        self._facts.expect(_fact_ends(rows))
        return _by_end(rows, keys)

    def _links_at(self, keys: list[str]) -> Iterator[tuple[str, Row]]:
        rows = self._standing(self._at_ends(keys, self._is_link()))
        self._round(_fact_ends(rows))
        return _by_end(rows, keys)

    def _at_ends(self, keys: list[str], condition: str) -> list[Row]:
        return self._ask(
            f"UNWIND $keys AS key MATCH (n:Node {{key: key}})-[r]-(:Node) WHERE {condition}"
            f" WITH DISTINCT r WITH r, startNode(r) AS a, endNode(r) AS b {_ENDS}",
            keys=keys,
        )

    def _is_edge(self) -> str:
        return f"r.body IS NULL AND {self._stands('r')}"

    def _is_link(self) -> str:
        came = "r.known_from <= $at" if self._past else cypher.stands("r", by_document=False)
        return f"r.body IS NOT NULL AND {came}"

    def _standing(self, rows: list[Row]) -> list[Row]:
        """Links; of the past those that stood when both their texts were last there together."""
        if not self._past:
            return rows
        keys = sorted({row[end] for row in rows for end in ("from_key", "to_key")})
        until = {key: row["known_to"] or NOW for key, row in self._facts_of(keys)}
        return [row for row in rows if self._stood(row, until)]

    def _stood(self, row: Row, until: dict[str, str]) -> bool:
        if row["from_key"] not in until or row["to_key"] not in until:
            return False
        last = min(f"{self._at}~", until[row["from_key"]], until[row["to_key"]])
        return bool(row["known_from"] < last <= (row["known_to"] or NOW))


DOCUMENTS = f"MATCH (d:Version) WHERE {cypher.stands('d', by_document=False)}"
"""Matches the documents that stand at the moment of a view."""

_EVERY = "MATCH (a:Node)-[r]->(b:Node)"
_ENDS = (
    "RETURN r.key AS key, r.relation AS relation, r.body AS body, r.known_from AS known_from,"
    " r.known_to AS known_to, a.key AS from_key, b.key AS to_key"
)


def _fact_ends(rows: Iterable[Row]) -> list[str]:
    """The facts among the ends; what stands at an organisation is not for reading ahead."""
    keys = (row[end] for row in rows for end in ("from_key", "to_key"))
    return [key for key in keys if not key.startswith(("doc:", "org:", "ref:"))]


def _by_end(rows: Iterable[Row], keys: list[str]) -> Iterator[tuple[str, Row]]:
    asked = frozenset(keys)
    for row in rows:
        for key in asked & {row["from_key"], row["to_key"]}:
            yield key, row
