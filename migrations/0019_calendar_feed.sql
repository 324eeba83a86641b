-- A calendar for the program that a person keeps the days in.

-- The secret address of a person's calendar at a place. Only a digest of the token is kept.
-- owner: desk
CREATE TABLE calendar_feed (
    token_hash TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    place TEXT NOT NULL,
    made_at TEXT NOT NULL,
    UNIQUE (account, place)
);
