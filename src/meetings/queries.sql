-- Meetings: every query that thinks. None of them reads a text that is kept apart.

-- name: next_order
INSERT INTO meeting_counter (prefix, last) VALUES (:prefix, 1)
ON CONFLICT (prefix) DO UPDATE SET last = meeting_counter.last + 1
RETURNING last

-- name: by_number
SELECT * FROM meeting WHERE unit = :unit AND number = :number

-- name: by_id
SELECT * FROM meeting WHERE unit = :unit AND id = :meeting

-- name: listed
SELECT m.*,
       (SELECT COUNT(*) FROM meeting_item i
        WHERE i.meeting = m.id AND i.standing <> 'removed') AS items,
       (SELECT COUNT(*) FROM meeting_item i
        WHERE i.meeting = m.id AND i.standing = 'decided') AS decided
FROM meeting m
WHERE m.unit = :unit AND (CAST(:year AS TEXT) IS NULL OR substr(m.meets_on, 1, 4) = :year)
ORDER BY m.meets_on DESC, m.number DESC
LIMIT CAST(:limit AS BIGINT) OFFSET CAST(:offset AS BIGINT)

-- name: count_listed
SELECT COUNT(*) AS meetings FROM meeting
WHERE unit = :unit AND (CAST(:year AS TEXT) IS NULL OR substr(meets_on, 1, 4) = :year)

-- name: next_of_unit
-- One under way comes before those ahead, whatever its day.
SELECT * FROM meeting
WHERE unit = :unit AND erased_on IS NULL
  AND (standing = 'held' OR (standing IN ('planned', 'fixed') AND meets_on >= :today))
ORDER BY CASE standing WHEN 'held' THEN 0 ELSE 1 END, meets_on, number
LIMIT 1

-- name: first_planned
-- The next from today on; where none is ahead, the last that was never opened.
SELECT id FROM meeting WHERE unit = :unit AND standing = 'planned' AND erased_on IS NULL
ORDER BY CASE WHEN meets_on >= :today THEN meets_on ELSE '9999' END, meets_on DESC, number
LIMIT 1

-- name: turns
SELECT * FROM meeting_turn WHERE unit = :unit AND meeting = :meeting ORDER BY id

-- name: items
SELECT * FROM meeting_item WHERE unit = :unit AND meeting = :meeting ORDER BY position, id

-- name: on_other_agendas
-- Events that another meeting has before it.
SELECT i.subject FROM meeting_item i
JOIN meeting m ON m.id = i.meeting
WHERE i.unit = :unit AND i.kind = 'event' AND i.standing = 'open'
  AND m.standing IN ('fixed', 'held') AND m.erased_on IS NULL AND m.id <> :meeting

-- name: talked_of
-- Events that a meeting has talked of, so that they come back whatever was written since.
SELECT DISTINCT i.subject FROM meeting_item i
JOIN meeting m ON m.id = i.meeting
WHERE i.unit = :unit AND i.kind = 'event' AND i.standing <> 'removed'
  AND m.standing IN ('held', 'approved') AND m.id <> :meeting

-- name: told_event
-- Of a withheld event its number, and whether it is decided; no text and no code.
SELECT id, number, status, withheld, decided,
       CASE WHEN withheld = 1 THEN NULL ELSE kind END AS kind,
       CASE WHEN withheld = 1 THEN NULL ELSE level END AS level,
       CASE WHEN withheld = 1 THEN NULL ELSE type END AS type,
       CASE WHEN withheld = 1 THEN NULL ELSE body END AS body,
       CASE WHEN withheld = 1 THEN NULL ELSE kommun END AS kommun,
       CASE WHEN withheld = 1 THEN 0 ELSE serious END AS serious,
       CASE WHEN withheld = 1 THEN NULL ELSE occurred_on END AS occurred_on,
       CASE WHEN withheld = 1 THEN NULL ELSE description END AS description,
       CASE WHEN withheld = 1 THEN NULL ELSE consequence END AS consequence,
       CASE WHEN withheld = 1 THEN NULL ELSE proposal END AS proposal
FROM event
WHERE unit = :unit AND number = :number

-- name: told_answers
SELECT d.* FROM event_discussion d
JOIN event e ON e.id = d.event
WHERE d.unit = :unit AND e.number = :number AND e.withheld = 0

-- name: decided_at
SELECT d.id, d.version, d.way, d.decided_on, d.owner, d.due_on, d.done_on,
       CASE WHEN e.withheld = 1 THEN NULL ELSE d.task END AS task,
       CASE WHEN e.withheld = 1 THEN NULL ELSE d.outcome END AS outcome
FROM event_decision d
JOIN event e ON e.id = d.event
WHERE d.unit = :unit AND d.meeting = :meeting AND e.number = :number
ORDER BY d.id DESC

-- name: told_fault
-- Without its title where no open event stands behind it and a withheld one does.
SELECT f.number,
       CASE WHEN EXISTS (SELECT 1 FROM fault_event m JOIN event e ON e.id = m.event
                         WHERE m.fault = f.id AND m.ended_at IS NULL AND e.withheld = 1)
                 AND NOT EXISTS (SELECT 1 FROM fault_event m JOIN event e ON e.id = m.event
                                 WHERE m.fault = f.id AND m.ended_at IS NULL AND e.withheld = 0
                                   AND e.status <> 'withdrawn' AND e.kind <> 'positive')
            THEN NULL ELSE f.title END AS title
FROM fault f
WHERE f.unit = :unit AND f.number = :number

-- name: item_by_id
SELECT * FROM meeting_item WHERE unit = :unit AND id = :id

-- name: open_tasks
-- What somebody is to do: decisions about events, and free points of meetings.
SELECT d.id AS id, d.version, m.number AS meeting_number, e.number AS subject, e.withheld, d.way,
       CASE WHEN e.withheld = 1 THEN NULL ELSE d.task END AS task, d.owner, d.due_on AS due_on,
       COALESCE(d.due_on, '9999-12-31') AS ordered_on
FROM event_decision d
JOIN event e ON e.id = d.event
JOIN meeting m ON m.id = d.meeting
WHERE d.unit = :unit AND d.done_on IS NULL AND d.owner IS NOT NULL AND e.status <> 'withdrawn'
  AND (CAST(:owner AS TEXT) IS NULL OR d.owner = :owner)
UNION ALL
SELECT i.id AS id, i.version, m.number AS meeting_number, NULL AS subject, 0 AS withheld, NULL AS way,
       i.task, i.owner, i.due_on AS due_on, COALESCE(i.due_on, '9999-12-31') AS ordered_on
FROM meeting_item i
JOIN meeting m ON m.id = i.meeting
WHERE i.unit = :unit AND i.kind = 'point' AND i.done_on IS NULL AND i.owner IS NOT NULL
  AND i.standing <> 'removed' AND (CAST(:owner AS TEXT) IS NULL OR i.owner = :owner)
ORDER BY ordered_on, id

-- name: writers
-- Whoever wrote any of it: the meeting, its items, and the events' texts, answers and decisions.
SELECT created_by AS writer FROM meeting_item WHERE unit = :unit AND meeting = :meeting
UNION SELECT changed_by FROM record_version
WHERE record IN (SELECT id FROM meeting_item WHERE unit = :unit AND meeting = :meeting)
UNION SELECT changed_by FROM meeting WHERE unit = :unit AND id = :meeting
UNION SELECT created_by FROM meeting WHERE unit = :unit AND id = :meeting
UNION SELECT created_by FROM event_decision WHERE unit = :unit AND meeting = :meeting
UNION SELECT changed_by FROM event_decision WHERE unit = :unit AND meeting = :meeting
UNION SELECT changed_by FROM record_version
WHERE record IN (SELECT id FROM event_decision WHERE unit = :unit AND meeting = :meeting)
UNION SELECT a.actor FROM audit a
JOIN event e ON e.id = a.subject
JOIN meeting_item i ON i.unit = e.unit AND i.subject = e.number
WHERE i.unit = :unit AND i.meeting = :meeting AND e.withheld = 0 AND a.subject_table = 'event'
  AND (a.verb = 'insert' OR a.facts LIKE '%"description":%' OR a.facts LIKE '%"consequence":%'
       OR a.facts LIKE '%"proposal":%')
UNION SELECT a.actor FROM audit a
JOIN event_discussion d ON d.id = a.subject
JOIN event e ON e.id = d.event
JOIN meeting_item i ON i.unit = e.unit AND i.subject = e.number
WHERE i.unit = :unit AND i.meeting = :meeting AND e.withheld = 0
  AND a.subject_table = 'event_discussion' AND a.verb IN ('insert', 'update')

-- name: items_of_event
SELECT i.* FROM meeting_item i
JOIN event e ON e.unit = i.unit AND e.number = i.subject
WHERE i.unit = :unit AND e.id = :event
ORDER BY i.id

-- name: items_of_hidden_faults
-- Items about a fault that holds the event, and a withheld one, and no other that stands openly.
SELECT i.* FROM meeting_item i
JOIN fault f ON f.unit = i.unit AND f.number = i.subject
JOIN fault_event m ON m.fault = f.id AND m.event = :event AND m.ended_at IS NULL
WHERE i.unit = :unit AND i.kind = 'fault'
  AND NOT EXISTS (SELECT 1 FROM fault_event o JOIN event e ON e.id = o.event
                  WHERE o.fault = f.id AND o.ended_at IS NULL AND o.event <> :event
                    AND e.withheld = 0 AND e.status <> 'withdrawn' AND e.kind <> 'positive')
  AND EXISTS (SELECT 1 FROM fault_event s JOIN event x ON x.id = s.event
              WHERE s.fault = f.id AND s.ended_at IS NULL AND x.withheld = 1)
ORDER BY i.id

-- name: erasable_before
SELECT id, number, meets_on FROM meeting
WHERE unit = :unit AND meets_on < :before AND created_at <= :made AND erased_on IS NULL
ORDER BY meets_on, number

-- name: meetings_about
-- The meetings that took up an event or a fault, and what was decided there last.
SELECT m.number, m.meets_on, i.standing,
       (SELECT d.way FROM event_decision d JOIN event e ON e.id = d.event
        WHERE d.meeting = m.id AND e.number = i.subject ORDER BY d.id DESC LIMIT 1) AS way
FROM meeting_item i
JOIN meeting m ON m.id = i.meeting
WHERE i.unit = :unit AND i.subject = :subject AND i.standing <> 'removed'
  AND m.standing <> 'cancelled'
ORDER BY m.meets_on DESC, m.number DESC

-- name: fact_meetings
-- A row for each meeting held in the year by the cut-off; in a part of the area, those that took up
-- an event from there.
SELECT m.how FROM meeting m
WHERE m.unit = :unit AND m.standing IN ('held', 'approved') AND m.meets_on >= :from
  AND m.meets_on <= :cutoff
  AND (CAST(:area AS TEXT) IS NULL
       OR EXISTS (SELECT 1 FROM meeting_item i
                  JOIN event e ON e.unit = i.unit AND e.number = i.subject
                  WHERE i.meeting = m.id AND i.standing <> 'removed'
                    AND substr(e.kommun, 1, length(CAST(:area AS TEXT))) = :area))
ORDER BY m.meets_on, m.number

-- name: fact_events
-- A row for each event that a meeting of the year took up by the cut-off: whether one of them
-- decided about it, and the first meeting ever that it was taken up at.
SELECT e.registered_on,
       CASE WHEN EXISTS (SELECT 1 FROM event_decision d
                         JOIN meeting h ON h.id = d.meeting
                         WHERE d.event = e.id AND h.meets_on >= :from AND h.meets_on <= :cutoff)
            THEN 1 ELSE 0 END AS decided,
       (SELECT MIN(f.meets_on) FROM meeting_item j
        JOIN meeting f ON f.id = j.meeting
        WHERE j.unit = e.unit AND j.subject = e.number AND j.standing <> 'removed'
          AND f.standing IN ('held', 'approved')) AS first_on
FROM event e
WHERE e.unit = :unit AND e.status <> 'withdrawn'
  AND (CAST(:area AS TEXT) IS NULL
       OR substr(e.kommun, 1, length(CAST(:area AS TEXT))) = :area)
  AND EXISTS (SELECT 1 FROM meeting_item i
              JOIN meeting m ON m.id = i.meeting
              WHERE i.unit = e.unit AND i.subject = e.number AND i.standing <> 'removed'
                AND m.standing IN ('held', 'approved') AND m.meets_on >= :from
                AND m.meets_on <= :cutoff)
ORDER BY e.number

-- name: first_held_day
SELECT MIN(meets_on) AS first_day FROM meeting
WHERE unit = :unit AND standing IN ('held', 'approved') AND meets_on <= :cutoff
