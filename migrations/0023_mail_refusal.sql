-- Who has said no to mail about what waits.
-- owner: notices
CREATE TABLE mail_refusal (
    account TEXT PRIMARY KEY REFERENCES account (id),
    refused_at TEXT NOT NULL
);
