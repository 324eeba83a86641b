-- Whether a text of a record was ever kept apart is asked for each finding of the guard.

CREATE INDEX event_withheld_text_by_subject ON event_withheld_text (subject);
