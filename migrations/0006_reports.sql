-- Reports: a draft of blocks, its references, and what a frozen report keeps for ever.

-- owner: reports
CREATE TABLE report (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
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
CREATE INDEX report_unit ON report (unit, year);

-- owner: reports
CREATE TABLE report_block (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
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
CREATE INDEX report_block_report ON report_block (unit, report, position);

-- owner: reports
CREATE TABLE report_freeze (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
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

-- owner: reports
CREATE TABLE report_document (
    report TEXT NOT NULL REFERENCES report (id),
    unit TEXT NOT NULL REFERENCES unit (id),
    -- html, pdf, docx, xlsx or json.
    format TEXT NOT NULL,
    -- exact, or public once the publication rules protect it.
    edition TEXT NOT NULL,
    bytes BYTEA NOT NULL,
    PRIMARY KEY (report, edition, format)
);

-- owner: reports
CREATE TABLE reference_work (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    -- How a text names it, such as "2013:522" or "Meddelandeblad nr 5/2011"; found in prose.
    mark TEXT NOT NULL,
    title TEXT NOT NULL,
    edition TEXT,
    published_year BIGINT,
    standing TEXT NOT NULL CHECK (standing IN ('in_force', 'repealed', 'outdated')),
    -- What to cite instead.
    instead TEXT
);
CREATE UNIQUE INDEX reference_work_mark ON reference_work (mark);
