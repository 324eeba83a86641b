-- Accounts: people who sign in, their seats, sessions, one-time links and tokens.

-- owner: accounts
CREATE TABLE account (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    name TEXT NOT NULL,
    -- In lower case; what a person signs in with.
    email TEXT NOT NULL UNIQUE,
    language TEXT NOT NULL CHECK (language IN ('sv', 'en')),
    -- A disabled account signs in no more; what it did stays.
    disabled INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1))
);

-- How an account may sign in. Passwords today; other methods get rows of their own.
-- owner: accounts
CREATE TABLE sign_in_method (
    account TEXT NOT NULL REFERENCES account (id),
    method TEXT NOT NULL CHECK (method IN ('password')),
    -- argon2id in its own text form.
    secret TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (account, method)
);

-- A role at a place, from a day until a day.
-- owner: accounts
CREATE TABLE seat (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    account TEXT NOT NULL REFERENCES account (id),
    role TEXT NOT NULL,
    -- unit:<id>, city:<code>, kommun:<code>, lan:<code> or nation.
    place TEXT NOT NULL,
    held_from TEXT NOT NULL CHECK (length(held_from) = 10),
    held_until TEXT CHECK (length(held_until) = 10)
);
CREATE INDEX seat_account ON seat (account, held_from);
CREATE INDEX seat_place ON seat (place, role);

-- owner: accounts
CREATE TABLE session (
    -- SHA-256 of the token in the cookie.
    token_hash TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    -- The place worked at.
    place TEXT NOT NULL,
    csrf TEXT NOT NULL,
    started_at TEXT NOT NULL,
    seen_at TEXT NOT NULL
);
CREATE INDEX session_account ON session (account);

-- A link that signs in once.
-- owner: accounts
CREATE TABLE one_time_link (
    token_hash TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    expires_at TEXT NOT NULL,
    used_at TEXT
);

-- owner: accounts
CREATE TABLE api_token (
    token_hash TEXT PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    account TEXT NOT NULL REFERENCES account (id),
    place TEXT NOT NULL,
    name TEXT NOT NULL,
    made_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    revoked_at TEXT
);

-- Sign-ins that did not succeed, for the waiting time that grows.
-- owner: accounts
CREATE TABLE failed_sign_in (
    -- A keyed digest of the e-mail address or of the remote address.
    who TEXT PRIMARY KEY,
    failures BIGINT NOT NULL,
    last_at TEXT NOT NULL
);
