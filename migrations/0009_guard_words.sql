-- Words that the administrator adds to the text guard, and forms whose texts it could not read.

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

-- A form as it was typed, sealed with the installation's draft key, when its texts could not be
-- read and so not be saved; one per person and address.
-- owner: platform
CREATE TABLE kept_form (
    person TEXT NOT NULL,
    address TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (person, address)
);
