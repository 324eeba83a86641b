-- The trail, read only; and when its chain was walked.

-- name: entries
-- across units: whoever may read the trail at a place sees what people with seats there did.
SELECT a.seq, a.at, a.actor, a.verb, a.subject_table, a.subject, a.version, a.facts
FROM audit a
WHERE (CAST(:person AS TEXT) IS NULL OR a.actor = :person
       OR (a.subject_table = 'account' AND a.subject = :person))
  AND (CAST(:table AS TEXT) IS NULL OR a.subject_table = :table)
  AND (CAST(:verb AS TEXT) IS NULL OR a.verb = :verb)
  AND (CAST(:from AS TEXT) IS NULL OR a.at >= :from)
  AND (CAST(:until AS TEXT) IS NULL OR a.at < :until)
  AND (CAST(:place AS TEXT) IS NULL OR EXISTS (
        SELECT 1 FROM seat s
        WHERE (s.account = a.actor OR (a.subject_table = 'account' AND s.account = a.subject))
          AND (s.place = :place
               OR substr(s.place, 1, 9) = 'kommun:' || CAST(:lan AS TEXT)
               OR s.place IN (SELECT 'unit:' || c.unit FROM unit_coverage c
                              WHERE c.kommun = CAST(:kommun AS TEXT)
                                 OR substr(c.kommun, 1, 2) = CAST(:lan AS TEXT))
               OR s.place IN (SELECT 'unit:' || u.id FROM unit u
                              WHERE u.city = CAST(:city AS TEXT)))))
ORDER BY a.seq DESC
LIMIT CAST(:limit AS BIGINT) OFFSET CAST(:offset AS BIGINT)

-- name: entry_count
-- across units: as entries.
SELECT COUNT(*) AS entries
FROM audit a
WHERE (CAST(:person AS TEXT) IS NULL OR a.actor = :person
       OR (a.subject_table = 'account' AND a.subject = :person))
  AND (CAST(:table AS TEXT) IS NULL OR a.subject_table = :table)
  AND (CAST(:verb AS TEXT) IS NULL OR a.verb = :verb)
  AND (CAST(:from AS TEXT) IS NULL OR a.at >= :from)
  AND (CAST(:until AS TEXT) IS NULL OR a.at < :until)
  AND (CAST(:place AS TEXT) IS NULL OR EXISTS (
        SELECT 1 FROM seat s
        WHERE (s.account = a.actor OR (a.subject_table = 'account' AND s.account = a.subject))
          AND (s.place = :place
               OR substr(s.place, 1, 9) = 'kommun:' || CAST(:lan AS TEXT)
               OR s.place IN (SELECT 'unit:' || c.unit FROM unit_coverage c
                              WHERE c.kommun = CAST(:kommun AS TEXT)
                                 OR substr(c.kommun, 1, 2) = CAST(:lan AS TEXT))
               OR s.place IN (SELECT 'unit:' || u.id FROM unit u
                              WHERE u.city = CAST(:city AS TEXT)))))

-- name: people
-- across units: as entries.
SELECT a.id, a.name FROM account a
WHERE CAST(:place AS TEXT) IS NULL OR EXISTS (
        SELECT 1 FROM seat s
        WHERE s.account = a.id
          AND (s.place = :place
               OR substr(s.place, 1, 9) = 'kommun:' || CAST(:lan AS TEXT)
               OR s.place IN (SELECT 'unit:' || c.unit FROM unit_coverage c
                              WHERE c.kommun = CAST(:kommun AS TEXT)
                                 OR substr(c.kommun, 1, 2) = CAST(:lan AS TEXT))
               OR s.place IN (SELECT 'unit:' || u.id FROM unit u
                              WHERE u.city = CAST(:city AS TEXT))))
ORDER BY a.name COLLATE sv, a.id

-- name: tables_in_trail
-- From name to next name along the index: the trail is long and the names are few.
WITH RECURSIVE named (subject_table) AS (
    SELECT MIN(subject_table) FROM audit
    UNION ALL
    SELECT (SELECT MIN(a.subject_table) FROM audit a
            WHERE a.subject_table > named.subject_table)
    FROM named WHERE named.subject_table IS NOT NULL
)
SELECT subject_table FROM named WHERE subject_table IS NOT NULL

-- name: chain_head
SELECT last_seq, head FROM audit_link ORDER BY number DESC LIMIT 1

-- name: keep_verification
INSERT INTO audit_verification (id, at, links, entries, head, broken_at)
VALUES (:id, :at, :links, :entries, :head, :broken_at)
ON CONFLICT (id) DO UPDATE SET
    at = excluded.at, links = excluded.links, entries = excluded.entries, head = excluded.head,
    broken_at = excluded.broken_at

-- name: last_verification
SELECT at, links, entries, head, broken_at FROM audit_verification ORDER BY at DESC, id DESC LIMIT 1
