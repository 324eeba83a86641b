-- Letters: what one or several units write together to bodies, who approved it, and what came back.

INSERT INTO code (id, version, created_at, created_by, changed_at, changed_by, list, code,
                  label_sv, label_en, position) VALUES
    ('letter_channel:email', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'letter_channel', 'email',
     'E-post', 'E-mail', 1),
    ('letter_channel:post', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'letter_channel', 'post',
     'Brev', 'Post', 2),
    ('letter_channel:by_hand', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'letter_channel', 'by_hand',
     'Överlämnad vid ett möte', 'Handed over at a meeting', 3),
    ('letter_channel:e_service', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'letter_channel', 'e_service',
     'Mottagarens e-tjänst', 'The recipient’s online service', 4),
    ('letter_channel:through_kommun', 1, '2026-01-01T00:00:00.000Z', 'system',
     '2026-01-01T00:00:00.000Z', 'system', 'letter_channel', 'through_kommun',
     'Genom kommunens registrator', 'Through the municipality’s registrar', 5);

-- The last number given to a unit's letters.
-- owner: letters
CREATE TABLE letter_counter (
    prefix TEXT PRIMARY KEY,
    last BIGINT NOT NULL
);

-- One letter of a unit, perhaps signed with others.
-- owner: letters
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

-- A recurring fault that it tells of: chosen parts, copied when it was chosen.
-- owner: letters
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

-- The parts of the fault that are told.
-- owner: letters
CREATE TABLE letter_fault_shown (
    owner TEXT NOT NULL,
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, position)
);

-- A question or a proposal, numbered by its place among its kind.
-- owner: letters
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

-- To whom it goes: for an answer, or as a copy for information.
-- owner: letters
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

-- Who stands under it, and for which unit.
-- owner: letters
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

-- That a signing unit approved the very text with this digest.
-- owner: letters
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

-- Where it was settled within the unit that it should be written.
-- owner: letters
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

-- What was done with it on a day.
-- owner: letters
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

-- What a recipient answers: to the letter as a whole, or to some of its questions and proposals.
-- owner: letters
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

-- The ids of the questions and proposals it answers; none of them is the letter as a whole.
-- owner: letters
CREATE TABLE letter_answer_items (
    owner TEXT NOT NULL,
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, position)
);
