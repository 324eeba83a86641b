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

-- A copy of a text chosen for a block and edited there; bound to its source and never the source
-- itself. The slice that owns the source checks its rules before a row comes here.
-- owner: reports
CREATE TABLE report_chosen_text (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
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
CREATE INDEX report_chosen_text_report ON report_chosen_text (unit, report, position);
CREATE INDEX report_chosen_text_source ON report_chosen_text (unit, source);

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
    -- html, pdf, docx, xlsx, json, or page (the part that the reading page shows).
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
    -- The last day it stood; a text about an earlier year may name it. NULL: no longer ever.
    stood_until TEXT CHECK (length(stood_until) = 10),
    -- What to cite instead.
    instead TEXT
);
CREATE UNIQUE INDEX reference_work_mark ON reference_work (mark);

INSERT INTO reference_work (id, version, created_at, created_by, changed_at, changed_by, mark, title,
    edition, published_year, standing, stood_until, instead) VALUES
    ('reference:2013-522', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     '2013:522', 'Förordning (2013:522) om statsbidrag till kommuner som bedriver verksamhet med personligt ombud för vissa personer med psykiska funktionsnedsättningar',
     NULL, 2013, 'in_force', NULL, NULL),
    ('reference:hslf-fs-2016-98', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'HSLF-FS 2016:98', 'Socialstyrelsens föreskrifter (HSLF-FS 2016:98) om statsbidrag till kommuner som bedriver verksamhet med personligt ombud',
     NULL, 2016, 'in_force', NULL, NULL),
    ('reference:2017-900', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     '2017:900', 'Förvaltningslag (2017:900)', NULL, 2017, 'in_force', NULL, NULL),
    ('reference:1986-223', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     '1986:223', 'Förvaltningslag (1986:223)', NULL, 1986, 'repealed', '2018-06-30',
     'förvaltningslagen (2017:900)'),
    ('reference:2025-400', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     '2025:400', 'Socialtjänstlag (2025:400)', NULL, 2025, 'in_force', NULL, NULL),
    ('reference:2001-453', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     '2001:453', 'Socialtjänstlag (2001:453)', NULL, 2001, 'repealed', '2025-06-30',
     'socialtjänstlagen (2025:400)'),
    ('reference:2009-400', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     '2009:400', 'Offentlighets- och sekretesslag (2009:400)', NULL, 2009, 'in_force', NULL, NULL),
    ('reference:meddelandeblad-5-2020', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'Meddelandeblad 5/2020', 'Socialstyrelsen, Meddelandeblad nr 5/2020 om personligt ombud',
     'nr 5/2020', 2020, 'in_force', NULL, NULL),
    ('reference:meddelandeblad-5-2011', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'Meddelandeblad 5/2011', 'Socialstyrelsen, Meddelandeblad nr 5/2011 om personligt ombud',
     'nr 5/2011', 2011, 'outdated', '2019-12-31', 'Meddelandeblad nr 5/2020'),
    ('reference:spejare-2010', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'ledningsgruppens spejare', 'Socialstyrelsen, Personliga ombud: ledningsgruppens spejare i välfärdssystemet',
     'artikelnr 2010-4-8', 2010, 'in_force', NULL, NULL),
    ('reference:socialstyrelsens-forordning', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'Socialstyrelsens förordning', 'Förordningen (2013:522), som regeringen har beslutat',
     NULL, NULL, 'outdated', NULL, 'förordningen (2013:522); regeringen har beslutat den'),
    ('reference:landsting', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'landsting', 'Landsting, som heter region sedan den 1 januari 2020',
     NULL, NULL, 'outdated', '2019-12-31', 'region');
