-- Event meetings: agenda, what was decided about each item, and minutes.

INSERT INTO code (id, version, created_at, created_by, changed_at, changed_by, list, code,
                  label_sv, label_en, position) VALUES
    ('way_forward:fault', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'way_forward', 'fault',
     'Gruppera i en återkommande brist', 'Group into a recurring fault', 0),
    ('way_forward:await', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'way_forward', 'await',
     'Följ och avvakta', 'Follow and wait', 13);

-- The last number given to a unit's meetings.
-- owner: meetings
CREATE TABLE meeting_counter (
    prefix TEXT PRIMARY KEY,
    last BIGINT NOT NULL
);

-- One event meeting (händelsemöte) of a unit.
-- owner: meetings
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

-- Who was invited and who came; `value` is an account.
-- owner: meetings
CREATE TABLE meeting_invited (
    owner TEXT NOT NULL,
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, position)
);
-- owner: meetings
CREATE TABLE meeting_attended (
    owner TEXT NOT NULL,
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, position)
);

-- What was done with a meeting on a day: fixed, held, approved, cancelled.
-- owner: meetings
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

-- An item of an agenda. What is said and decided about an event stands with the event
-- (event_discussion, event_decision); until the minutes are approved nothing of it stands here.
-- owner: meetings
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
CREATE INDEX meeting_item_by_owner ON meeting_item (unit, owner);
CREATE INDEX meeting_item_by_meeting ON meeting_item (meeting, position);
CREATE INDEX meeting_item_by_subject ON meeting_item (unit, subject);

-- The actions that were added to a fault at the meeting; `value` is an action's number.
-- owner: meetings
CREATE TABLE meeting_item_actions (
    owner TEXT NOT NULL,
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, position)
);
CREATE INDEX event_decision_by_meeting ON event_decision (meeting);
