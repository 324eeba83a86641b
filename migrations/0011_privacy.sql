-- The second reader, the reading of the whole register again, and forgetting.

-- A text that is to leave the unit, and what another person said after reading it.
-- owner: clearance
CREATE TABLE reading (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL,
    -- The kind of record that leaves (report, handover ...) and its id.
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    -- What it is called in lists.
    name TEXT,
    standing TEXT NOT NULL CHECK (standing IN ('asked', 'confirmed', 'returned', 'withdrawn')),
    -- What was asked about; after the answer what was read. The digest is keyed.
    text_version BIGINT NOT NULL,
    text_digest TEXT NOT NULL,
    -- The reader's name as it was that day.
    reader_name TEXT,
    -- What has to change before it may leave.
    remark TEXT
);
CREATE INDEX reading_by_subject ON reading (kind, subject, id);
CREATE INDEX reading_by_standing ON reading (unit, standing, id);

-- The accounts that had written any of it when it was asked about.
-- owner: clearance
CREATE TABLE reading_writers (
    owner TEXT NOT NULL,
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, position)
);
