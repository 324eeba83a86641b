-- The platform's own tables: trail, old versions, requests done, outbox, jobs, settings, files.

-- (postgres)
CREATE COLLATION IF NOT EXISTS sv (provider = icu, locale = 'sv-SE');
-- (both)

-- One row for each thing that was done; nothing here can be read back to a person's text.
-- owner: platform
CREATE TABLE audit (
    seq BIGINT PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    verb TEXT NOT NULL,
    subject_table TEXT NOT NULL,
    subject TEXT NOT NULL,
    version BIGINT NOT NULL,
    -- JSON. Coded values plainly; free text and personal values as keyed digests only.
    facts TEXT NOT NULL
);
CREATE INDEX audit_subject ON audit (subject_table, subject, seq);
CREATE INDEX audit_at ON audit (at);

-- One link for each commit: head = SHA-256 of the previous head and the commit's audit rows.
-- owner: platform
CREATE TABLE audit_link (
    number BIGINT PRIMARY KEY,
    -- The shard whose chain this is; one today.
    shard TEXT NOT NULL,
    first_seq BIGINT NOT NULL,
    last_seq BIGINT NOT NULL,
    previous TEXT NOT NULL,
    head TEXT NOT NULL
);

-- What records looked like before; may be erased without breaking the trail.
-- owner: platform
CREATE TABLE record_version (
    id TEXT PRIMARY KEY,
    table_name TEXT NOT NULL,
    record TEXT NOT NULL,
    version BIGINT NOT NULL,
    -- JSON of the fields as they were.
    body TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL
);
CREATE INDEX record_version_record ON record_version (table_name, record, version);

-- A form sent twice is done once: its key and where its answer stands.
-- owner: platform
CREATE TABLE request_done (
    request_key TEXT NOT NULL,
    actor TEXT NOT NULL,
    location TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (actor, request_key)
);

-- News for readers above, written in the same transaction as what happened.
-- owner: platform
CREATE TABLE outbox (
    id TEXT PRIMARY KEY,
    topic TEXT NOT NULL,
    subject TEXT NOT NULL,
    actor TEXT NOT NULL,
    at TEXT NOT NULL
);

-- owner: platform
CREATE TABLE job (
    id TEXT PRIMARY KEY,
    topic TEXT NOT NULL,
    subject TEXT NOT NULL,
    -- Twice the same key is one job.
    job_key TEXT NOT NULL UNIQUE,
    actor TEXT NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('waiting', 'running', 'done', 'failed', 'parked')),
    done BIGINT NOT NULL DEFAULT 0,
    total BIGINT NOT NULL DEFAULT 0,
    tries BIGINT NOT NULL DEFAULT 0,
    -- Who runs it may be gone: after this moment another may claim it.
    lease_until TEXT,
    -- Text key of what went wrong last.
    problem TEXT,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
);
CREATE INDEX job_standing ON job (standing, created_at);

-- What an administrator decides; history in record_version.
-- owner: platform
CREATE TABLE setting (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    name TEXT NOT NULL UNIQUE,
    value TEXT
);

-- owner: platform
CREATE TABLE file (
    sha256 TEXT PRIMARY KEY,
    bytes BYTEA NOT NULL,
    created_at TEXT NOT NULL
);

-- Raised by each commit that changed something; caches are keyed by it.
-- owner: platform
CREATE TABLE change_number (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    number BIGINT NOT NULL
);
INSERT INTO change_number (id, number) VALUES (1, 0);
