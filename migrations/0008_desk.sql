-- Where a job's result is seen; reports of what is not accessible; backups made; the trail verified.

-- A path on this site, set by the job.
ALTER TABLE job ADD COLUMN location TEXT;

-- What somebody told us is not accessible; anyone may, signed in or not.
-- owner: site
CREATE TABLE accessibility_report (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    -- T-YEAR-NNNN, by which sender and administrator speak of it.
    number TEXT NOT NULL UNIQUE,
    -- SHA-256 of the token in the address where the sender finds the answer.
    token_hash TEXT NOT NULL UNIQUE,
    page TEXT,
    problem TEXT NOT NULL,
    tool TEXT,
    -- An address to answer to, if the sender gave one.
    reply_to TEXT
);

-- owner: site
CREATE TABLE accessibility_answer (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    report TEXT NOT NULL UNIQUE REFERENCES accessibility_report (id),
    outcome TEXT NOT NULL CHECK (outcome IN ('mended', 'will_be_mended', 'other_way', 'refused')),
    answer TEXT NOT NULL,
    -- Our own case number and the sender's, where there are such.
    dnr TEXT,
    their_dnr TEXT
);

-- owner: site
CREATE TABLE accessibility_counter (
    year BIGINT PRIMARY KEY,
    last BIGINT NOT NULL
);

-- How many reports came from one sender since a moment; not bound to the reports themselves.
-- owner: site
CREATE TABLE accessibility_sender (
    -- A keyed digest of the remote address, or the word for all senders together.
    who TEXT PRIMARY KEY,
    sent BIGINT NOT NULL,
    first_at TEXT NOT NULL
);

-- A copy of the database that was made; the file itself lies beside the database.
-- owner: site
CREATE TABLE backup (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    file TEXT NOT NULL UNIQUE,
    bytes BIGINT NOT NULL
);

-- That the trail's chain was walked from its first link to its last, and how that went.
-- owner: audit
CREATE TABLE audit_verification (
    id TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    links BIGINT NOT NULL,
    entries BIGINT NOT NULL,
    head TEXT NOT NULL,
    -- The first row that does not fit; NULL when all fit.
    broken_at BIGINT
);
