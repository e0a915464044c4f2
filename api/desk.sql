-- What the API keeps beside the store: keys, the log of writes, jobs. Times are ISO, UTC.
BEGIN;
CREATE TABLE key (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,
    hash TEXT NOT NULL,
    made TEXT NOT NULL,
    revoked TEXT,
    used TEXT
);
CREATE UNIQUE INDEX key_in_use ON key (name) WHERE revoked IS NULL;

-- A write that was asked for, and what came of it. Neither is ever changed or taken away.
CREATE TABLE entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    key TEXT,
    address TEXT NOT NULL,
    method TEXT NOT NULL,
    path TEXT NOT NULL
);
CREATE TABLE outcome (
    entry INTEGER PRIMARY KEY REFERENCES entry,
    at TEXT NOT NULL,
    status INTEGER NOT NULL,
    code TEXT,
    what TEXT
);
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'the log of writes is append-only'); END;
CREATE TRIGGER entry_is_kept BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'the log of writes is append-only'); END;
CREATE TRIGGER entry_is_new BEFORE INSERT ON entry WHEN EXISTS (SELECT 1 FROM entry WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'the log of writes is append-only'); END;
CREATE TRIGGER outcome_stays BEFORE UPDATE ON outcome
BEGIN SELECT RAISE(ABORT, 'the log of writes is append-only'); END;
CREATE TRIGGER outcome_is_kept BEFORE DELETE ON outcome
BEGIN SELECT RAISE(ABORT, 'the log of writes is append-only'); END;
CREATE TRIGGER outcome_is_new BEFORE INSERT ON outcome
WHEN EXISTS (SELECT 1 FROM outcome WHERE entry = NEW.entry)
BEGIN SELECT RAISE(ABORT, 'the log of writes is append-only'); END;

-- The order of numbers is the order of the queue.
CREATE TABLE job (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX job_by_state ON job (state, number);

-- A request that must not be done twice: whose, under which key of theirs, and its answer.
CREATE TABLE once (
    who TEXT NOT NULL,
    key TEXT NOT NULL,
    digest TEXT NOT NULL,
    at TEXT NOT NULL,
    answer TEXT,
    PRIMARY KEY (who, key)
);
PRAGMA user_version = 1;
COMMIT;
