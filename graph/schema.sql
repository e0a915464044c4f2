-- The embedded store. What is known now has known_to NULL; what was superseded keeps its row.
-- A body stands last in its row, so that the columns before it are read without it.
BEGIN;
CREATE TABLE store (schema INTEGER NOT NULL, words TEXT NOT NULL, changed TEXT NOT NULL);

CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    digest TEXT NOT NULL,
    year INTEGER,
    issuer TEXT,
    known_from TEXT NOT NULL,
    known_to TEXT,
    body BLOB NOT NULL,
    UNIQUE (key, version)
);
CREATE INDEX document_by_issuer ON document (issuer, year);
CREATE UNIQUE INDEX document_now ON document (key) WHERE known_to IS NULL;

CREATE TABLE fact (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    doc TEXT NOT NULL,
    kind TEXT NOT NULL,
    position INTEGER NOT NULL,
    printed_id TEXT,
    comparable_id TEXT,
    year INTEGER,
    status TEXT,
    known_from TEXT NOT NULL,
    known_to TEXT,
    body TEXT NOT NULL
);
CREATE UNIQUE INDEX fact_now ON fact (key) WHERE known_to IS NULL;
CREATE INDEX fact_of_document ON fact (doc, position, key);
CREATE INDEX fact_of_kind ON fact (kind, doc, position, key);
CREATE INDEX fact_by_id ON fact (comparable_id) WHERE comparable_id IS NOT NULL;
CREATE INDEX fact_history ON fact (key, known_from);

CREATE TABLE node (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    doc TEXT NOT NULL,
    known_from TEXT NOT NULL,
    known_to TEXT,
    body TEXT NOT NULL
);
CREATE UNIQUE INDEX node_now ON node (doc, key) WHERE known_to IS NULL;
CREATE INDEX node_by_key ON node (key);

CREATE TABLE edge (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    doc TEXT NOT NULL,
    relation TEXT NOT NULL,
    from_key TEXT NOT NULL,
    to_key TEXT NOT NULL,
    known_from TEXT NOT NULL,
    known_to TEXT
);
CREATE UNIQUE INDEX edge_now ON edge (doc, key) WHERE known_to IS NULL;
CREATE INDEX edge_from ON edge (from_key);
CREATE INDEX edge_to ON edge (to_key);

CREATE TABLE link (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    from_key TEXT NOT NULL,
    to_key TEXT NOT NULL,
    known_from TEXT NOT NULL,
    known_to TEXT,
    body TEXT NOT NULL
);
CREATE UNIQUE INDEX link_now ON link (key) WHERE known_to IS NULL;
CREATE INDEX link_from ON link (from_key);
CREATE INDEX link_to ON link (to_key);

-- People's decisions, in the order in which they came in; never changed, never taken away.
CREATE TABLE review (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    known_from TEXT NOT NULL,
    body TEXT NOT NULL
);

-- What came and went since a time: the change feed.
CREATE INDEX document_came ON document (known_from, key);
CREATE INDEX document_went ON document (known_to, key) WHERE known_to IS NOT NULL;
CREATE INDEX fact_came ON fact (known_from, key);
CREATE INDEX fact_went ON fact (known_to, key) WHERE known_to IS NOT NULL;
CREATE INDEX link_came ON link (known_from, key);
CREATE INDEX link_went ON link (known_to, key) WHERE known_to IS NOT NULL;
CREATE INDEX review_came ON review (known_from, key);

-- rowid is the id of the fact that the passage is of; superseded facts keep theirs.
CREATE VIRTUAL TABLE passage USING fts5 (
    words, stems, tags, tokenize = 'unicode61 remove_diacritics 0', prefix = '3 5'
);
