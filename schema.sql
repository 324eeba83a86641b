-- What the tables look like today; made by `spejare migrate --print-schema`, never edited.

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

CREATE TABLE accessibility_counter (
    year BIGINT PRIMARY KEY,
    last BIGINT NOT NULL
);

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

CREATE TABLE accessibility_sender (
    -- A keyed digest of the remote address, or the word for all senders together.
    who TEXT PRIMARY KEY,
    sent BIGINT NOT NULL,
    first_at TEXT NOT NULL
);

CREATE TABLE account (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    name TEXT NOT NULL,
    -- In lower case; what a person signs in with.
    email TEXT NOT NULL UNIQUE,
    language TEXT NOT NULL CHECK (language IN ('sv', 'en')),
    -- A disabled account signs in no more; what it did stays.
    disabled INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1))
);

CREATE TABLE agreement (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    parties TEXT NOT NULL,
    -- The case number at both ends.
    dnr TEXT,
    agreed_from TEXT NOT NULL CHECK (length(agreed_from) = 10),
    agreed_until TEXT CHECK (length(agreed_until) = 10),
    notice_months BIGINT,
    -- How the cost is split, a code of the list cost_rule.
    cost_rule TEXT,
    end_reason TEXT
);

CREATE INDEX agreement_unit ON agreement (unit, agreed_from);

CREATE TABLE api_token (
    token_hash TEXT PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    account TEXT NOT NULL REFERENCES account (id),
    place TEXT NOT NULL,
    name TEXT NOT NULL,
    made_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    revoked_at TEXT
);

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

CREATE INDEX audit_at ON audit (at);

CREATE INDEX audit_subject ON audit (subject_table, subject, seq);

CREATE TABLE audit_link (
    number BIGINT PRIMARY KEY,
    -- The shard whose chain this is; one today.
    shard TEXT NOT NULL,
    first_seq BIGINT NOT NULL,
    last_seq BIGINT NOT NULL,
    previous TEXT NOT NULL,
    head TEXT NOT NULL
);

CREATE TABLE audit_verification (
    id TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    links BIGINT NOT NULL,
    entries BIGINT NOT NULL,
    head TEXT NOT NULL,
    -- The first row that does not fit; NULL when all fit.
    broken_at BIGINT
);

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

CREATE TABLE body (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    -- NULL for a body that all units see.
    unit TEXT REFERENCES unit (id),
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    -- Kommun or län code; NULL when it is national.
    area TEXT,
    manager_name TEXT,
    manager_email TEXT,
    valid_from TEXT CHECK (length(valid_from) = 10),
    valid_until TEXT CHECK (length(valid_until) = 10)
);

CREATE INDEX body_unit ON body (unit, name);

CREATE TABLE change_number (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    number BIGINT NOT NULL
);

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

CREATE TABLE code (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    list TEXT NOT NULL,
    code TEXT NOT NULL,
    label_sv TEXT NOT NULL,
    label_en TEXT,
    hint_sv TEXT,
    hint_en TEXT,
    valid_from TEXT CHECK (length(valid_from) = 10),
    valid_until TEXT CHECK (length(valid_until) = 10),
    -- NULL for a national code.
    unit TEXT REFERENCES unit (id),
    position BIGINT NOT NULL
);

CREATE UNIQUE INDEX code_of_list ON code (list, code);

CREATE TABLE draft (
    person TEXT NOT NULL,
    form TEXT NOT NULL,
    unit TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (person, form)
);

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

CREATE INDEX event_by_day ON event (unit, occurred_on, number);

CREATE INDEX event_fact ON event (unit, occurred_on, registered_on, kind, level, type, body,
    body_type, kommun, serious, status, withheld, mended_at_once, traceable_to_official,
    child_perspective, number, id);

CREATE INDEX event_fact_registered ON event (unit, registered_on, occurred_on, kind, level, type,
    body, body_type, kommun, serious, status, withheld, mended_at_once, traceable_to_official,
    child_perspective, number, id);

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

CREATE TABLE event_counter (
    prefix TEXT NOT NULL,
    year INTEGER NOT NULL,
    last BIGINT NOT NULL,
    PRIMARY KEY (prefix, year)
);

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

CREATE TABLE event_import_file (
    person TEXT PRIMARY KEY,
    unit TEXT NOT NULL,
    handed_in_at TEXT NOT NULL,
    file_name TEXT NOT NULL,
    sealed BYTEA NOT NULL
);

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
, status TEXT NOT NULL DEFAULT 'registered'
    CHECK (status IN ('registered', 'discussed', 'closed', 'withdrawn')));

CREATE INDEX event_import_row_by_import ON event_import_row (import, id);

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

CREATE TABLE event_tags (
    owner TEXT NOT NULL,
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, position)
);

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

CREATE TABLE failed_sign_in (
    -- A keyed digest of the e-mail address or of the remote address.
    who TEXT PRIMARY KEY,
    failures BIGINT NOT NULL,
    last_at TEXT NOT NULL
);

CREATE TABLE figure_cutoff (
    unit TEXT NOT NULL REFERENCES unit (id),
    -- The activity year.
    year BIGINT NOT NULL CHECK (year BETWEEN 1994 AND 2199),
    -- The last day that is counted; printed with each table of the year.
    cutoff TEXT NOT NULL CHECK (length(cutoff) = 10),
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    PRIMARY KEY (unit, year)
);

CREATE TABLE file (
    sha256 TEXT PRIMARY KEY,
    bytes BYTEA NOT NULL,
    created_at TEXT NOT NULL
);

CREATE TABLE guard_word (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    -- One word, lower case.
    word TEXT NOT NULL UNIQUE,
    -- name: found as a name wherever it stands; allowed: never found.
    reading TEXT NOT NULL CHECK (reading IN ('name', 'allowed')),
    -- Why, for the next administrator.
    reason TEXT
);

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
, location TEXT);

CREATE INDEX job_standing ON job (standing, created_at);

CREATE TABLE kept_form (
    person TEXT NOT NULL,
    address TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (person, address)
);

CREATE TABLE kommun (
    -- SCB's code, four digits; the first two are the län's.
    code TEXT PRIMARY KEY,
    lan TEXT NOT NULL REFERENCES lan (code),
    name TEXT NOT NULL
);

CREATE TABLE lan (
    -- SCB's code, two digits.
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL
);

CREATE TABLE office (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    name TEXT NOT NULL,
    opened_on TEXT NOT NULL CHECK (length(opened_on) = 10),
    closed_on TEXT CHECK (length(closed_on) = 10)
);

CREATE INDEX office_unit ON office (unit, opened_on);

CREATE TABLE one_time_link (
    token_hash TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    expires_at TEXT NOT NULL,
    used_at TEXT
);

CREATE TABLE outbox (
    id TEXT PRIMARY KEY,
    topic TEXT NOT NULL,
    subject TEXT NOT NULL,
    actor TEXT NOT NULL,
    at TEXT NOT NULL
);

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

CREATE TABLE request_done (
    request_key TEXT NOT NULL,
    actor TEXT NOT NULL,
    location TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (actor, request_key)
);

CREATE TABLE saved_table (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    name TEXT NOT NULL,
    -- The page's own query string, such as rows=type&columns=level.
    question TEXT NOT NULL
);

CREATE INDEX saved_table_unit ON saved_table (unit, name);

CREATE TABLE schema_migration (
    number BIGINT PRIMARY KEY,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    applied_at TEXT NOT NULL
);

CREATE TABLE seat (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    account TEXT NOT NULL REFERENCES account (id),
    role TEXT NOT NULL,
    -- unit:<id>, city:<code>, kommun:<code>, lan:<code> or nation.
    place TEXT NOT NULL,
    held_from TEXT NOT NULL CHECK (length(held_from) = 10),
    held_until TEXT CHECK (length(held_until) = 10)
);

CREATE INDEX seat_account ON seat (account, held_from);

CREATE INDEX seat_place ON seat (place, role);

CREATE TABLE session (
    -- SHA-256 of the token in the cookie.
    token_hash TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    -- The place worked at.
    place TEXT NOT NULL,
    csrf TEXT NOT NULL,
    started_at TEXT NOT NULL,
    seen_at TEXT NOT NULL
);

CREATE INDEX session_account ON session (account);

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

CREATE TABLE sign_in_method (
    account TEXT NOT NULL REFERENCES account (id),
    method TEXT NOT NULL CHECK (method IN ('password')),
    -- argon2id in its own text form.
    secret TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (account, method)
);

CREATE TABLE staff (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    -- NULL for a vacant post.
    name TEXT,
    -- employed, vacant or leave.
    standing TEXT NOT NULL CHECK (standing IN ('employed', 'vacant', 'leave')),
    -- kvinna or man as the national form has it, or not_stated.
    sex TEXT,
    -- Hundredths of a full post.
    post_share BIGINT NOT NULL CHECK (post_share BETWEEN 0 AND 100),
    -- Hundredths of a full post set aside for the event register; NULL for others.
    event_share BIGINT CHECK (event_share BETWEEN 0 AND 100),
    employed_from TEXT NOT NULL CHECK (length(employed_from) = 10),
    employed_until TEXT CHECK (length(employed_until) = 10),
    -- taken, queued or none.
    introduction TEXT,
    courses TEXT,
    supervision INTEGER NOT NULL DEFAULT 0 CHECK (supervision IN (0, 1))
);

CREATE INDEX staff_unit ON staff (unit, employed_from);

CREATE TABLE unit (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    name TEXT NOT NULL UNIQUE,
    -- Begins the numbers of its events, such as SKANE; unique in the nation.
    prefix TEXT NOT NULL UNIQUE,
    provider TEXT,
    provider_form TEXT,
    -- The kommun's code of a city whose offices are units of their own; NULL for others.
    city TEXT REFERENCES kommun (code),
    started_on TEXT NOT NULL CHECK (length(started_on) = 10),
    -- The last day; NULL while it runs. A unit that merged names the one that took over.
    ended_on TEXT CHECK (length(ended_on) = 10),
    merged_into TEXT
);

CREATE TABLE unit_coverage (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    kommun TEXT NOT NULL REFERENCES kommun (code),
    -- A city district; NULL for the whole kommun.
    district TEXT,
    covered_from TEXT NOT NULL CHECK (length(covered_from) = 10),
    covered_until TEXT CHECK (length(covered_until) = 10),
    -- Why it ended.
    end_reason TEXT,
    -- 1 when another unit covers the same kommun at the same time, and that is as it should be.
    shared INTEGER NOT NULL DEFAULT 0 CHECK (shared IN (0, 1))
);

CREATE INDEX unit_coverage_kommun ON unit_coverage (kommun, covered_from);

CREATE INDEX unit_coverage_unit ON unit_coverage (unit, covered_from);

CREATE TABLE unit_policy (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    decided_from TEXT NOT NULL CHECK (length(decided_from) = 10),
    withholding TEXT NOT NULL CHECK (withholding IN ('skane', 'stockholm')),
    withheld_readers TEXT NOT NULL
        CHECK (withheld_readers IN ('reporter_officer_manager', 'all_ombud')),
    -- Which day decides an event's year (counting rule 1).
    year_rule TEXT NOT NULL CHECK (year_rule IN ('occurred', 'registered')),
    -- Where it was decided: meeting and date, or case number.
    decision TEXT
);

CREATE INDEX unit_policy_unit ON unit_policy (unit, decided_from);

CREATE TABLE year_question (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    year BIGINT NOT NULL,
    question TEXT NOT NULL,
    UNIQUE (unit, year)
);
