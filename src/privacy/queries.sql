-- The guard's local words.

-- name: guard_words
SELECT id, version, word, reading, reason FROM guard_word ORDER BY word

-- name: forget_guard_word
DELETE FROM guard_word WHERE id = :id

-- name: guard_word_called
SELECT id FROM guard_word WHERE word = :word

-- name: scan
SELECT * FROM guard_scan WHERE id = :id

-- name: newest_scan
SELECT * FROM guard_scan ORDER BY id DESC LIMIT 1

-- name: last_finished_scan
SELECT guard_version FROM guard_scan WHERE finished_at IS NOT NULL ORDER BY id DESC LIMIT 1

-- name: move_scan
UPDATE guard_scan SET source = CAST(:source AS BIGINT), cursor_at = :cursor_at,
    texts = CAST(:texts AS BIGINT), findings = CAST(:findings AS BIGINT), changed_at = :now
WHERE id = :id

-- name: finish_scan
UPDATE guard_scan SET finished_at = :now, changed_at = :now WHERE id = :id

-- name: keep_finding
-- across units: the guard reads the whole register.
INSERT INTO guard_finding (id, version, created_at, created_by, changed_at, changed_by, unit, scan,
    table_name, record, field, kind, weight, matches, text_version, standing)
VALUES (:id, 1, :now, :actor, :now, :actor, :unit, :scan, :table_name, :record, :field, :kind,
    :weight, CAST(:matches AS BIGINT), CAST(:text_version AS BIGINT), 'open')
ON CONFLICT (table_name, record, field, kind) DO UPDATE SET
    version = guard_finding.version + 1, changed_at = excluded.changed_at,
    changed_by = excluded.changed_by, unit = excluded.unit, scan = excluded.scan,
    weight = excluded.weight, matches = excluded.matches, text_version = excluded.text_version,
    standing = 'open', reason = NULL

-- name: mend_unseen
-- across units: what a whole reading no longer saw is gone from its text.
UPDATE guard_finding SET standing = 'mended', version = version + 1, changed_at = :now
WHERE standing = 'open' AND scan <> :scan

-- name: findings
SELECT * FROM guard_finding
WHERE (unit = :unit OR (CAST(:unit AS TEXT) IS NULL AND unit IS NULL)) AND standing = :standing
  AND (weight < :weight OR (weight = :weight AND id > :after))
ORDER BY weight DESC, id
LIMIT 200

-- name: finding_by_id
SELECT * FROM guard_finding
WHERE (unit = :unit OR (CAST(:unit AS TEXT) IS NULL AND unit IS NULL)) AND id = :id

-- name: open_findings_of
SELECT * FROM guard_finding
WHERE (unit = :unit OR (CAST(:unit AS TEXT) IS NULL AND unit IS NULL)) AND standing = 'open'
  AND table_name = :table_name AND record = :record
ORDER BY id

-- name: open_findings_counted
SELECT table_name, record, COUNT(*) AS findings FROM guard_finding
WHERE (unit = :unit OR (CAST(:unit AS TEXT) IS NULL AND unit IS NULL)) AND standing = 'open'
GROUP BY table_name, record

-- name: finding_counts
-- across units: numbers only, for whoever protects data.
SELECT table_name, kind,
       SUM(CASE WHEN standing = 'open' THEN 1 ELSE 0 END) AS open_ones,
       SUM(CASE WHEN standing = 'mended' THEN 1 ELSE 0 END) AS mended_ones,
       SUM(CASE WHEN standing = 'dismissed' THEN 1 ELSE 0 END) AS dismissed_ones
FROM guard_finding
GROUP BY table_name, kind
ORDER BY table_name, kind

-- name: purges
SELECT * FROM purge ORDER BY id DESC LIMIT 200

-- name: files_clean
UPDATE purge SET files_clean_at = :now WHERE id = :id

-- name: retention_rule
SELECT id, version, months, decision, decided_on FROM retention_rule
WHERE unit = :unit AND record_class = :record_class

-- name: erasures
SELECT e.*, (SELECT COUNT(*) FROM tombstone t WHERE t.erasure = e.id) AS tombstones
FROM erasure e
WHERE e.unit = :unit
ORDER BY e.id DESC

-- name: erasure_by_id
-- across units: asked by the job that the unit's keeper started.
SELECT e.*, (SELECT COUNT(*) FROM tombstone t WHERE t.erasure = e.id) AS tombstones
FROM erasure e
WHERE e.id = :id

-- name: keep_tombstone
INSERT INTO tombstone (table_name, record, unit, erasure, erased_at, erased_by)
VALUES (:table_name, :record, :unit, :erasure, :erased_at, :erased_by)
ON CONFLICT (table_name, record) DO NOTHING

-- name: forget_findings
-- across units: the record's texts are gone.
DELETE FROM guard_finding WHERE table_name = :table_name AND record = :record

-- name: account_of
SELECT name, email, language, disabled, created_at, changed_at FROM account WHERE id = :person

-- name: seats_of
SELECT role, place, held_from, held_until FROM seat WHERE account = :person ORDER BY held_from, id

-- name: sessions_of
SELECT place, started_at, seen_at FROM session WHERE account = :person ORDER BY started_at

-- name: tokens_of
SELECT name, place, made_at, expires_at, revoked_at FROM api_token
WHERE account = :person ORDER BY made_at

-- name: staff_called
-- across units: only those where the account holds or held a seat; another may have the same name.
SELECT unit, name, standing, sex, post_share, event_share, employed_from, employed_until,
       introduction, courses, supervision
FROM staff
WHERE name = :name AND 'unit:' || unit IN (SELECT place FROM seat WHERE account = :person)
ORDER BY employed_from, id

-- name: clearances_by
-- across units: what one person confirmed, wherever.
SELECT subject_table, subject, purpose, text_version, created_at FROM clearance
WHERE created_by = :person ORDER BY id

-- name: readings_by
-- across units: what one person asked for or answered, wherever.
SELECT kind, subject, standing, text_version, created_at, changed_at FROM reading
WHERE created_by = :person OR changed_by = :person ORDER BY id

-- name: drafts_by
-- across units: a draft belongs to its person; what is sealed in it is theirs to open.
SELECT 'draft' AS kind, form AS name, changed_at FROM draft WHERE person = :person
UNION ALL
SELECT 'kept_form' AS kind, address AS name, changed_at FROM kept_form WHERE person = :person
ORDER BY changed_at

-- name: versions_by
SELECT COUNT(*) AS versions FROM record_version
WHERE table_name = :table_name AND changed_by = :person

-- name: trail_count_of
SELECT COUNT(*) AS entries FROM audit
WHERE actor = :person OR (subject_table = 'account' AND subject = :person)

-- name: trail_of
SELECT at, verb, subject_table, subject, version, actor FROM audit
WHERE actor = :person OR (subject_table = 'account' AND subject = :person)
ORDER BY seq
