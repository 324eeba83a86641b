-- Clients: coded records without identity, applications and queue, and what is counted of them.
-- No table has a place for a name, a personnummer or a diagnosis.

-- What a unit has decided about counting and keeping, from a day on.
-- owner: clients
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

-- A person as the unit knows it: a code that the ombud chose, and what the forms count.
-- owner: clients
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

-- One stretch of support, from start to close; a person who comes back gets another.
-- owner: clients
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
CREATE INDEX client_period_client ON client_period (client, started_on);
CREATE INDEX client_period_fact ON client_period (unit, started_on, closed_on, client, application,
    received, handed_over, reason_line);

-- owner: clients
CREATE TABLE client_period_reasons_at_start (
    owner TEXT NOT NULL,
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, position)
);

-- What may change from year to year; a year without a row of its own is as the year before.
-- owner: clients
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
CREATE INDEX client_year_unit ON client_year (unit, year);

-- owner: clients
CREATE TABLE client_year_reasons (
    owner TEXT NOT NULL,
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, position)
);

-- Somebody asked for an ombud; the code is the same as the client's, if it comes to that.
-- owner: clients
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
CREATE INDEX client_application_fact ON client_application (unit, applied_on);
CREATE INDEX client_application_waiting ON client_application (unit, outcome, queued_on);
CREATE INDEX client_application_code ON client_application (unit, code);

-- The order in which the steering group has decided that those in the queue are taken.
-- owner: clients
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

-- owner: clients
CREATE TABLE client_priority_order_priorities (
    owner TEXT NOT NULL,
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, position)
);

-- What a unit says of its queue for a year; no row is "not said", which is not "no queue".
-- owner: clients
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

-- Somebody asked who is outside the target group, or was helped at once; nobody is recorded.
-- owner: clients
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

-- owner: clients
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
CREATE INDEX client_assignment_client ON client_assignment (client, opened_on);
CREATE INDEX client_assignment_fact ON client_assignment (unit, opened_on, closed_on, client, area,
    result);

-- What the ombud should not forget, by a code: there is no room for words about the person.
-- owner: clients
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

-- The ombud's own reminder, sealed with a key that is not in the database.
-- owner: clients
CREATE TABLE client_note (
    client TEXT PRIMARY KEY REFERENCES client (id),
    unit TEXT NOT NULL REFERENCES unit (id),
    version BIGINT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    sealed BYTEA NOT NULL
);

-- Who stands in for an ombud, from a day until a day.
-- owner: clients
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

-- How a stretch of support ended, and what became of the notes.
-- owner: clients
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

-- A manager opened a client's record, and why.
-- owner: clients
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

-- From one ombud to another within the unit.
-- owner: clients
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

-- From one unit to another by a file: sent until the receiver's receipt has come back.
-- owner: clients
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

-- owner: clients
CREATE TABLE client_transfer_client (
    transfer TEXT NOT NULL,
    unit TEXT NOT NULL,
    client TEXT NOT NULL,
    PRIMARY KEY (transfer, client)
);
CREATE INDEX client_transfer_client_client ON client_transfer_client (client);

-- A question that the unit asks about its clients from a year on, without a new program.
-- owner: clients
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

-- What may be answered; a variable without options is answered yes or no.
-- owner: clients
CREATE TABLE client_variable_options (
    owner TEXT NOT NULL,
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, position)
);

-- A goal that somebody set for the unit's year, followed by a figure.
-- owner: clients
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

-- The counting of a year is closed: from here on it is read from the counting records.
-- owner: clients
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

-- The counting record of a client and year: no code, no day, no link to the client. It outlives the
-- record, is still personal data, and is shown only as aggregates.
-- owner: clients
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

-- owner: clients
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

-- owner: clients
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

-- An erasure that was announced, or put off for a reason.
-- owner: clients
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

-- A record stood here and was erased; nothing of it is left but that.
-- owner: clients
CREATE TABLE client_tombstone (
    id TEXT PRIMARY KEY,
    unit TEXT NOT NULL REFERENCES unit (id),
    last_year BIGINT NOT NULL,
    erased_at TEXT NOT NULL,
    erased_by TEXT NOT NULL
);
CREATE INDEX client_tombstone_unit ON client_tombstone (unit, erased_at);

-- Code lists of clients. The contact reasons are the ten of the yearly form.
INSERT INTO code (id, version, created_at, created_by, changed_at, changed_by, list, code, label_sv,
    label_en, hint_sv, hint_en, position) VALUES
    ('contact_reason:economy', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'contact_reason', 'economy', 'Ekonomi', 'Economy',
     NULL, NULL, 1),
    ('contact_reason:housing', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'contact_reason', 'housing', 'Bostad', 'Housing',
     NULL, NULL, 2),
    ('contact_reason:occupation', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'contact_reason', 'occupation', 'Sysselsättning', 'Occupation',
     'Arbete, praktik, studier eller annan sysselsättning.', 'Work, training, studies or other occupation.', 3),
    ('contact_reason:structure', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'contact_reason', 'structure', 'Struktur i vardagen', 'Structure in everyday life',
     NULL, NULL, 4),
    ('contact_reason:isolation', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'contact_reason', 'isolation', 'Bryta isolering', 'Breaking isolation',
     NULL, NULL, 5),
    ('contact_reason:relations', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'contact_reason', 'relations', 'Relationsfrågor', 'Relations',
     NULL, NULL, 6),
    ('contact_reason:existential', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'contact_reason', 'existential', 'Existentiella frågor', 'Existential questions',
     NULL, NULL, 7),
    ('contact_reason:authorities', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'contact_reason', 'authorities', 'Stöd i kontakten med myndigheter', 'Support in contact with authorities',
     'Alla myndigheter utom sjukvården.', 'All authorities but health care.', 8),
    ('contact_reason:health_care', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'contact_reason', 'health_care', 'Stöd i kontakten med sjukvården', 'Support in contact with health care',
     NULL, NULL, 9),
    ('contact_reason:other', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'contact_reason', 'other', 'Annan orsak', 'Another reason',
     NULL, NULL, 10),
    ('client_source:self', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'client_source', 'self', 'Sökte själv', 'Applied alone',
     NULL, NULL, 1),
    ('client_source:relative', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'client_source', 'relative', 'Med hjälp av anhörig', 'With help of a relative',
     NULL, NULL, 2),
    ('client_source:authority', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'client_source', 'authority', 'Myndighet', 'An authority',
     'Ange vilken.', 'Say which.', 3),
    ('client_source:other', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'client_source', 'other', 'Övrigt', 'Other',
     NULL, NULL, 4),
    ('life_area:income', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'life_area', 'income', 'Inkomst och ekonomi', 'Income and economy',
     NULL, NULL, 1),
    ('life_area:housing', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'life_area', 'housing', 'Bostad', 'Housing',
     NULL, NULL, 2),
    ('life_area:care', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'life_area', 'care', 'Vård', 'Care',
     NULL, NULL, 3),
    ('life_area:occupation', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'life_area', 'occupation', 'Sysselsättning', 'Occupation',
     NULL, NULL, 4),
    ('life_area:social_contact', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'life_area', 'social_contact', 'Social kontakt', 'Social contact',
     NULL, NULL, 5),
    ('life_area:someone_to_talk_to', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'life_area', 'someone_to_talk_to', 'Någon att tala med', 'Someone to talk to',
     NULL, NULL, 6),
    ('life_area:other', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'life_area', 'other', 'Annat', 'Other',
     NULL, NULL, 7),
    ('assignment_result:reached', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'assignment_result', 'reached', 'Uppnått', 'Reached',
     NULL, NULL, 1),
    ('assignment_result:partly', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'assignment_result', 'partly', 'Delvis uppnått', 'Partly reached',
     NULL, NULL, 2),
    ('assignment_result:not_reached', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'assignment_result', 'not_reached', 'Inte uppnått', 'Not reached',
     NULL, NULL, 3),
    ('assignment_result:withdrawn', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'assignment_result', 'withdrawn', 'Klienten avbröt', 'The client withdrew it',
     NULL, NULL, 4),
    ('waits_for:fk_decision', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'waits_for', 'fk_decision', 'Beslut från Försäkringskassan', 'A decision of the Social Insurance Agency',
     NULL, NULL, 1),
    ('waits_for:af_decision', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'waits_for', 'af_decision', 'Beslut från Arbetsförmedlingen', 'A decision of the Employment Service',
     NULL, NULL, 2),
    ('waits_for:social_services_decision', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'waits_for', 'social_services_decision', 'Beslut från socialtjänsten', 'A decision of the social services',
     NULL, NULL, 3),
    ('waits_for:court_decision', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'waits_for', 'court_decision', 'Beslut från domstol', 'A decision of a court',
     NULL, NULL, 4),
    ('waits_for:guardian', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'waits_for', 'guardian', 'God man eller förvaltare', 'A guardian',
     NULL, NULL, 5),
    ('waits_for:care_appointment', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'waits_for', 'care_appointment', 'Tid eller utredning i vården', 'An appointment or assessment in health care',
     NULL, NULL, 6),
    ('waits_for:housing', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'waits_for', 'housing', 'Bostad', 'Housing',
     NULL, NULL, 7),
    ('waits_for:other_decision', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'waits_for', 'other_decision', 'Annat beslut', 'Another decision',
     NULL, NULL, 8),
    ('close_reason:assignments_done', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'close_reason', 'assignments_done', 'Uppdragen är slutförda', 'The assignments are done',
     NULL, NULL, 1),
    ('close_reason:own_wish', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'close_reason', 'own_wish', 'Klientens önskan', 'The wish of the client',
     NULL, NULL, 2),
    ('close_reason:contact_lost', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'close_reason', 'contact_lost', 'Kontakten har upphört', 'Contact was lost',
     NULL, NULL, 3),
    ('close_reason:moved', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'close_reason', 'moved', 'Flyttade', 'Moved',
     NULL, NULL, 4),
    ('close_reason:other_support', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'close_reason', 'other_support', 'Fick annat stöd', 'Got other support',
     NULL, NULL, 5),
    ('close_reason:not_target', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'close_reason', 'not_target', 'Tillhör inte längre målgruppen', 'No longer of the target group',
     NULL, NULL, 6),
    ('close_reason:died', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'close_reason', 'died', 'Avled', 'Died',
     NULL, NULL, 7),
    ('close_reason:other', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'close_reason', 'other', 'Annat skäl', 'Another reason',
     NULL, NULL, 8),
    ('client_priority:minor_children', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'client_priority', 'minor_children', 'Hemmavarande minderåriga barn', 'Minor children at home',
     NULL, NULL, 1),
    ('client_priority:young_or_homeless', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'client_priority', 'young_or_homeless', 'Unga vuxna utan nätverk, eller risk för vräkning eller bostadslöshet', 'Young adults without a network, or at risk of eviction or homelessness',
     NULL, NULL, 2),
    ('client_priority:no_contacts', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'client_priority', 'no_contacts', 'Saknar kontakter, insatser eller nätverk', 'Lacks contacts, support or network',
     NULL, NULL, 3),
    ('client_priority:young_no_support', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'client_priority', 'young_no_support', 'Unga och unga vuxna utan insatser', 'Young people and young adults without support',
     NULL, NULL, 4),
    ('client_priority:uncoordinated', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'client_priority', 'uncoordinated', 'Söker själv för att samverkan inte fungerar', 'Applies alone because coordination fails',
     NULL, NULL, 5),
    ('client_priority:homelessness', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'client_priority', 'homelessness', 'Risk för bostadslöshet', 'Risk of homelessness',
     NULL, NULL, 6),
    ('client_priority:none', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'client_priority', 'none', 'Ingen förtur', 'No priority',
     NULL, NULL, 7),
    ('exclusion:dementia', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'exclusion', 'dementia', 'Samtidig demens', 'Dementia at the same time',
     NULL, NULL, 1),
    ('exclusion:intellectual_disability', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'exclusion', 'intellectual_disability', 'Samtidig utvecklingsstörning', 'Intellectual disability at the same time',
     NULL, NULL, 2),
    ('exclusion:brain_injury', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'exclusion', 'brain_injury', 'Förvärvad hjärnskada', 'Acquired brain injury',
     NULL, NULL, 3),
    ('exclusion:acute_stress', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'exclusion', 'acute_stress', 'Akut stress eller anpassningsstörning', 'Acute stress or adjustment disorder',
     NULL, NULL, 4),
    ('exclusion:under_18', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'exclusion', 'under_18', 'Under 18 år', 'Under 18',
     NULL, NULL, 5),
    ('exclusion:other_kommun', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'exclusion', 'other_kommun', 'Bor i en kommun som inte ingår', 'Lives in a municipality outside the unit',
     NULL, NULL, 6),
    ('exclusion:no_composite_needs', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'exclusion', 'no_composite_needs', 'Inga sammansatta och omfattande behov', 'No composite and extensive needs',
     NULL, NULL, 7),
    ('exclusion:other', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'exclusion', 'other', 'Annat skäl', 'Another reason',
     NULL, NULL, 8),
    ('enquiry_kind:outside_target', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'enquiry_kind', 'outside_target', 'Fråga utanför målgruppen', 'Enquiry outside the target group',
     NULL, NULL, 1),
    ('enquiry_kind:one_off', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'enquiry_kind', 'one_off', 'Punktinsats', 'One-off help',
     'Hjälp vid ett enda tillfälle, utan att personen blir klient.', 'Help once, without becoming a client.', 2),
    ('client_task:call', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'client_task', 'call', 'Ring', 'Call',
     NULL, NULL, 1),
    ('client_task:meeting', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'client_task', 'meeting', 'Möte', 'Meeting',
     NULL, NULL, 2),
    ('client_task:application', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'client_task', 'application', 'Ansökan', 'Application',
     NULL, NULL, 3),
    ('client_task:appeal', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'client_task', 'appeal', 'Överklagande, sista dag', 'Appeal, last day',
     NULL, NULL, 4),
    ('client_task:sip', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'client_task', 'sip', 'Samordnad individuell plan', 'Coordinated individual plan',
     NULL, NULL, 5),
    ('client_task:follow_up', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'client_task', 'follow_up', 'Följ upp', 'Follow up',
     NULL, NULL, 6),
    ('client_task:other', 1, '2026-01-01T00:00:00.000Z', 'system', '2026-01-01T00:00:00.000Z', 'system',
     'client_task', 'other', 'Annat', 'Other',
     NULL, NULL, 7);
