-- A tombstone tells whether a client stood here or an application that led to none: they are
-- counted apart.
ALTER TABLE client_tombstone ADD COLUMN kind TEXT NOT NULL DEFAULT 'client'
    CHECK (kind IN ('client', 'application'));
UPDATE client_tombstone SET kind = 'application'
WHERE id IN (SELECT subject FROM audit
             WHERE verb = 'erased' AND subject_table = 'client_application');
