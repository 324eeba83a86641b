-- The platform's own queries.

-- name: make_schema_table
CREATE TABLE IF NOT EXISTS schema_migration (
    number BIGINT PRIMARY KEY,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    applied_at TEXT NOT NULL
)

-- name: schema_table_exists (sqlite)
SELECT COUNT(*) AS tables FROM sqlite_master WHERE type = 'table' AND name = 'schema_migration'
-- name: schema_table_exists (postgres)
SELECT COUNT(*) AS tables FROM information_schema.tables
WHERE table_schema = current_schema() AND table_name = 'schema_migration'

-- name: applied_migrations
SELECT number, sha256 FROM schema_migration ORDER BY number

-- name: keep_migration
INSERT INTO schema_migration (number, name, sha256, applied_at)
VALUES (:number, :name, :sha256, :applied_at)

-- name: broken_reference (sqlite)
SELECT "table" AS of_table FROM pragma_foreign_key_check LIMIT 1
-- name: broken_reference (postgres)
SELECT 'none' AS of_table WHERE false

-- name: schema_entries (sqlite)
SELECT type, name, tbl_name, sql FROM sqlite_master
WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY tbl_name, type DESC, name
-- name: schema_entries (postgres)
SELECT 'table' AS type, table_name AS name, table_name AS tbl_name, '' AS sql
FROM information_schema.tables WHERE table_schema = current_schema() ORDER BY table_name

-- name: write_lock (sqlite)
SELECT 1 AS locked
-- name: write_lock (postgres)
SELECT 1 AS locked FROM pg_advisory_lock(5343215741)

-- name: write_unlock (sqlite)
SELECT 1 AS unlocked
-- name: write_unlock (postgres)
SELECT pg_advisory_unlock(5343215741) AS unlocked

-- name: audit_head
SELECT number, last_seq, head FROM audit_link ORDER BY number DESC LIMIT 1

-- name: keep_audit
INSERT INTO audit (seq, at, actor, verb, subject_table, subject, version, facts)
VALUES (:seq, :at, :actor, :verb, :subject_table, :subject, :version, :facts)

-- name: keep_audit_link
INSERT INTO audit_link (number, shard, first_seq, last_seq, previous, head)
VALUES (:number, :shard, :first_seq, :last_seq, :previous, :head)

-- name: audit_links
SELECT number, first_seq, last_seq, previous, head FROM audit_link ORDER BY number

-- name: audit_rows_between
SELECT seq, at, actor, verb, subject_table, subject, version, facts
FROM audit WHERE seq >= :first AND seq <= :last ORDER BY seq

-- name: audit_extent
SELECT COUNT(*) AS entries, COALESCE(MAX(seq), 0) AS last_seq FROM audit

-- name: raise_change_number
UPDATE change_number SET number = number + 1 WHERE id = 1

-- name: change_number
SELECT number FROM change_number WHERE id = 1

-- name: keep_record_version
INSERT INTO record_version (id, table_name, record, version, body, changed_at, changed_by)
VALUES (:id, :table_name, :record, :version, :body, :changed_at, :changed_by)

-- name: versions_of_record
SELECT version, body, changed_at, changed_by FROM record_version
WHERE table_name = :table_name AND record = :record ORDER BY version

-- name: erase_versions_of_record
DELETE FROM record_version WHERE table_name = :table_name AND record = :record

-- name: keep_outbox
INSERT INTO outbox (id, topic, subject, actor, at) VALUES (:id, :topic, :subject, :actor, :at)

-- name: outbox_waiting
SELECT id, topic, subject, actor FROM outbox ORDER BY id LIMIT 100

-- name: forget_outbox
DELETE FROM outbox WHERE id = :id

-- http

-- name: request_done
SELECT location FROM request_done WHERE actor = :actor AND request_key = :request_key

-- name: keep_request_done
INSERT INTO request_done (request_key, actor, location, at)
VALUES (:request_key, :actor, :location, :at)

-- name: forget_requests_done
DELETE FROM request_done WHERE at < :before

-- name: keep_form
INSERT INTO kept_form (person, address, changed_at, sealed)
VALUES (:person, :address, :changed_at, :sealed)
ON CONFLICT (person, address) DO UPDATE SET changed_at = :changed_at, sealed = :sealed

-- name: kept_form
SELECT sealed FROM kept_form WHERE person = :person AND address = :address

-- name: kept_forms
SELECT person, address, sealed FROM kept_form

-- name: forget_form
DELETE FROM kept_form WHERE person = :person AND address = :address

-- name: forget_old_forms
DELETE FROM kept_form WHERE changed_at < :before

-- dismissed matches

-- name: dismissed_matches
SELECT digest FROM dismissed_match WHERE table_name = :table_name AND record = :record

-- name: keep_dismissed_match
INSERT INTO dismissed_match (table_name, record, digest, at)
VALUES (:table_name, :record, :digest, :at)
ON CONFLICT (table_name, record, digest) DO NOTHING

-- name: forget_dismissed_matches
DELETE FROM dismissed_match WHERE table_name = :table_name AND record = :record

-- jobs

-- name: keep_job
INSERT INTO job (id, topic, subject, job_key, actor, standing, created_at, changed_at)
VALUES (:id, :topic, :subject, :job_key, :actor, 'waiting', :now, :now)
ON CONFLICT (job_key) DO NOTHING

-- name: job_by_key
SELECT id FROM job WHERE job_key = :job_key

-- name: revive_job_by_key
UPDATE job SET standing = 'waiting', tries = 0, lease_until = NULL, problem = NULL,
    changed_at = :now
WHERE job_key = :job_key AND standing IN ('failed', 'parked')

-- name: revive_job
UPDATE job SET standing = 'waiting', tries = 0, lease_until = NULL, problem = NULL,
    changed_at = :now
WHERE id = :id AND standing IN ('failed', 'parked')

-- name: job
SELECT id, topic, subject, actor, standing, done, total, tries, problem, location, created_at,
       changed_at
FROM job WHERE id = :id

-- name: claimable_job
-- lease_until: whose runner may be gone after it, or, when waiting, nobody tries again before it.
-- Mail comes last: a server that does not answer holds up nothing else.
SELECT id, topic, subject, actor, tries FROM job
WHERE standing IN ('waiting', 'running') AND (lease_until IS NULL OR lease_until < :now)
ORDER BY CASE topic WHEN 'mail' THEN 1 ELSE 0 END, created_at, id LIMIT 1

-- name: claim_job
UPDATE job SET standing = 'running', tries = tries + 1, lease_until = :lease_until,
    changed_at = :now
WHERE id = :id

-- name: progress_job
UPDATE job SET done = :done, total = :total, lease_until = :lease_until, changed_at = :now
WHERE id = :id AND standing = 'running' AND tries = :tries

-- name: locate_job
UPDATE job SET location = :location WHERE id = :id

-- name: end_job
-- Only by the one whose try this is: another may have claimed the job meanwhile.
UPDATE job SET standing = :standing, problem = :problem, lease_until = :lease_until,
    changed_at = :now
WHERE id = :id AND standing = 'running' AND tries = :tries

-- name: give_back_job
UPDATE job SET standing = 'waiting', tries = tries - 1, lease_until = NULL, changed_at = :now
WHERE id = :id AND standing = 'running' AND tries = :tries

-- name: forget_jobs_done
DELETE FROM job WHERE standing = 'done' AND changed_at < :before

-- name: listed_jobs
SELECT id, topic, subject, actor, standing, done, total, tries, problem, location, created_at,
       changed_at
FROM job
ORDER BY CASE standing WHEN 'parked' THEN 1 WHEN 'failed' THEN 2 WHEN 'running' THEN 3
                       WHEN 'waiting' THEN 4 ELSE 5 END, changed_at DESC, id
LIMIT 100

-- name: job_counts
SELECT standing, COUNT(*) AS jobs FROM job WHERE standing <> 'done' GROUP BY standing

-- files

-- name: keep_file
INSERT INTO file (sha256, bytes, created_at) VALUES (:sha256, :bytes, :created_at)
ON CONFLICT (sha256) DO NOTHING

-- name: file
SELECT bytes FROM file WHERE sha256 = :sha256

-- settings

-- name: setting
SELECT id, version, name, value, changed_at, changed_by FROM setting WHERE name = :name
