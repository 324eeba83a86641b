-- Accounts: people, seats, sessions, links and tokens.

-- name: accounts
SELECT * FROM account ORDER BY name, id

-- name: by_id
SELECT * FROM account WHERE id = :account

-- name: by_email
SELECT * FROM account WHERE email = :email

-- name: seats_on
SELECT role, place FROM seat
WHERE account = :account AND held_from <= :day AND (held_until IS NULL OR held_until >= :day)
ORDER BY held_from, id

-- name: seats
SELECT * FROM seat WHERE account = :account ORDER BY held_from, id

-- name: seat_by_id
SELECT * FROM seat WHERE id = :id AND account = :account

-- name: holders_of_role
-- Accounts that hold a role on a day, at one place or (NULL) wherever.
SELECT a.id, s.place FROM account a
JOIN seat s ON s.account = a.id
WHERE a.disabled = 0 AND s.role = :role AND (CAST(:place AS TEXT) IS NULL OR s.place = :place)
  AND s.held_from <= :day AND (s.held_until IS NULL OR s.held_until >= :day)
ORDER BY a.id

-- name: administrators
SELECT COUNT(*) AS administrators FROM seat WHERE role = 'administrator'

-- name: password
SELECT secret FROM sign_in_method WHERE account = :account AND method = 'password'

-- name: keep_password
INSERT INTO sign_in_method (account, method, secret, changed_at)
VALUES (:account, 'password', :secret, :now)
ON CONFLICT (account, method) DO UPDATE SET secret = :secret, changed_at = :now

-- name: session
SELECT * FROM session WHERE token_hash = :hash

-- name: start_session
INSERT INTO session (token_hash, account, place, csrf, started_at, seen_at)
VALUES (:hash, :account, :place, :csrf, :now, :now)

-- name: touch_session
UPDATE session SET seen_at = :now WHERE token_hash = :hash AND seen_at < :now

-- name: move_session
UPDATE session SET place = :place WHERE token_hash = :hash

-- name: end_session
DELETE FROM session WHERE token_hash = :hash

-- name: end_sessions
DELETE FROM session WHERE account = :account

-- name: end_other_sessions
DELETE FROM session WHERE account = :account AND token_hash <> :hash

-- name: end_old_sessions
DELETE FROM session WHERE started_at < :week_ago OR seen_at < :half_day_ago

-- name: session_by_link
-- Whether the session began with a one-time link, and not longer ago than :since.
SELECT s.account FROM session s
JOIN one_time_link l ON l.account = s.account AND l.used_at = s.started_at
WHERE s.token_hash = :hash AND s.started_at >= :since

-- name: keep_link
INSERT INTO one_time_link (token_hash, account, expires_at)
VALUES (:hash, :account, :expires_at)

-- name: link
SELECT account FROM one_time_link
WHERE token_hash = :hash AND used_at IS NULL AND expires_at > :now

-- name: use_link
UPDATE one_time_link SET used_at = :now
WHERE token_hash = :hash AND used_at IS NULL AND expires_at > :now

-- name: end_links
UPDATE one_time_link SET expires_at = :now WHERE account = :account AND used_at IS NULL

-- name: keep_token
INSERT INTO api_token (token_hash, id, account, place, name, made_at, expires_at)
VALUES (:hash, :id, :account, :place, :name, :now, :expires_at)

-- name: token
SELECT account, place FROM api_token
WHERE token_hash = :hash AND revoked_at IS NULL AND expires_at > :now

-- name: end_tokens
UPDATE api_token SET revoked_at = :now WHERE account = :account AND revoked_at IS NULL

-- name: failures
SELECT failures, last_at FROM failed_sign_in WHERE who = :who

-- name: count_failure
INSERT INTO failed_sign_in (who, failures, last_at) VALUES (:who, 1, :now)
ON CONFLICT (who) DO UPDATE SET
    failures = CASE WHEN failed_sign_in.last_at < :day_ago THEN 1
                    ELSE failed_sign_in.failures + 1 END,
    last_at = :now

-- name: take_back_failure
UPDATE failed_sign_in SET failures = failures - 1 WHERE who = :who AND failures > 0

-- name: forget_failures
DELETE FROM failed_sign_in WHERE who = :who
