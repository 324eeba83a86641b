-- Recurring faults (systembrister) with their events, proposals and themes; decisions about events.

INSERT INTO code (id, version, created_at, created_by, changed_at, changed_by, list, code,
                  label_sv, label_en, position) VALUES
    ('way_forward:manager_oral', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'way_forward', 'manager_oral',
     'Muntligt till ansvarig chef', 'Orally to the responsible manager', 1),
    ('way_forward:manager_to_manager', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'way_forward', 'manager_to_manager',
     'Chef till chef', 'Manager to manager', 2),
    ('way_forward:body_written', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'way_forward', 'body_written',
     'Skriftligt till verksamheten', 'In writing to the body concerned', 3),
    ('way_forward:own_system_report', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'way_forward', 'own_system_report',
     'Avvikelserapport i mottagarens system', 'Deviation report in the recipient’s own system', 4),
    ('way_forward:steering_group', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'way_forward', 'steering_group',
     'Ledningsgrupp eller styrgrupp', 'Steering group', 5),
    ('way_forward:workplace_meeting', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'way_forward', 'workplace_meeting',
     'APT hos den andra verksamheten', 'Workplace meeting of the body concerned', 6),
    ('way_forward:local_forum', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'way_forward', 'local_forum',
     'Lokalt samråd', 'Local forum', 7),
    ('way_forward:letter', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'way_forward', 'letter',
     'Skrivelse', 'Formal letter', 8),
    ('way_forward:consultation', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'way_forward', 'consultation',
     'Synpunkter eller remissvar', 'Comments or consultation answer', 9),
    ('way_forward:gathering', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'way_forward', 'gathering',
     'Samverkansdag', 'Gathering', 10),
    ('way_forward:training', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'way_forward', 'training',
     'Medverkan i utbildning', 'Taking part in training', 11),
    ('way_forward:national_network', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'way_forward', 'national_network',
     'Nationellt nätverk', 'National network', 12),
    ('way_forward:theme', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'way_forward', 'theme',
     'Tema i rapport', 'Theme of a report', 13),
    ('way_forward:none', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'way_forward', 'none',
     'Ingen åtgärd', 'No action', 14),
    ('national_group:health_care', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'national_group', 'health_care',
     'Hälso- och sjukvård', 'Health care', 1),
    ('national_group:social_services', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'national_group', 'social_services',
     'Socialtjänst', 'Social services', 2),
    ('national_group:other_authorities', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'national_group', 'other_authorities',
     'Övriga myndigheter', 'Other authorities', 3),
    ('grouping_reason:same_cause', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'grouping_reason', 'same_cause',
     'Samma orsak', 'The same cause', 1),
    ('grouping_reason:same_rule', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'grouping_reason', 'same_rule',
     'Samma lag eller regel', 'The same law or rule', 2),
    ('grouping_reason:same_routine', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'grouping_reason', 'same_routine',
     'Samma rutin eller arbetssätt', 'The same routine or way of working', 3),
    ('grouping_reason:same_body', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'grouping_reason', 'same_body',
     'Samma verksamhet, samma sak', 'The same body, the same thing', 4),
    ('grouping_reason:same_consequence', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'grouping_reason', 'same_consequence',
     'Samma följd för den enskilde', 'The same consequence for the individual', 5),
    ('ungrouping_reason:other_cause', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'ungrouping_reason', 'other_cause',
     'En annan orsak', 'Another cause', 1),
    ('ungrouping_reason:belongs_elsewhere', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'ungrouping_reason', 'belongs_elsewhere',
     'Hör till en annan brist', 'Belongs to another fault', 2),
    ('ungrouping_reason:mistake', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'ungrouping_reason', 'mistake',
     'Grupperades av misstag', 'Grouped by mistake', 3);

-- --- decisions about events ---------------------------------------------------------------------

-- 1 when the team has decided a way forward; the agenda of a meeting takes up the others.
ALTER TABLE event ADD COLUMN decided INTEGER NOT NULL DEFAULT 0 CHECK (decided IN (0, 1));
CREATE INDEX event_undecided ON event (unit, status) WHERE decided = 0;

-- owner: events
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
CREATE INDEX event_decision_open ON event_decision (unit, due_on) WHERE done_on IS NULL;

-- --- recurring faults ---------------------------------------------------------------------------

-- The last number given to a unit's faults.
-- owner: faults
CREATE TABLE fault_counter (
    prefix TEXT PRIMARY KEY,
    last BIGINT NOT NULL
);

-- One cause behind many events. Written by people; nothing of an event is copied into it.
-- owner: faults
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
);
CREATE INDEX fault_by_unit ON fault (unit, standing, number);

-- That an event belongs to a fault, from when until when. Rows are ended, never removed; an event
-- may belong to several faults.
-- owner: faults
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
CREATE UNIQUE INDEX fault_event_current ON fault_event (fault, event) WHERE ended_at IS NULL;
CREATE INDEX fault_event_by_fault ON fault_event (fault, ended_at);
CREATE INDEX fault_event_by_event ON fault_event (event, ended_at);

-- A fault was closed, or opened again; by whom, when, why.
-- owner: faults
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

-- A year it was known before, with the source that says so; may predate the register.
-- owner: faults
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

-- What ought to be done, and by whom.
-- owner: faults
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

-- owner: faults
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

-- How it is done in one kommun.
-- owner: faults
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

-- Several faults under one heading, for a report or a meeting.
-- owner: faults
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
);
CREATE INDEX theme_by_year ON theme (unit, year);

-- The chosen faults in order; `value` is a fault's number.
-- owner: faults
CREATE TABLE theme_faults (
    owner TEXT NOT NULL,
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, position)
);
CREATE INDEX theme_faults_by_fault ON theme_faults (value);

-- A line of the year's account: a title and its consequence for the individual.
-- owner: faults
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
);
CREATE INDEX reported_fault_by_year ON reported_fault (unit, year, level);
