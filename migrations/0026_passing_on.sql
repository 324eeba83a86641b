-- A body that answers "not ours, it belongs to ..." proposes a new handover.

-- The answer that a handover was made of.
ALTER TABLE handover ADD COLUMN from_answer TEXT REFERENCES handover_answer (id);
