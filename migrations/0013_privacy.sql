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

-- A match of the text guard that its writer said points at nobody, so that it is not asked about
-- again where it stands.
-- owner: platform
CREATE TABLE dismissed_match (
    table_name TEXT NOT NULL,
    record TEXT NOT NULL,
    -- Keyed, over record, field, kind and words: nothing can be read out of it.
    digest TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (table_name, record, digest)
);

-- One reading of the whole register by the guard; it goes on where it stopped.
-- owner: privacy
CREATE TABLE guard_scan (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    -- Which guard read: rules, lexicon and local words.
    guard_version TEXT NOT NULL,
    -- The source that is being read, by its place in the list, and where its next page begins.
    source BIGINT NOT NULL DEFAULT 0,
    cursor_at TEXT,
    texts BIGINT NOT NULL DEFAULT 0,
    findings BIGINT NOT NULL DEFAULT 0,
    finished_at TEXT
);

-- Something that today's guard would ask about in a text that is kept; never the words.
-- owner: privacy
CREATE TABLE guard_finding (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    -- NULL for what belongs to no unit.
    unit TEXT,
    -- The scan that saw it last.
    scan TEXT NOT NULL,
    table_name TEXT NOT NULL,
    record TEXT NOT NULL,
    field TEXT NOT NULL,
    -- The guard's rule (namn, telefon ...), how much it weighs, and how many matches there are.
    kind TEXT NOT NULL,
    weight TEXT NOT NULL CHECK (weight IN ('asks', 'stops')),
    matches BIGINT NOT NULL,
    -- The version of the text that was read.
    text_version BIGINT NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('open', 'mended', 'dismissed')),
    -- Why it points at nobody, for what was dismissed.
    reason TEXT,
    UNIQUE (table_name, record, field, kind)
);
CREATE INDEX guard_finding_by_unit ON guard_finding (unit, standing, id);
CREATE INDEX guard_finding_by_scan ON guard_finding (scan, standing);

-- An identifier that was taken out of everything kept. What it was is not kept.
-- owner: privacy
CREATE TABLE purge (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    -- Keyed; tells whether two purges were of the same words.
    digest TEXT NOT NULL,
    -- Why: own_request, found_late or other.
    reason TEXT NOT NULL,
    -- Values changed, sealed texts forgotten, frozen reports drawn again.
    changed BIGINT NOT NULL,
    -- table.column=count, parted by blanks.
    places TEXT,
    sealed BIGINT NOT NULL,
    -- Rows of the trail that hold it in a coded value; the chain keeps them.
    trail_rows BIGINT NOT NULL,
    -- When the engine's files no longer held it; NULL until then.
    files_clean_at TEXT
);

-- The day on which an event's texts were erased by the retention schedule; what is counted stays.
ALTER TABLE event ADD COLUMN erased_on TEXT;

-- How long a unit keeps a class of records, by whose decision.
-- owner: privacy
CREATE TABLE retention_rule (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL,
    -- event_text, client ...: what the fields of the program name as their retention.
    record_class TEXT NOT NULL,
    -- NULL: preserved.
    months BIGINT,
    -- The municipal board's decision: its number, and its day.
    decision TEXT NOT NULL,
    decided_on TEXT NOT NULL,
    UNIQUE (unit, record_class)
);

-- An erasure that was announced: everything of a class dated before a day, after days of grace.
-- owner: privacy
CREATE TABLE erasure (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL,
    record_class TEXT NOT NULL,
    dated_before TEXT NOT NULL,
    due_on TEXT NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('announced', 'stopped', 'begun', 'done')),
    records BIGINT NOT NULL,
    -- The decision that it rests on, as it was then.
    decision TEXT NOT NULL,
    -- Why it was stopped.
    reason TEXT
);
CREATE INDEX erasure_by_unit ON erasure (unit, id);

-- That something stood here and was erased; nothing of what it said.
-- owner: privacy
CREATE TABLE tombstone (
    table_name TEXT NOT NULL,
    record TEXT NOT NULL,
    unit TEXT NOT NULL,
    erasure TEXT NOT NULL,
    erased_at TEXT NOT NULL,
    erased_by TEXT NOT NULL,
    PRIMARY KEY (table_name, record)
);
CREATE INDEX tombstone_by_erasure ON tombstone (erasure);
