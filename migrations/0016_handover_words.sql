-- Handovers that tell of a withheld event have no words of their own, and the words of others go by
-- the retention schedule.

-- The day its words were erased.
ALTER TABLE handover ADD COLUMN erased_on TEXT CHECK (length(erased_on) = 10);

-- A code instead of a note, where nothing is put in words.
ALTER TABLE handover_turn ADD COLUMN reason TEXT;
