-- From schema 1: time of the last change, people's decisions, and history that can be searched.
BEGIN;
ALTER TABLE store ADD COLUMN changed TEXT NOT NULL DEFAULT '';
UPDATE store SET words = '', changed = (
    SELECT coalesce(max(at), '') FROM (
        SELECT max(known_from) AS at FROM document UNION ALL SELECT max(known_from) FROM link
        UNION ALL SELECT max(known_to) FROM document UNION ALL SELECT max(known_to) FROM link
    )
);
CREATE TABLE review (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    known_from TEXT NOT NULL,
    body TEXT NOT NULL
);
DROP TABLE fact_organisation;
DROP TABLE passage;
CREATE VIRTUAL TABLE passage USING fts5 (
    words, stems, tags, tokenize = 'unicode61 remove_diacritics 0', prefix = '3 5'
);
DROP INDEX document_by_issuer;
DROP INDEX fact_of_document;
DROP INDEX fact_of_kind;
DROP INDEX fact_by_id;
DROP INDEX node_by_key;
DROP INDEX edge_from;
DROP INDEX edge_to;
DROP INDEX link_from;
DROP INDEX link_to;
CREATE INDEX document_by_issuer ON document (issuer, year);
CREATE INDEX fact_of_document ON fact (doc, position, key);
CREATE INDEX fact_of_kind ON fact (kind, doc, position, key);
CREATE INDEX fact_by_id ON fact (comparable_id) WHERE comparable_id IS NOT NULL;
CREATE INDEX node_by_key ON node (key);
CREATE INDEX edge_from ON edge (from_key);
CREATE INDEX edge_to ON edge (to_key);
CREATE INDEX link_from ON link (from_key);
CREATE INDEX link_to ON link (to_key);
UPDATE store SET schema = 2;
COMMIT;
