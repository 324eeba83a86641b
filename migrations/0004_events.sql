-- Events (händelser), the texts kept apart under the Skåne rule, drafts, and confirmed clearances.

-- Who read a text as it stood in one version and confirmed what, by name.
-- owner: clearance
CREATE TABLE clearance (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL,
    subject_table TEXT NOT NULL,
    subject TEXT NOT NULL,
    -- deidentified: nothing in the text points at a person. released: withheld text may be freed.
    -- publication: an edited copy may be printed.
    purpose TEXT NOT NULL CHECK (purpose IN ('deidentified', 'released', 'publication')),
    -- The version of the text that was read; a later text needs a new confirmation.
    text_version BIGINT NOT NULL,
    -- A keyed digest of the text that was read.
    text_digest TEXT NOT NULL,
    -- The name of the person as it was that day.
    confirmed_by TEXT NOT NULL
);
CREATE INDEX clearance_by_subject ON clearance (subject_table, subject, purpose, text_version);

-- owner: events
CREATE TABLE event_counter (
    prefix TEXT NOT NULL,
    year INTEGER NOT NULL,
    last BIGINT NOT NULL,
    PRIMARY KEY (prefix, year)
);

-- owner: events
CREATE TABLE event (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    -- The reporter: may always read the own text.
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL,
    -- PREFIX-YEAR-NNNN, unique in the nation: returns travel between installations.
    number TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('failure', 'positive', 'wish', 'own_practice')),
    occurred_on TEXT NOT NULL CHECK (length(occurred_on) = 10),
    registered_on TEXT NOT NULL CHECK (length(registered_on) = 10),
    -- SCB's code: four digits a kommun, two a län, 00 the nation.
    kommun TEXT NOT NULL CHECK (length(kommun) IN (2, 4)),
    -- The id of a concrete body, or the code of its type when only that is known.
    body TEXT NOT NULL,
    body_type TEXT NOT NULL,
    type TEXT NOT NULL,
    -- Only failures have a level.
    level TEXT CHECK (level IN ('handlaggare', 'lokal', 'central')),
    serious INTEGER NOT NULL DEFAULT 0 CHECK (serious IN (0, 1)),
    serious_reason TEXT,
    description TEXT,
    consequence TEXT,
    proposal TEXT,
    year_answer TEXT,
    child_perspective INTEGER NOT NULL DEFAULT 0 CHECK (child_perspective IN (0, 1)),
    mended_at_once INTEGER NOT NULL DEFAULT 0 CHECK (mended_at_once IN (0, 1)),
    traceable_to_official INTEGER NOT NULL DEFAULT 0 CHECK (traceable_to_official IN (0, 1)),
    -- 1: all free texts are NULL here and stand in event_withheld_text only.
    withheld INTEGER NOT NULL DEFAULT 0 CHECK (withheld IN (0, 1)),
    status TEXT NOT NULL DEFAULT 'registered'
        CHECK (status IN ('registered', 'discussed', 'closed', 'withdrawn')),
    -- The tags in one text, parted by line breaks, so that a row of the export is a row here.
    tag_line TEXT,
    -- The open texts in lower case, for the simple search; NULL when withheld.
    search_text TEXT,
    -- The import that brought it, if any.
    import TEXT,
    CHECK (withheld = 0 OR (description IS NULL AND consequence IS NULL AND proposal IS NULL
                            AND year_answer IS NULL AND tag_line IS NULL
                            AND search_text IS NULL)),
    CHECK ((kind = 'failure') = (level IS NOT NULL))
);
-- The list as it opens, and the fact that figures count: neither touches the row's texts.
CREATE INDEX event_by_day ON event (unit, occurred_on, number);
CREATE INDEX event_fact ON event (unit, occurred_on, registered_on, kind, level, type, body,
    body_type, kommun, serious, status, withheld, mended_at_once, traceable_to_official,
    child_perspective, number, id);
CREATE INDEX event_fact_registered ON event (unit, registered_on, occurred_on, kind, level, type,
    body, body_type, kommun, serious, status, withheld, mended_at_once, traceable_to_official,
    child_perspective, number, id);

-- owner: events
CREATE TABLE event_tags (
    owner TEXT NOT NULL,
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, position)
);

-- Free text on handläggare level or traceable to one official. Rows are added, never changed, so
-- that no copy of them stands among the old versions of other tables.
-- owner: events
CREATE TABLE event_withheld_text (
    id TEXT PRIMARY KEY,
    unit TEXT NOT NULL,
    event TEXT NOT NULL,
    -- The record and field it was written for: event.description, event_discussion.causes ...
    part TEXT NOT NULL,
    subject TEXT NOT NULL,
    -- The version of that record which has this text.
    text_version BIGINT NOT NULL,
    kept_at TEXT NOT NULL,
    kept_by TEXT NOT NULL,
    -- NULL: the field was emptied in this version.
    text TEXT
);
CREATE INDEX event_withheld_text_by_event ON event_withheld_text (event, part, id);

-- A withheld text freed after a second person had read it.
-- owner: events
CREATE TABLE event_text_release (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL,
    event TEXT NOT NULL,
    clearance TEXT NOT NULL
);
CREATE INDEX event_text_release_by_event ON event_text_release (event);

-- The Stockholm rule: an edited copy chosen for publication, cleared by a second person.
-- owner: events
CREATE TABLE event_published_text (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL,
    event TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL,
    -- NULL until a second person has cleared this very text.
    clearance TEXT
);

-- owner: events
CREATE TABLE event_reclassification (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL,
    event TEXT NOT NULL,
    from_level TEXT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('handlaggare', 'lokal', 'central')),
    -- NULL when the event is withheld.
    reason TEXT
);
CREATE INDEX event_reclassification_by_event ON event_reclassification (event, id);

-- owner: events
CREATE TABLE event_closure (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL,
    event TEXT NOT NULL,
    outcome TEXT NOT NULL,
    reason TEXT
);
CREATE INDEX event_closure_by_event ON event_closure (event, id);

-- The six questions of the event meeting and the three of KASAM.
-- owner: events
CREATE TABLE event_discussion (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL,
    event TEXT NOT NULL UNIQUE,
    discussed_on TEXT NOT NULL CHECK (length(discussed_on) = 10),
    summary TEXT,
    causes TEXT,
    effects TEXT,
    who_can_mend TEXT,
    solutions TEXT,
    next_step TEXT,
    comprehensible TEXT,
    manageable TEXT,
    meaningful TEXT
);

-- What a person is writing, sealed with the installation's draft key; one per person and form.
-- owner: events
CREATE TABLE draft (
    person TEXT NOT NULL,
    form TEXT NOT NULL,
    unit TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (person, form)
);

-- An import under way or done. Its rows are read whole before one is shown.
-- owner: events
CREATE TABLE event_import (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL,
    file_name TEXT,
    row_count BIGINT NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT 'staged' CHECK (state IN ('staged', 'published', 'dropped'))
);

-- Rows on their way in; the texts of withheld ones never stand here. Emptied when published.
-- owner: events
CREATE TABLE event_import_row (
    id TEXT PRIMARY KEY,
    import TEXT NOT NULL,
    unit TEXT NOT NULL,
    number TEXT NOT NULL,
    kind TEXT NOT NULL,
    occurred_on TEXT NOT NULL,
    registered_on TEXT NOT NULL,
    kommun TEXT NOT NULL,
    body TEXT NOT NULL,
    body_type TEXT NOT NULL,
    type TEXT NOT NULL,
    level TEXT,
    serious INTEGER NOT NULL,
    serious_reason TEXT,
    description TEXT,
    consequence TEXT,
    proposal TEXT,
    year_answer TEXT,
    child_perspective INTEGER NOT NULL,
    mended_at_once INTEGER NOT NULL,
    traceable_to_official INTEGER NOT NULL,
    withheld INTEGER NOT NULL,
    tag_line TEXT,
    search_text TEXT
);
CREATE INDEX event_import_row_by_import ON event_import_row (import, id);
