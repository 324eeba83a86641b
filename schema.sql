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

CREATE TABLE action (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    -- PREFIX-A-NNNN, unique in the nation.
    number TEXT NOT NULL UNIQUE,
    fault TEXT NOT NULL REFERENCES fault (id),
    title TEXT NOT NULL,
    description TEXT,
    -- An account of the unit, or else the body (its id, or a code of body_type) that does it.
    owner TEXT,
    body TEXT,
    due_on TEXT NOT NULL CHECK (length(due_on) = 10),
    -- The number of the handover, and the answer, that it came from.
    handover TEXT,
    answer TEXT REFERENCES handover_answer (id),
    added_on TEXT NOT NULL CHECK (length(added_on) = 10),
    -- What action_turn says last. That a confirmed effect came back is told by the fault's events.
    standing TEXT NOT NULL DEFAULT 'planned'
        CHECK (standing IN ('planned', 'done', 'dropped', 'effect_confirmed', 'effect_missing')),
    outcome TEXT CHECK (outcome IN ('done', 'partly_done', 'not_done', 'not_needed')),
    done_on TEXT CHECK (length(done_on) = 10),
    confirmed_on TEXT CHECK (length(confirmed_on) = 10),
    -- When its effect is looked at next, and by which account.
    check_on TEXT CHECK (length(check_on) = 10),
    checker TEXT, erased_on TEXT CHECK (length(erased_on) = 10),
    CHECK ((owner IS NULL) <> (body IS NULL))
);

CREATE INDEX action_by_fault ON action (fault, number);

CREATE INDEX action_by_unit ON action (unit, standing, due_on);

CREATE TABLE action_counter (
    prefix TEXT PRIMARY KEY,
    last BIGINT NOT NULL
);

CREATE TABLE action_turn (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    action TEXT NOT NULL REFERENCES action (id),
    deed TEXT NOT NULL,
    turned_on TEXT NOT NULL CHECK (length(turned_on) = 10),
    -- Of a closing.
    outcome TEXT CHECK (outcome IN ('done', 'partly_done', 'not_done', 'not_needed')),
    text TEXT,
    -- From what a confirmed effect was seen: a code of effect_source.
    source TEXT,
    -- The next look at the effect, where one was planned.
    check_on TEXT CHECK (length(check_on) = 10),
    checker TEXT
);

CREATE INDEX action_turn_by_action ON action_turn (action, id);

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
, other_dnr TEXT);

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

CREATE TABLE calendar_feed (
    token_hash TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    place TEXT NOT NULL,
    made_at TEXT NOT NULL,
    UNIQUE (account, place)
);

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

CREATE TABLE client (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    -- The account of the ombud whose client it is.
    ombud TEXT NOT NULL,
    code TEXT NOT NULL,
    sex TEXT NOT NULL CHECK (sex IN ('woman', 'man', 'other', 'unknown')),
    birth_year BIGINT CHECK (birth_year BETWEEN 1900 AND 2199),
    -- The day the client agreed to be handed over to another ombud or unit.
    handover_consent_on TEXT CHECK (length(handover_consent_on) = 10),
    UNIQUE (unit, code)
);

CREATE INDEX client_ombud ON client (unit, ombud, code);

CREATE TABLE client_application (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    code TEXT NOT NULL,
    applied_on TEXT NOT NULL CHECK (length(applied_on) = 10),
    kommun TEXT NOT NULL,
    -- Who asked: self, relative, authority (which stands in source_body) or other.
    source TEXT NOT NULL,
    source_body TEXT,
    -- The day it was decided whether the person belongs to the target group.
    decided_on TEXT CHECK (length(decided_on) = 10),
    outcome TEXT NOT NULL DEFAULT 'undecided' CHECK (outcome IN
        ('undecided', 'queue', 'accepted', 'not_target', 'referred', 'withdrawn')),
    -- Why not, for not_target; where to, for referred.
    exclusion TEXT,
    referred_to TEXT,
    queued_on TEXT CHECK (length(queued_on) = 10),
    priority TEXT,
    -- The day it was settled for good: became a client, was refused, or was withdrawn.
    ended_on TEXT CHECK (length(ended_on) = 10)
);

CREATE INDEX client_application_code ON client_application (unit, code);

CREATE INDEX client_application_fact ON client_application (unit, applied_on);

CREATE INDEX client_application_waiting ON client_application (unit, outcome, queued_on);

CREATE TABLE client_application_count (
    id TEXT PRIMARY KEY,
    unit TEXT NOT NULL REFERENCES unit (id),
    year BIGINT NOT NULL,
    kommun TEXT NOT NULL,
    source TEXT NOT NULL,
    source_body TEXT NOT NULL,
    outcome TEXT NOT NULL,
    exclusion TEXT NOT NULL,
    referred_to TEXT NOT NULL,
    priority TEXT NOT NULL,
    -- yes: applied in this very year; no: still waited from an earlier one.
    applied TEXT NOT NULL CHECK (applied IN ('yes', 'no')),
    waiting TEXT NOT NULL CHECK (waiting IN ('yes', 'no')),
    -- Whole weeks waited; NULL for those who never stood in the queue.
    weeks BIGINT
);

CREATE INDEX client_application_count_year ON client_application_count (unit, year);

CREATE TABLE client_assignment (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    client TEXT NOT NULL REFERENCES client (id),
    area TEXT NOT NULL,
    opened_on TEXT NOT NULL CHECK (length(opened_on) = 10),
    closed_on TEXT CHECK (length(closed_on) = 10),
    result TEXT,
    CHECK (closed_on IS NULL OR closed_on >= opened_on)
);

CREATE INDEX client_assignment_client ON client_assignment (client, unit, opened_on, closed_on);

CREATE INDEX client_assignment_fact ON client_assignment (unit, opened_on, closed_on, client, area,
    result);

CREATE TABLE client_assignment_count (
    id TEXT PRIMARY KEY,
    unit TEXT NOT NULL REFERENCES unit (id),
    year BIGINT NOT NULL,
    kommun TEXT NOT NULL,
    sex TEXT NOT NULL,
    area TEXT NOT NULL,
    opened TEXT NOT NULL CHECK (opened IN ('yes', 'no')),
    closed TEXT NOT NULL CHECK (closed IN ('yes', 'no')),
    result TEXT NOT NULL
);

CREATE INDEX client_assignment_count_year ON client_assignment_count (unit, year);

CREATE TABLE client_closing (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    client TEXT NOT NULL REFERENCES client (id),
    period TEXT NOT NULL,
    closed_on TEXT NOT NULL CHECK (length(closed_on) = 10),
    close_reason TEXT NOT NULL,
    notes TEXT NOT NULL CHECK (notes IN ('printed', 'destroyed', 'none'))
);

CREATE INDEX client_closing_client ON client_closing (client, id);

CREATE TABLE client_count (
    id TEXT PRIMARY KEY,
    unit TEXT NOT NULL REFERENCES unit (id),
    year BIGINT NOT NULL,
    kommun TEXT NOT NULL,
    office TEXT NOT NULL,
    sex TEXT NOT NULL,
    age_band TEXT NOT NULL,
    children TEXT NOT NULL,
    household TEXT NOT NULL,
    source TEXT NOT NULL,
    source_body TEXT NOT NULL,
    -- How the person came into the year, and how it ended: see counting.h.
    entry TEXT NOT NULL CHECK (entry IN ('opening', 'started', 'received')),
    -- "exit" is a word of SQL.
    ending TEXT NOT NULL CHECK (ending IN ('stock', 'closed', 'handed_over')),
    reasons TEXT NOT NULL,
    start_reasons TEXT NOT NULL,
    assistance TEXT NOT NULL,
    attorney TEXT NOT NULL,
    waits_for TEXT NOT NULL,
    assignments BIGINT NOT NULL,
    variables TEXT NOT NULL
);

CREATE INDEX client_count_year ON client_count (unit, year);

CREATE TABLE client_deputy (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    ombud TEXT NOT NULL,
    deputy TEXT NOT NULL,
    stands_from TEXT NOT NULL CHECK (length(stands_from) = 10),
    stands_until TEXT NOT NULL CHECK (length(stands_until) = 10)
);

CREATE INDEX client_deputy_deputy ON client_deputy (unit, deputy, stands_until);

CREATE TABLE client_enquiry (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    received_on TEXT NOT NULL CHECK (length(received_on) = 10),
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    source_body TEXT,
    sent_to TEXT,
    kommun TEXT
);

CREATE INDEX client_enquiry_fact ON client_enquiry (unit, received_on);

CREATE TABLE client_erasure (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    client TEXT NOT NULL UNIQUE REFERENCES client (id),
    due_on TEXT NOT NULL CHECK (length(due_on) = 10),
    standing TEXT NOT NULL CHECK (standing IN ('announced', 'put_off')),
    reason TEXT
);

CREATE INDEX client_erasure_due ON client_erasure (unit, standing, due_on);

CREATE TABLE client_goal (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    year BIGINT NOT NULL,
    wording TEXT NOT NULL,
    figure TEXT NOT NULL,
    aim TEXT NOT NULL CHECK (aim IN ('at_least', 'at_most')),
    -- A count, tenths of a percent or hundredths, as the figure has it.
    target BIGINT NOT NULL,
    decided_by TEXT NOT NULL CHECK (decided_by IN
        ('council', 'municipal_board', 'county_board', 'steering_group', 'unit')),
    decision TEXT
);

CREATE INDEX client_goal_unit ON client_goal (unit, year);

CREATE TABLE client_handover (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    client TEXT NOT NULL REFERENCES client (id),
    from_ombud TEXT NOT NULL,
    to_ombud TEXT NOT NULL,
    handed_on TEXT NOT NULL CHECK (length(handed_on) = 10),
    -- The day the client agreed to it.
    consent_on TEXT NOT NULL CHECK (length(consent_on) = 10),
    notes TEXT NOT NULL CHECK (notes IN ('follow', 'destroyed', 'none'))
);

CREATE INDEX client_handover_client ON client_handover (client, id);

CREATE TABLE client_import_file (
    person TEXT PRIMARY KEY,
    unit TEXT NOT NULL,
    handed_in_at TEXT NOT NULL,
    file_name TEXT NOT NULL,
    sealed BYTEA NOT NULL
);

CREATE TABLE client_note (
    client TEXT PRIMARY KEY REFERENCES client (id),
    unit TEXT NOT NULL REFERENCES unit (id),
    version BIGINT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    sealed BYTEA NOT NULL
);

CREATE TABLE client_opening (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    client TEXT NOT NULL REFERENCES client (id),
    reason TEXT NOT NULL
);

CREATE INDEX client_opening_client ON client_opening (client, id);

CREATE TABLE client_period (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    client TEXT NOT NULL REFERENCES client (id),
    -- The application that led to it.
    application TEXT,
    started_on TEXT NOT NULL CHECK (length(started_on) = 10),
    last_contact_on TEXT CHECK (length(last_contact_on) = 10),
    closed_on TEXT CHECK (length(closed_on) = 10),
    close_reason TEXT,
    -- 1: the person came from another unit, or went to one.
    received INTEGER NOT NULL DEFAULT 0 CHECK (received IN (0, 1)),
    handed_over INTEGER NOT NULL DEFAULT 0 CHECK (handed_over IN (0, 1)),
    -- The contact reasons at the start in one text, parted by |, so that a fact's row is a row.
    reason_line TEXT,
    CHECK (closed_on IS NULL OR closed_on >= started_on)
);

CREATE INDEX client_period_application ON client_period (application);

CREATE INDEX client_period_client ON client_period (client, unit, started_on, closed_on, received,
    handed_over, application, reason_line);

CREATE INDEX client_period_fact ON client_period (unit, started_on, closed_on, client);

CREATE TABLE client_period_reasons_at_start (
    owner TEXT NOT NULL,
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, position)
);

CREATE TABLE client_policy (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    decided_from TEXT NOT NULL CHECK (length(decided_from) = 10),
    -- Which day a person's age is taken on.
    age_day TEXT NOT NULL CHECK (age_day IN ('year_end', 'year_start')),
    -- How "within a quarter" is read for those who come back.
    return_rule TEXT NOT NULL
        CHECK (return_rule IN ('three_months', 'ninety_days', 'calendar_quarter')),
    -- Months without contact after which a client must be closed, unless a decision is awaited.
    inactive_months BIGINT NOT NULL CHECK (inactive_months BETWEEN 1 AND 24),
    -- How others than women and men stand in a form with two columns.
    sex_columns TEXT NOT NULL CHECK (sex_columns IN ('apart', 'total_only')),
    -- Months after the year was locked until a closed client's record may be erased.
    erase_after_months BIGINT NOT NULL CHECK (erase_after_months BETWEEN 0 AND 120),
    -- Days between the announcement of an erasure and the deed.
    grace_days BIGINT NOT NULL CHECK (grace_days BETWEEN 1 AND 365),
    decision TEXT
);

CREATE INDEX client_policy_unit ON client_policy (unit, decided_from);

CREATE TABLE client_priority_order (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    decided_on TEXT NOT NULL CHECK (length(decided_on) = 10),
    decided_by TEXT NOT NULL,
    -- The minutes or case number where the decision stands.
    decision TEXT NOT NULL
);

CREATE INDEX client_priority_order_unit ON client_priority_order (unit, decided_on);

CREATE TABLE client_priority_order_priorities (
    owner TEXT NOT NULL,
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, position)
);

CREATE TABLE client_queue_year (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    year BIGINT NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('yes', 'partly', 'no')),
    -- The usual wait as the unit states it; only where there is a queue.
    weeks BIGINT CHECK (weeks BETWEEN 1 AND 520),
    order_followed TEXT CHECK (order_followed IN ('yes', 'partly', 'no')),
    UNIQUE (unit, year),
    CHECK (standing <> 'no' OR weeks IS NULL)
);

CREATE TABLE client_task (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    client TEXT NOT NULL REFERENCES client (id),
    kind TEXT NOT NULL,
    due_on TEXT NOT NULL CHECK (length(due_on) = 10),
    done_on TEXT CHECK (length(done_on) = 10)
);

CREATE INDEX client_task_client ON client_task (client, due_on);

CREATE TABLE client_tombstone (
    id TEXT PRIMARY KEY,
    unit TEXT NOT NULL REFERENCES unit (id),
    last_year BIGINT NOT NULL,
    erased_at TEXT NOT NULL,
    erased_by TEXT NOT NULL
, kind TEXT NOT NULL DEFAULT 'client'
    CHECK (kind IN ('client', 'application')));

CREATE INDEX client_tombstone_unit ON client_tombstone (unit, erased_at);

CREATE TABLE client_transfer (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    direction TEXT NOT NULL CHECK (direction IN ('out', 'in')),
    -- The other unit's name.
    other_unit TEXT NOT NULL,
    handed_on TEXT NOT NULL CHECK (length(handed_on) = 10),
    standing TEXT NOT NULL CHECK (standing IN ('sent', 'confirmed', 'withdrawn')),
    -- The transfer's name in both units.
    reference TEXT NOT NULL,
    -- What the receiver tells the sender, so that both have confirmed the same contents.
    receipt TEXT,
    client_count BIGINT NOT NULL,
    UNIQUE (unit, direction, reference)
);

CREATE TABLE client_transfer_client (
    transfer TEXT NOT NULL,
    unit TEXT NOT NULL,
    client TEXT NOT NULL,
    PRIMARY KEY (transfer, client)
);

CREATE INDEX client_transfer_client_client ON client_transfer_client (client);

CREATE TABLE client_variable (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    variable_key TEXT NOT NULL,
    label_sv TEXT NOT NULL,
    label_en TEXT,
    start_year BIGINT NOT NULL,
    end_year BIGINT,
    UNIQUE (unit, variable_key)
);

CREATE TABLE client_variable_options (
    owner TEXT NOT NULL,
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, position)
);

CREATE TABLE client_year (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    client TEXT NOT NULL REFERENCES client (id),
    year BIGINT NOT NULL CHECK (year BETWEEN 1994 AND 2199),
    kommun TEXT NOT NULL,
    office TEXT,
    -- Only where the year of birth is not known.
    age_band TEXT CHECK (age_band IN ('18_29', '30_49', '50_64', '65_plus')),
    -- Minor children at home, the partner's included.
    children TEXT CHECK (children IN ('wholly', 'partly', 'no')),
    children_count BIGINT CHECK (children_count BETWEEN 0 AND 30),
    -- 1: the household is counted through another client already.
    shared_household INTEGER NOT NULL DEFAULT 0 CHECK (shared_household IN (0, 1)),
    -- Long-term economic assistance.
    assistance TEXT CHECK (assistance IN ('yes', 'no')),
    -- A power of attorney was used.
    attorney TEXT CHECK (attorney IN ('yes', 'no')),
    waits_for TEXT,
    -- The contact reasons of the year in one text, parted by |.
    reason_line TEXT,
    -- Answers to the unit's own variables: key=value, parted by |.
    variables TEXT,
    UNIQUE (client, year)
);

CREATE TABLE client_year_lock (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    year BIGINT NOT NULL,
    UNIQUE (unit, year)
);

CREATE TABLE client_year_reasons (
    owner TEXT NOT NULL,
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, position)
);

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

CREATE TABLE dismissed_match (
    table_name TEXT NOT NULL,
    record TEXT NOT NULL,
    -- Keyed, over record, field, kind and words: nothing can be read out of it.
    digest TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (table_name, record, digest)
);

CREATE TABLE draft (
    person TEXT NOT NULL,
    form TEXT NOT NULL,
    unit TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (person, form)
);

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
    import TEXT, erased_on TEXT, decided INTEGER NOT NULL DEFAULT 0 CHECK (decided IN (0, 1)),
    CHECK (withheld = 0 OR (description IS NULL AND consequence IS NULL AND proposal IS NULL
                            AND year_answer IS NULL AND tag_line IS NULL
                            AND search_text IS NULL)),
    CHECK ((kind = 'failure') = (level IS NOT NULL))
);

CREATE INDEX event_by_day ON event (unit, occurred_on, number);

CREATE INDEX event_by_unit ON event (unit);

CREATE INDEX event_fact ON event (unit, occurred_on, registered_on, kind, level, type, body,
    body_type, kommun, serious, status, withheld, mended_at_once, traceable_to_official,
    child_perspective, number, id);

CREATE INDEX event_fact_registered ON event (unit, registered_on, occurred_on, kind, level, type,
    body, body_type, kommun, serious, status, withheld, mended_at_once, traceable_to_official,
    child_perspective, number, id);

CREATE INDEX event_undecided ON event (unit, status) WHERE decided = 0;

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

CREATE TABLE event_decision (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    event TEXT NOT NULL REFERENCES event (id),
    -- The meeting it was taken at; NULL between meetings.
    meeting TEXT,
    way TEXT NOT NULL,
    decided_on TEXT NOT NULL CHECK (length(decided_on) = 10),
    -- The account of whoever sees to it.
    owner TEXT,
    due_on TEXT CHECK (length(due_on) = 10),
    -- NULL when the event is withheld: the texts stand apart.
    task TEXT,
    done_on TEXT CHECK (length(done_on) = 10),
    outcome TEXT
);

CREATE INDEX event_decision_by_event ON event_decision (event, decided_on);

CREATE INDEX event_decision_by_meeting ON event_decision (meeting);

CREATE INDEX event_decision_open ON event_decision (unit, due_on) WHERE done_on IS NULL;

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

CREATE INDEX event_withheld_text_by_subject ON event_withheld_text (subject);

CREATE TABLE failed_sign_in (
    -- A keyed digest of the e-mail address or of the remote address.
    who TEXT PRIMARY KEY,
    failures BIGINT NOT NULL,
    last_at TEXT NOT NULL
);

CREATE TABLE fault (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    -- PREFIX-B-NNNN, unique in the nation.
    number TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    description TEXT,
    consequence TEXT,
    national_group TEXT,
    opened_on TEXT NOT NULL CHECK (length(opened_on) = 10),
    -- What fault_turn says last.
    standing TEXT NOT NULL DEFAULT 'open' CHECK (standing IN ('open', 'closed')),
    -- Title and description in lower case, for the search among faults.
    search_text TEXT NOT NULL
, erased_on TEXT CHECK (length(erased_on) = 10));

CREATE INDEX fault_by_unit ON fault (unit, standing, number);

CREATE TABLE fault_counter (
    prefix TEXT PRIMARY KEY,
    last BIGINT NOT NULL
);

CREATE TABLE fault_earlier_year (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    fault TEXT NOT NULL REFERENCES fault (id),
    year BIGINT NOT NULL CHECK (year BETWEEN 1990 AND 2199),
    source TEXT NOT NULL
);

CREATE INDEX fault_earlier_year_by_fault ON fault_earlier_year (fault, year);

CREATE TABLE fault_event (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    -- The event's unit.
    unit TEXT NOT NULL REFERENCES unit (id),
    fault TEXT NOT NULL REFERENCES fault (id),
    event TEXT NOT NULL REFERENCES event (id),
    -- Codes, so that no text about a withheld event stands here.
    reason TEXT NOT NULL,
    member_from TEXT NOT NULL CHECK (length(member_from) = 10),
    -- NULL while it belongs; the moment and the person when it was taken out.
    member_until TEXT CHECK (length(member_until) = 10),
    ending_reason TEXT,
    ended_at TEXT,
    ended_by TEXT,
    CHECK ((member_until IS NULL) = (ended_at IS NULL))
);

CREATE INDEX fault_event_by_event ON fault_event (event, ended_at);

CREATE INDEX fault_event_by_fault ON fault_event (fault, ended_at);

CREATE UNIQUE INDEX fault_event_current ON fault_event (fault, event) WHERE ended_at IS NULL;

CREATE TABLE fault_kommun (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    fault TEXT NOT NULL REFERENCES fault (id),
    kommun TEXT NOT NULL REFERENCES kommun (code),
    works TEXT NOT NULL CHECK (works IN ('yes', 'partly', 'no', 'unknown')),
    way TEXT NOT NULL,
    seen_on TEXT NOT NULL CHECK (length(seen_on) = 10),
    UNIQUE (fault, kommun)
);

CREATE TABLE fault_proposal (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    fault TEXT NOT NULL REFERENCES fault (id),
    text TEXT NOT NULL,
    -- A body's id or a code of body_type.
    addressee TEXT NOT NULL,
    proposed_on TEXT NOT NULL CHECK (length(proposed_on) = 10),
    -- What fault_proposal_turn says last.
    standing TEXT NOT NULL DEFAULT 'unanswered'
        CHECK (standing IN ('unanswered', 'taken_up', 'declined', 'withdrawn'))
);

CREATE INDEX fault_proposal_by_fault ON fault_proposal (fault, proposed_on);

CREATE TABLE fault_proposal_turn (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    proposal TEXT NOT NULL REFERENCES fault_proposal (id),
    deed TEXT NOT NULL,
    turned_on TEXT NOT NULL CHECK (length(turned_on) = 10),
    note TEXT
);

CREATE INDEX fault_proposal_turn_by_proposal ON fault_proposal_turn (proposal, turned_on);

CREATE TABLE fault_turn (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    fault TEXT NOT NULL REFERENCES fault (id),
    deed TEXT NOT NULL CHECK (deed IN ('close', 'reopen')),
    turned_on TEXT NOT NULL CHECK (length(turned_on) = 10),
    outcome TEXT,
    reason TEXT,
    -- The event whose grouping opened it again.
    event TEXT
);

CREATE INDEX fault_turn_by_fault ON fault_turn (fault, id);

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

CREATE INDEX guard_finding_by_scan ON guard_finding (scan, standing);

CREATE INDEX guard_finding_by_unit ON guard_finding (unit, standing, id);

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

CREATE TABLE handover (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    -- PREFIX-O-NNNN, unique in the nation.
    number TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    -- A body's id or a code of body_type.
    body TEXT NOT NULL,
    channel TEXT NOT NULL,
    recipient_role TEXT NOT NULL,
    request TEXT,
    -- A day agreed with the body or asked of it; no law sets it.
    due_on TEXT CHECK (length(due_on) = 10),
    -- The recipient's own number, for a report in its system.
    reference TEXT,
    sent_on TEXT CHECK (length(sent_on) = 10),
    -- What handover_turn says last.
    standing TEXT NOT NULL DEFAULT 'draft'
        CHECK (standing IN ('draft', 'sent', 'received', 'answered', 'closed', 'withdrawn'))
, erased_on TEXT CHECK (length(erased_on) = 10), from_answer TEXT REFERENCES handover_answer (id));

CREATE INDEX handover_by_number ON handover (unit, number);

CREATE INDEX handover_by_unit ON handover (unit, standing, due_on);

CREATE TABLE handover_answer (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    handover TEXT NOT NULL REFERENCES handover (id),
    kind TEXT NOT NULL
        CHECK (kind IN ('action_taken', 'promised', 'declined', 'not_ours', 'no_action')),
    text TEXT,
    promised_on TEXT CHECK (length(promised_on) = 10),
    -- Whose it is, in the body's own words; a proposal until an ombud acts on it.
    forward_to TEXT,
    answered_on TEXT NOT NULL CHECK (length(answered_on) = 10),
    by_link INTEGER NOT NULL CHECK (by_link IN (0, 1))
);

CREATE INDEX handover_answer_by_handover ON handover_answer (handover, id);

CREATE TABLE handover_answer_items (
    owner TEXT NOT NULL,
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, position)
);

CREATE TABLE handover_counter (
    prefix TEXT PRIMARY KEY,
    last BIGINT NOT NULL
);

CREATE TABLE handover_item (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    handover TEXT NOT NULL REFERENCES handover (id),
    kind TEXT NOT NULL CHECK (kind IN ('fault', 'event')),
    -- The number of the fault or event.
    subject TEXT NOT NULL,
    -- The text as it left the unit; NULL until then.
    sent_text TEXT,
    -- The kind of the last answer.
    standing TEXT NOT NULL DEFAULT 'unanswered'
        CHECK (standing IN ('unanswered', 'action_taken', 'promised', 'declined', 'not_ours',
                            'no_action', 'no_answer')),
    UNIQUE (handover, subject)
);

CREATE INDEX handover_item_by_subject ON handover_item (unit, subject);

CREATE TABLE handover_item_shown (
    owner TEXT NOT NULL,
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, position)
);

CREATE TABLE handover_link (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    handover TEXT NOT NULL REFERENCES handover (id),
    token_hash TEXT NOT NULL UNIQUE,
    expires_at TEXT NOT NULL,
    -- Set when it was taken back, or another was made.
    ended_at TEXT,
    -- How many times something was sent through it.
    used BIGINT NOT NULL DEFAULT 0
);

CREATE INDEX handover_link_by_handover ON handover_link (handover);

CREATE TABLE handover_message (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    handover TEXT NOT NULL REFERENCES handover (id),
    text TEXT NOT NULL,
    by_link INTEGER NOT NULL CHECK (by_link IN (0, 1))
);

CREATE INDEX handover_message_by_handover ON handover_message (handover, id);

CREATE TABLE handover_turn (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    handover TEXT NOT NULL REFERENCES handover (id),
    deed TEXT NOT NULL,
    turned_on TEXT NOT NULL CHECK (length(turned_on) = 10),
    by_link INTEGER NOT NULL CHECK (by_link IN (0, 1)),
    -- To whom it was taken further.
    taken_to TEXT,
    note TEXT
, reason TEXT);

CREATE INDEX handover_turn_by_handover ON handover_turn (handover, id);

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

CREATE TABLE letter (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    -- PREFIX-S-NNNN, unique in the nation.
    number TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('letter', 'views', 'referral_reply', 'petition')),
    subject TEXT NOT NULL,
    -- The unit's own registry number.
    case_number TEXT,
    -- The day an answer is asked for; no law sets it.
    due_on TEXT CHECK (length(due_on) = 10),
    -- Of a reply to a referral: its number at whoever asked, and its last day.
    referral_number TEXT,
    referral_due_on TEXT CHECK (length(referral_due_on) = 10),
    summary TEXT,
    assignment TEXT,
    background TEXT,
    strengths TEXT,
    consequence TEXT,
    own_heading TEXT,
    own_text TEXT,
    closing TEXT,
    reply_email TEXT,
    reply_address TEXT,
    sent_on TEXT CHECK (length(sent_on) = 10),
    -- A keyed digest of the text as it was sent.
    sent_digest TEXT,
    -- The day its words were erased.
    erased_on TEXT CHECK (length(erased_on) = 10),
    -- What letter_turn says last.
    standing TEXT NOT NULL DEFAULT 'draft'
        CHECK (standing IN ('draft', 'approval', 'approved', 'sent', 'answered', 'closed',
                            'withdrawn'))
);

CREATE INDEX letter_by_unit ON letter (unit, standing, due_on);

CREATE TABLE letter_anchoring (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    letter TEXT NOT NULL REFERENCES letter (id),
    forum TEXT NOT NULL CHECK (forum IN ('team', 'steering_group')),
    decided_on TEXT NOT NULL CHECK (length(decided_on) = 10),
    decision TEXT
);

CREATE INDEX letter_anchoring_by_letter ON letter_anchoring (letter, id);

CREATE TABLE letter_answer (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    letter TEXT NOT NULL REFERENCES letter (id),
    recipient TEXT NOT NULL REFERENCES letter_recipient (id),
    kind TEXT NOT NULL CHECK (kind IN ('answered', 'promised', 'declined', 'not_ours')),
    text TEXT,
    promised_on TEXT CHECK (length(promised_on) = 10),
    forward_to TEXT,
    answered_on TEXT NOT NULL CHECK (length(answered_on) = 10)
);

CREATE INDEX letter_answer_by_letter ON letter_answer (letter, id);

CREATE TABLE letter_answer_items (
    owner TEXT NOT NULL,
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, position)
);

CREATE TABLE letter_approval (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    letter TEXT NOT NULL REFERENCES letter (id),
    signing_unit TEXT REFERENCES unit (id),
    unit_name TEXT,
    text_digest TEXT NOT NULL,
    -- Of a unit elsewhere: who said so and how, in the own words of whoever noted it.
    approver_name TEXT,
    how TEXT CHECK (how IN ('email', 'meeting', 'phone', 'in_writing')),
    approved_on TEXT NOT NULL CHECK (length(approved_on) = 10),
    -- Set when the text was changed or the letter sent back.
    withdrawn_on TEXT CHECK (length(withdrawn_on) = 10)
);

CREATE INDEX letter_approval_by_letter ON letter_approval (letter, id);

CREATE TABLE letter_counter (
    prefix TEXT PRIMARY KEY,
    last BIGINT NOT NULL
);

CREATE TABLE letter_fault (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    letter TEXT NOT NULL REFERENCES letter (id),
    -- The fault's number.
    subject TEXT NOT NULL,
    copied TEXT,
    UNIQUE (letter, subject)
);

CREATE INDEX letter_fault_by_subject ON letter_fault (unit, subject);

CREATE TABLE letter_fault_shown (
    owner TEXT NOT NULL,
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, position)
);

CREATE TABLE letter_item (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    letter TEXT NOT NULL REFERENCES letter (id),
    kind TEXT NOT NULL CHECK (kind IN ('question', 'proposal')),
    position BIGINT NOT NULL,
    text TEXT
);

CREATE INDEX letter_item_by_letter ON letter_item (letter, kind, position);

CREATE TABLE letter_recipient (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    letter TEXT NOT NULL REFERENCES letter (id),
    role TEXT NOT NULL CHECK (role IN ('to', 'copy')),
    -- A body's id or a code of body_type.
    body TEXT NOT NULL,
    -- The role of whoever it is meant for there.
    attention TEXT,
    -- The recipient's number that the letter itself names.
    reference TEXT,
    -- The name as it was printed.
    sent_name TEXT,
    -- How it went there, a code of letter_channel, and the number it was given there.
    channel TEXT,
    delivered_on TEXT CHECK (length(delivered_on) = 10),
    received_number TEXT,
    standing TEXT NOT NULL DEFAULT 'unanswered'
        CHECK (standing IN ('unanswered', 'answered_part', 'answered', 'no_answer'))
);

CREATE INDEX letter_recipient_by_letter ON letter_recipient (letter, id);

CREATE TABLE letter_signatory (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    letter TEXT NOT NULL REFERENCES letter (id),
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    -- A unit of this installation, or else the name of one elsewhere.
    signing_unit TEXT REFERENCES unit (id),
    unit_name TEXT,
    CHECK ((signing_unit IS NULL) <> (unit_name IS NULL))
);

CREATE INDEX letter_signatory_by_letter ON letter_signatory (letter, id);

CREATE INDEX letter_signatory_by_unit ON letter_signatory (signing_unit, letter);

CREATE TABLE letter_turn (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    letter TEXT NOT NULL REFERENCES letter (id),
    deed TEXT NOT NULL,
    turned_on TEXT NOT NULL CHECK (length(turned_on) = 10),
    recipient TEXT REFERENCES letter_recipient (id),
    -- To whom it was taken further.
    taken_to TEXT,
    note TEXT
);

CREATE INDEX letter_turn_by_letter ON letter_turn (letter, id);

CREATE TABLE mail_refusal (
    account TEXT PRIMARY KEY REFERENCES account (id),
    refused_at TEXT NOT NULL
);

CREATE TABLE meeting (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    -- PREFIX-M-NNNN, unique in the nation.
    number TEXT NOT NULL UNIQUE,
    meets_on TEXT NOT NULL CHECK (length(meets_on) = 10),
    how TEXT NOT NULL CHECK (how IN ('in_room', 'by_video', 'mixed')),
    place TEXT,
    -- The account that leads it.
    chair TEXT NOT NULL,
    -- What meeting_turn says last.
    standing TEXT NOT NULL DEFAULT 'planned'
        CHECK (standing IN ('planned', 'fixed', 'held', 'approved', 'cancelled')),
    approved_on TEXT CHECK (length(approved_on) = 10),
    -- The name, that day, of whoever approved the minutes.
    approver_name TEXT,
    -- The day its words were erased by the retention schedule.
    erased_on TEXT CHECK (length(erased_on) = 10)
);

CREATE INDEX meeting_by_unit ON meeting (unit, meets_on);

CREATE TABLE meeting_attended (
    owner TEXT NOT NULL,
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, position)
);

CREATE TABLE meeting_counter (
    prefix TEXT PRIMARY KEY,
    last BIGINT NOT NULL
);

CREATE TABLE meeting_invited (
    owner TEXT NOT NULL,
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, position)
);

CREATE TABLE meeting_item (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    meeting TEXT NOT NULL REFERENCES meeting (id),
    position BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('event', 'fault', 'point')),
    -- The number of the event or fault.
    subject TEXT,
    -- Of a free point.
    title TEXT,
    standing TEXT NOT NULL DEFAULT 'open'
        CHECK (standing IN ('open', 'decided', 'put_off', 'removed')),
    -- Why it was put off or taken out: a code, and words of one's own.
    why TEXT CHECK (why IN ('no_time', 'needs_more', 'elsewhere', 'mistake')),
    reason TEXT,
    -- What was agreed about a fault or a free point.
    conclusion TEXT,
    -- What is to be done, by whom and when, and what came of it: of a free point.
    task TEXT,
    owner TEXT,
    due_on TEXT CHECK (length(due_on) = 10),
    done_on TEXT CHECK (length(done_on) = 10),
    outcome TEXT,
    -- As the approved minutes tell it: its name and what was decided, in codes, and its texts.
    -- Nothing but the line of a withheld event.
    kept_name TEXT,
    kept_line TEXT,
    kept_text TEXT,
    CHECK ((kind = 'point') = (subject IS NULL))
);

CREATE INDEX meeting_item_by_meeting ON meeting_item (meeting, position);

CREATE INDEX meeting_item_by_owner ON meeting_item (unit, owner);

CREATE INDEX meeting_item_by_subject ON meeting_item (unit, subject);

CREATE TABLE meeting_item_actions (
    owner TEXT NOT NULL,
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, position)
);

CREATE TABLE meeting_turn (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    meeting TEXT NOT NULL REFERENCES meeting (id),
    deed TEXT NOT NULL,
    turned_on TEXT NOT NULL CHECK (length(turned_on) = 10),
    reason TEXT
);

CREATE INDEX meeting_turn_by_meeting ON meeting_turn (meeting, id);

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

CREATE INDEX reading_by_standing ON reading (unit, standing, id);

CREATE INDEX reading_by_subject ON reading (kind, subject, id);

CREATE TABLE reading_writers (
    owner TEXT NOT NULL,
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, position)
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

CREATE INDEX report_unit ON report (unit, year);

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

CREATE INDEX report_block_report ON report_block (unit, report, position);

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

CREATE INDEX report_chosen_text_report ON report_chosen_text (unit, report, position);

CREATE INDEX report_chosen_text_source ON report_chosen_text (unit, source);

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

CREATE TABLE reported_fault (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    year BIGINT NOT NULL CHECK (year BETWEEN 1994 AND 2199),
    level TEXT NOT NULL CHECK (level IN ('handlaggare', 'lokal', 'central')),
    national_group TEXT NOT NULL,
    title TEXT NOT NULL,
    consequence TEXT NOT NULL,
    -- The number of the recurring fault it sums up, if any.
    fault TEXT
, erased_on TEXT CHECK (length(erased_on) = 10));

CREATE INDEX reported_fault_by_year ON reported_fault (unit, year, level);

CREATE TABLE request_done (
    request_key TEXT NOT NULL,
    actor TEXT NOT NULL,
    location TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (actor, request_key)
);

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

CREATE TABLE theme (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    year BIGINT NOT NULL CHECK (year BETWEEN 1994 AND 2199),
    title TEXT NOT NULL,
    text TEXT
, erased_on TEXT CHECK (length(erased_on) = 10));

CREATE INDEX theme_by_year ON theme (unit, year);

CREATE TABLE theme_faults (
    owner TEXT NOT NULL,
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, position)
);

CREATE INDEX theme_faults_by_fault ON theme_faults (value);

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
