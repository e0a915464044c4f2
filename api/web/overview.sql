-- What pages show that rests on the whole store, worked out for one state of it. The file is made
-- anew for every state and never changed. `place` is the order in which a list is shown.
BEGIN;
CREATE TABLE state (changed TEXT NOT NULL, program TEXT NOT NULL);

CREATE TABLE finding (
    place INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    "check" TEXT NOT NULL,
    severity TEXT NOT NULL,
    due TEXT,
    body TEXT NOT NULL
);
CREATE INDEX finding_by_id ON finding (id);
CREATE INDEX finding_of_check ON finding ("check", severity);
CREATE INDEX finding_by_due ON finding (due, place) WHERE due IS NOT NULL;

-- What a finding rests on; `part` counts from 0.
CREATE TABLE evidence (
    place INTEGER NOT NULL,
    part INTEGER NOT NULL,
    key TEXT NOT NULL,
    doc TEXT NOT NULL,
    PRIMARY KEY (place, part)
) WITHOUT ROWID;
CREATE INDEX evidence_of_fact ON evidence (key);
CREATE INDEX evidence_of_document ON evidence (doc, part);

-- By day, then by mandate. The last that was reported, and whether a report was read that could tell.
CREATE TABLE deadline (
    place INTEGER PRIMARY KEY,
    mandate TEXT NOT NULL,
    year INTEGER,
    day TEXT NOT NULL,
    words TEXT,
    claim TEXT,
    category TEXT,
    period TEXT,
    report_read INTEGER NOT NULL
);
CREATE TABLE deadline_of (
    who TEXT NOT NULL,
    place INTEGER NOT NULL,
    PRIMARY KEY (who, place)
) WITHOUT ROWID;

CREATE TABLE indicator (
    place INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    who TEXT,
    years TEXT NOT NULL,
    figures INTEGER NOT NULL,
    words TEXT NOT NULL
);

-- What waits for a decision; `fingerprints` are those of its texts, with blanks between.
CREATE TABLE waiting (
    place INTEGER PRIMARY KEY,
    why TEXT NOT NULL,
    subject TEXT NOT NULL,
    name TEXT NOT NULL,
    fingerprints TEXT NOT NULL
);
CREATE INDEX waiting_for ON waiting (why, place);
CREATE INDEX waiting_about ON waiting (subject);

-- Names that can be suggested: as they are looked for, as they are shown, what they are; the ids of
-- mandates also as ids are compared.
CREATE TABLE name (
    place INTEGER PRIMARY KEY,
    folded TEXT NOT NULL,
    shown TEXT NOT NULL,
    label TEXT NOT NULL,
    id TEXT
);
COMMIT;
