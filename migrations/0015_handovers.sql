-- Handovers: what is told to a body, what it is asked, and what it answers.

INSERT INTO code (id, version, created_at, created_by, changed_at, changed_by, list, code,
                  label_sv, label_en, position) VALUES
    ('handover_channel:body_written', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'handover_channel', 'body_written',
     'Skriftligt till verksamheten', 'In writing to the body', 1),
    ('handover_channel:own_system_report', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'handover_channel', 'own_system_report',
     'Rapport i mottagarens eget system', 'Report in the recipient’s own system', 2),
    ('handover_channel:manager_oral', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'handover_channel', 'manager_oral',
     'Muntligt till ansvarig chef', 'Orally to the responsible manager', 3),
    ('handover_channel:manager_to_manager', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'handover_channel', 'manager_to_manager',
     'Chef till chef', 'Manager to manager', 4),
    ('handover_channel:workplace_meeting', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'handover_channel', 'workplace_meeting',
     'Arbetsplatsträff hos verksamheten', 'Workplace meeting of the body', 5),
    ('handover_channel:local_forum', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'handover_channel', 'local_forum',
     'Lokalt samråd', 'Local forum', 6);

-- The last number given to a unit's handovers.
-- owner: handovers
CREATE TABLE handover_counter (
    prefix TEXT PRIMARY KEY,
    last BIGINT NOT NULL
);

-- One letter, report or talk to one body, with one or several items.
-- owner: handovers
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
);
CREATE INDEX handover_by_unit ON handover (unit, standing, due_on);
CREATE INDEX handover_by_number ON handover (unit, number);

-- What it tells of: a fault or an event.
-- owner: handovers
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

-- The parts of the fault or event that are told.
-- owner: handovers
CREATE TABLE handover_item_shown (
    owner TEXT NOT NULL,
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, position)
);

-- What was done with it on a day; by the unit, or by the body through its link.
-- owner: handovers
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
);
CREATE INDEX handover_turn_by_handover ON handover_turn (handover, id);

-- What the body answers about one or several items.
-- owner: handovers
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

-- The ids of the items that the answer is about.
-- owner: handovers
CREATE TABLE handover_answer_items (
    owner TEXT NOT NULL,
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, position)
);

-- Questions and replies on the page behind the link.
-- owner: handovers
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

-- The way in for a body without an account. Only a digest of the token is kept.
-- owner: handovers
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
