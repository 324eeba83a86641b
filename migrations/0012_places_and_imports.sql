-- Reports of a city, a county or the nation, which are no unit: `unit` holds whose report it is, a
-- unit's id or a place such as city:0180, so it refers to no table. The verbs ask whether there is
-- such a place. And where a file of clients waits for its confirmation.

-- (sqlite)
ALTER TABLE report RENAME TO report_of_unit;
ALTER TABLE report_block RENAME TO report_block_of_unit;
ALTER TABLE report_chosen_text RENAME TO report_chosen_text_of_unit;
ALTER TABLE report_freeze RENAME TO report_freeze_of_unit;
ALTER TABLE report_document RENAME TO report_document_of_unit;

-- owner: reports
CREATE TABLE report (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL,
    -- The activity year.
    year BIGINT NOT NULL CHECK (year BETWEEN 1994 AND 2199),
    -- unit; county and national reports come with the returns.
    kind TEXT NOT NULL,
    -- kronoberg, skane or varmland: whose manner the first blocks follow.
    template TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('sv', 'en')),
    title TEXT NOT NULL,
    subtitle TEXT,
    summary TEXT,
    -- 1 when the texts, answers and breakdowns are invented (demo data); printed on every page.
    invented INTEGER NOT NULL DEFAULT 0 CHECK (invented IN (0, 1))
);
INSERT INTO report SELECT * FROM report_of_unit;

-- owner: reports
CREATE TABLE report_block (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL,
    report TEXT NOT NULL REFERENCES report (id),
    position BIGINT NOT NULL,
    -- narrative, quote, questions, appendix, or a computed block such as events.by_level.
    kind TEXT NOT NULL,
    heading TEXT,
    -- Markdown; numbers bound as {{events.total}}.
    body TEXT,
    -- Whose words a quotation is, and that the person agreed to be quoted.
    attribution TEXT,
    consent INTEGER NOT NULL DEFAULT 0 CHECK (consent IN (0, 1))
);
INSERT INTO report_block SELECT * FROM report_block_of_unit;

-- owner: reports
CREATE TABLE report_chosen_text (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL,
    report TEXT NOT NULL REFERENCES report (id),
    block TEXT NOT NULL REFERENCES report_block (id),
    position BIGINT NOT NULL,
    -- The number of the event (or another source) that it is a copy from.
    source TEXT NOT NULL,
    -- The source's level when it was chosen; NULL when it has none.
    level TEXT,
    -- The heading it stands under.
    theme TEXT,
    text TEXT NOT NULL
);
INSERT INTO report_chosen_text SELECT * FROM report_chosen_text_of_unit;

-- owner: reports
CREATE TABLE report_freeze (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL,
    report TEXT NOT NULL UNIQUE REFERENCES report (id),
    cutoff TEXT NOT NULL,
    -- SHA-256 over the fact's rows that were counted.
    fingerprint TEXT NOT NULL,
    -- SHA-256 of the canonical JSON.
    canonical_sha256 TEXT NOT NULL,
    -- The figures, tables and blocks as they were; replay must give these bytes again.
    canonical TEXT NOT NULL,
    -- The fact's columns as counted, as JSON.
    columns TEXT NOT NULL
);
INSERT INTO report_freeze SELECT * FROM report_freeze_of_unit;

-- owner: reports
CREATE TABLE report_document (
    report TEXT NOT NULL REFERENCES report (id),
    unit TEXT NOT NULL,
    -- html, pdf, docx, xlsx, json, or page (the part that the reading page shows).
    format TEXT NOT NULL,
    -- exact, or public once the publication rules protect it.
    edition TEXT NOT NULL,
    bytes BYTEA NOT NULL,
    PRIMARY KEY (report, edition, format)
);
INSERT INTO report_document SELECT * FROM report_document_of_unit;
DROP TABLE report_document_of_unit;
DROP TABLE report_freeze_of_unit;
DROP TABLE report_chosen_text_of_unit;
DROP TABLE report_block_of_unit;
DROP TABLE report_of_unit;

CREATE INDEX report_unit ON report (unit, year);
CREATE INDEX report_block_report ON report_block (unit, report, position);
CREATE INDEX report_chosen_text_report ON report_chosen_text (unit, report, position);
CREATE INDEX report_chosen_text_source ON report_chosen_text (unit, source);

-- (postgres)
ALTER TABLE report DROP CONSTRAINT report_unit_fkey;
ALTER TABLE report_block DROP CONSTRAINT report_block_unit_fkey;
ALTER TABLE report_chosen_text DROP CONSTRAINT report_chosen_text_unit_fkey;
ALTER TABLE report_freeze DROP CONSTRAINT report_freeze_unit_fkey;
ALTER TABLE report_document DROP CONSTRAINT report_document_unit_fkey;

-- (both)
-- A file of clients handed in and not yet confirmed, sealed with the installation's draft key. One
-- per person; the next one takes its place.
-- owner: clients
CREATE TABLE client_import_file (
    person TEXT PRIMARY KEY,
    unit TEXT NOT NULL,
    handed_in_at TEXT NOT NULL,
    file_name TEXT NOT NULL,
    sealed BYTEA NOT NULL
);
