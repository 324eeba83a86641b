-- Actions: what is to be done about a recurring fault, what became of it, and whether it helped.

INSERT INTO code (id, version, created_at, created_by, changed_at, changed_by, list, code,
                  label_sv, label_en, position) VALUES
    ('effect_source:no_new_events', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'effect_source', 'no_new_events',
     'Inga nya händelser i registret', 'No new events in the register', 1),
    ('effect_source:ombud_saw', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'effect_source', 'ombud_saw',
     'Ombud har sett det i sitt arbete', 'Ombud have seen it in their work', 2),
    ('effect_source:clients_tell', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'effect_source', 'clients_tell',
     'Klienter berättar det', 'Clients tell it', 3),
    ('effect_source:body_shows', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'effect_source', 'body_shows',
     'Verksamheten har visat hur det går till nu', 'The body has shown how it is done now', 4),
    ('effect_source:figures_show', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'effect_source', 'figures_show',
     'Statistik visar det', 'Figures show it', 5),
    ('effect_source:others_tell', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'effect_source', 'others_tell',
     'En annan verksamhet eller organisation berättar det',
     'Another body or organisation tells it', 6);

-- The last number given to a unit's actions.
-- owner: actions
CREATE TABLE action_counter (
    prefix TEXT PRIMARY KEY,
    last BIGINT NOT NULL
);

-- One thing to be done about a fault, by a person of the unit or by a body concerned.
-- owner: actions
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
    checker TEXT,
    CHECK ((owner IS NULL) <> (body IS NULL))
);
CREATE INDEX action_by_unit ON action (unit, standing, due_on);
CREATE INDEX action_by_fault ON action (fault, number);

-- What was done with it on a day: closed, its effect looked at, opened again.
-- owner: actions
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
