-- Figures: the cut-off of a unit's year, and cross tables that somebody saved.

-- owner: figures
CREATE TABLE figure_cutoff (
    unit TEXT NOT NULL REFERENCES unit (id),
    -- The activity year.
    year BIGINT NOT NULL CHECK (year BETWEEN 1994 AND 2199),
    -- The last day that is counted; printed with each table of the year.
    cutoff TEXT NOT NULL CHECK (length(cutoff) = 10),
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    PRIMARY KEY (unit, year)
);

-- owner: figures
CREATE TABLE saved_table (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    name TEXT NOT NULL,
    -- The page's own query string, such as rows=type&columns=level.
    question TEXT NOT NULL
);
CREATE INDEX saved_table_unit ON saved_table (unit, name);
