-- From schema 2: what changed since a time is found without looking at all there is.
BEGIN;
CREATE INDEX document_came ON document (known_from, key);
CREATE INDEX document_went ON document (known_to, key) WHERE known_to IS NOT NULL;
CREATE INDEX fact_came ON fact (known_from, key);
CREATE INDEX fact_went ON fact (known_to, key) WHERE known_to IS NOT NULL;
CREATE INDEX link_came ON link (known_from, key);
CREATE INDEX link_went ON link (known_to, key) WHERE known_to IS NOT NULL;
CREATE INDEX review_came ON review (known_from, key);
UPDATE store SET schema = 3;
COMMIT;
