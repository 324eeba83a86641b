-- What an import needs between its preview and its confirmation.

-- A withdrawn row of another register stays withdrawn, so that it is not counted.
ALTER TABLE event_import_row ADD COLUMN status TEXT NOT NULL DEFAULT 'registered'
    CHECK (status IN ('registered', 'discussed', 'closed', 'withdrawn'));

-- A file handed in and not yet confirmed, sealed with the installation's draft key: its texts have
-- not been led apart. One per person; the next one takes its place.
-- owner: events
CREATE TABLE event_import_file (
    person TEXT PRIMARY KEY,
    unit TEXT NOT NULL,
    handed_in_at TEXT NOT NULL,
    file_name TEXT NOT NULL,
    sealed BYTEA NOT NULL
);
