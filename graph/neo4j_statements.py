"""Every statement that goes to a server, in the common ground of Cypher.

Nodes: `Store` and `Lock` (one each), `Version` of a document, `Fact`, `NodeVersion`, `Review`, and
`Node`, one for each key, between which edges and links are relationships of the type of their
relation. Nothing is ever deleted: what was superseded has `known_to`. Only a copy that is put back
takes the place of everything.
"""

from typing import get_args

from model.graph import Relation

RELATIONS: dict[str, str] = {relation: relation.upper() for relation in get_args(Relation)}
"""Relationship types by relation. A type cannot be a parameter; these are all there are."""

_UNIQUE = {
    "Store": "name",
    "Lock": "name",
    "Version": "id",
    "Fact": "id",
    "Node": "key",
    "NodeVersion": "id",
    "Review": "key",
}
_INDEXED = {
    "Version": ("key", "known_from", "issuer"),
    "Fact": ("key", "doc", "comparable_id", "known_from", "known_to"),
    "NodeVersion": ("doc",),
}
CONSTRAINTS = {
    f"oppdragsgraf_{label.lower()}": f"CREATE CONSTRAINT oppdragsgraf_{label.lower()} IF NOT EXISTS"
    f" FOR (x:{label}) REQUIRE x.{name} IS UNIQUE"
    for label, name in _UNIQUE.items()
}
INDEXES = {
    f"oppdragsgraf_{label.lower()}_{name}": "CREATE INDEX"
    f" oppdragsgraf_{label.lower()}_{name} IF NOT EXISTS FOR (x:{label}) ON (x.{name})"
    for label, names in _INDEXED.items()
    for name in names
}

STORE = (
    "MATCH (s:Store {name: 'store'}) RETURN s.schema AS schema, s.changed AS changed, s.id AS id,"
    " s.restoring AS restoring, s.fulltext AS fulltext"
)
MAKE_STORE = (
    "MERGE (s:Store {name: 'store'})"
    " ON CREATE SET s.schema = $schema, s.changed = '', s.id = $id RETURN s.id AS id"
)
CHANGED = "MATCH (s:Store {name: 'store'}) SET s.changed = $now, s.fulltext = NULL"

MAKE_LOCK = "MERGE (l:Lock {name: 'writer'}) RETURN l.token AS token"
FREE_LOCK = (
    "MATCH (l:Lock {name: 'writer'}) WHERE l.until IS NULL OR l.until < timestamp()"
    " RETURN l.name AS name"
)
# Neo4j reads before it locks: the first SET waits for whoever else writes to the row, and only what
# is read after it holds.
TAKE_LOCK = (
    "MATCH (l:Lock {name: 'writer'}) SET l.asked = $token"
    " WITH l WHERE l.until IS NULL OR l.until < timestamp()"
    " SET l.token = $token, l.holder = $holder, l.until = timestamp() + $lease"
    " RETURN l.token AS token"
)
KEEP_LOCK = (
    "MATCH (l:Lock {name: 'writer'}) SET l.asked = $token WITH l WHERE l.token = $token"
    " SET l.until = timestamp() + $lease RETURN l.token AS token"
)
LEAVE_LOCK = "MATCH (l:Lock {name: 'writer'}) WHERE l.token = $token SET l.until = 0"
HOLDER = "MATCH (l:Lock {name: 'writer'}) RETURN l.holder AS holder"

LAST_VERSION = (
    "MATCH (d:Version {key: $doc}) WHERE d.known_to IS NULL"
    " RETURN d.id AS id, d.version AS version, d.digest AS digest"
)
FACTS_NOW = (
    "MATCH (x:Fact {doc: $doc}) WHERE x.known_to IS NULL"
    " RETURN x.id AS id, x.key AS key, x.body AS body"
)
NODES_NOW = (
    "MATCH (x:NodeVersion {doc: $doc}) WHERE x.known_to IS NULL"
    " RETURN x.id AS id, x.key AS key, x.body AS body"
)
EDGES_NOW = (
    "UNWIND $keys AS key MATCH (a:Node {key: key})-[r]->(:Node)"
    " WHERE r.known_to IS NULL AND r.doc = $doc"
    " RETURN r.key AS key, r.relation AS relation, a.key AS from_key"
)
LINKS_NOW = (
    f"MATCH (a:Node)-[r:{'|'.join(RELATIONS.values())}]->(b:Node)"
    " WHERE r.known_to IS NULL AND r.body IS NOT NULL"
    " RETURN r.key AS key, r.relation AS relation, r.body AS body, a.key AS from_key"
)
LINKS_NOW_FROM = f"UNWIND $keys AS key {LINKS_NOW.replace('(a:Node)', '(a:Node {key: key})')}"
MAKE_NODES = "UNWIND $rows AS row MERGE (n:Node {key: row.key})"
NEW_NODES = f"{MAKE_NODES} CREATE (x:NodeVersion) SET x = row"
REVIEW = (
    "MERGE (r:Review {key: $key}) ON CREATE SET r.body = $body, r.known_from = $now"
    " RETURN r.key AS key"
)
REVIEWS = "MATCH (r:Review) WHERE r.known_from <= $at RETURN r.body AS body ORDER BY r.known_from"

SHOW_CONSTRAINTS = "SHOW CONSTRAINTS"
FACT_DOCUMENTS = "MATCH (f:Fact) RETURN DISTINCT f.doc AS doc"
VERSION_DOCUMENTS = "MATCH (d:Version) RETURN DISTINCT d.key AS doc"

VERSION = (
    "d.key AS key, d.version AS version, d.name AS name, d.sha256 AS sha256,"
    " d.known_from AS read, d.fact AS fact"
)
VERSIONS = (
    f"MATCH (d:Version) WHERE $key IS NULL OR d.key = $key RETURN {VERSION} ORDER BY key, version"
)
NEW_VERSIONS = (
    "MATCH (d:Version) WHERE d.known_from > $since AND d.known_from <= $at"
    " RETURN d.key AS key, d.version AS version, d.name AS name, d.sha256 AS sha256,"
    " d.known_from AS known_from, d.fact AS fact ORDER BY known_from"
)
CHANGED_FACTS = (
    "UNWIND $rows AS row MATCH (x:Fact {doc: row.key})"
    " WHERE x.known_from = row.known_from OR x.known_to = row.known_from"
    " RETURN properties(x) AS fact"
)

BODIES = (
    "UNWIND $rows AS row MATCH (d:Version {key: row.key}) WHERE d.version = row.version"
    " RETURN d.key AS key, d.version AS version, d.digest AS digest, d.year AS year,"
    " d.issuer AS issuer, d.body AS body"
)
NODES_OF = (
    "UNWIND $rows AS row MATCH (x:NodeVersion {doc: row.key}) WHERE x.known_from <= $at"
    " RETURN x.key AS key, x.doc AS doc, x.known_from AS known_from, x.known_to AS known_to,"
    " x.body AS body"
)
NODE_KEYS = "MATCH (n:Node) RETURN n.key AS key"
RELATED_FROM = (
    "UNWIND $keys AS key MATCH (a:Node {key: key})-[r]->(b:Node) WHERE r.known_from <= $at"
    " RETURN properties(r) AS columns, a.key AS from_key, b.key AS to_key"
)
REVIEWED = (
    "MATCH (r:Review) WHERE r.known_from <= $at"
    " RETURN r.key AS key, r.known_from AS known_from, r.body AS body ORDER BY known_from"
)
RESTORING = "MATCH (s:Store {name: 'store'}) SET s.restoring = $who, s.id = $id"
RESTORED = (
    "MATCH (s:Store {name: 'store'}) SET s.restoring = NULL, s.changed = $changed,"
    " s.fulltext = NULL"
)

FULLTEXT = "oppdragsgraf_passages"
MAKE_FULLTEXT = (
    f"CREATE FULLTEXT INDEX {FULLTEXT} IF NOT EXISTS FOR (f:Fact)"
    " ON EACH [f.words, f.stems, f.tags] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}"
)
AWAIT_INDEXES = "CALL db.awaitIndexes(300)"
SHOW_INDEXES = "SHOW INDEXES"
UNINDEXED = (
    "MATCH (f:Fact) WHERE f.indexed IS NULL OR f.indexed <> $table"
    " RETURN f.id AS id, f.doc AS doc, f.known_from AS known_from, f.body AS body LIMIT $limit"
)
INDEX_FACTS = (
    "UNWIND $rows AS row MATCH (f:Fact {id: row.id}) SET f.words = row.words,"
    " f.stems = row.stems, f.tags = row.tags, f.indexed = $table"
)
INDEXED = "MATCH (s:Store {name: 'store'}) SET s.fulltext = $table"


def found_by_words(stood: str) -> str:
    """Facts that the server's own index finds, best first, with the `phrases` in their order."""
    return (
        "CALL db.index.fulltext.queryNodes($index, $words) YIELD node, score"
        f" WITH node AS f, score WHERE {stood}"
        " AND all(phrase IN $phrases WHERE (' ' + f.words + ' ') CONTAINS phrase)"
        " RETURN f.body AS body, f.stems AS stems,"
        " f.key AS key, score ORDER BY score DESC, key LIMIT $limit"
    )


def wipe(label: str) -> str:
    """Some of the rows of a label go, with their relationships; says how many."""
    return f"MATCH (x:{label}) WITH x LIMIT $limit DETACH DELETE x RETURN count(*) AS gone"


def create(label: str) -> str:
    """New rows of a label: columns without a value are left out by the server."""
    return f"UNWIND $rows AS row CREATE (x:{label}) SET x = row"


def close(label: str) -> str:
    """Rows that are superseded, by id."""
    return f"UNWIND $rows AS row MATCH (x:{label} {{id: row.id}}) SET x.known_to = $now"


def relate(relation: str) -> str:
    """New relationships between nodes that are there."""
    return (
        "UNWIND $rows AS row MATCH (a:Node {key: row.from_key}) MATCH (b:Node {key: row.to_key})"
        f" CREATE (a)-[r:{RELATIONS[relation]}]->(b) SET r = row.columns"
    )


def unrelate(relation: str) -> str:
    """Relationships that are superseded, by key."""
    return (
        "UNWIND $rows AS row MATCH (a:Node {key: row.from_key})"
        f"-[r:{RELATIONS[relation]} {{key: row.key}}]->(:Node)"
        " WHERE r.known_to IS NULL SET r.known_to = $now"
    )


def stands(name: str, *, by_document: bool) -> str:
    """The condition that a row stood at `$at`, or when the shown version of its document came."""
    at = f"$shown[{name}.doc]" if by_document else "$at"
    return f"{name}.known_from <= {at} AND ({name}.known_to IS NULL OR {name}.known_to > {at})"
