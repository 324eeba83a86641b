-- The retention schedule erases the words of faults, themes, lines of the year's account and actions
-- too. What they were counted by stays.

-- The day the words were erased; NULL again when somebody writes anew.
ALTER TABLE fault ADD COLUMN erased_on TEXT CHECK (length(erased_on) = 10);
ALTER TABLE theme ADD COLUMN erased_on TEXT CHECK (length(erased_on) = 10);
ALTER TABLE reported_fault ADD COLUMN erased_on TEXT CHECK (length(erased_on) = 10);
ALTER TABLE action ADD COLUMN erased_on TEXT CHECK (length(erased_on) = 10);

-- Whether a text of a record was ever kept apart is asked for each finding of the guard.
CREATE INDEX event_withheld_text_by_subject ON event_withheld_text (subject);
