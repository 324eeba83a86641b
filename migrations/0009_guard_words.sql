-- Words that the administrator adds to the text guard, or takes away from it.

-- owner: privacy
CREATE TABLE guard_word (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    -- One word, lower case.
    word TEXT NOT NULL UNIQUE,
    -- name: found as a name wherever it stands; allowed: never found.
    reading TEXT NOT NULL CHECK (reading IN ('name', 'allowed')),
    -- Why, for the next administrator.
    reason TEXT
);
