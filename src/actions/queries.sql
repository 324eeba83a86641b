-- Actions: every query that thinks.

-- name: next_order
INSERT INTO action_counter (prefix, last) VALUES (:prefix, 1)
ON CONFLICT (prefix) DO UPDATE SET last = action_counter.last + 1
RETURNING last

-- name: by_number
-- A confirmed effect came back when an event that happened after it is grouped.
SELECT a.*, f.number AS fault_number, f.title AS fault_title,
       CASE WHEN a.standing = 'effect_confirmed'
                 AND EXISTS (SELECT 1 FROM fault_event m JOIN event e ON e.id = m.event
                             WHERE m.fault = a.fault AND m.ended_at IS NULL
                               AND e.status <> 'withdrawn' AND e.kind <> 'positive'
 AND e.occurred_on > a.confirmed_on)
            THEN 'came_back' ELSE a.standing END AS stands
FROM action a
JOIN fault f ON f.id = a.fault
WHERE a.unit = :unit AND a.number = :number

-- name: of_fault
SELECT a.*, f.number AS fault_number, f.title AS fault_title,
       CASE WHEN a.standing = 'effect_confirmed'
                 AND EXISTS (SELECT 1 FROM fault_event m JOIN event e ON e.id = m.event
                             WHERE m.fault = a.fault AND m.ended_at IS NULL
                               AND e.status <> 'withdrawn' AND e.kind <> 'positive'
 AND e.occurred_on > a.confirmed_on)
            THEN 'came_back' ELSE a.standing END AS stands
FROM action a
JOIN fault f ON f.id = a.fault
WHERE a.unit = :unit AND a.fault = :fault
ORDER BY a.number

-- name: filtered
-- What waits comes first, by the day it waits for.
SELECT * FROM (
    SELECT a.*, f.number AS fault_number, f.title AS fault_title,
           CASE WHEN a.standing = 'effect_confirmed'
                     AND EXISTS (SELECT 1 FROM fault_event m JOIN event e ON e.id = m.event
                                 WHERE m.fault = a.fault AND m.ended_at IS NULL
                                   AND e.status <> 'withdrawn' AND e.kind <> 'positive'
 AND e.occurred_on > a.confirmed_on)
                THEN 'came_back' ELSE a.standing END AS stands
    FROM action a
    JOIN fault f ON f.id = a.fault
    WHERE a.unit = :unit AND (CAST(:fault AS TEXT) IS NULL OR a.fault = :fault)) one
WHERE (CAST(:standing AS TEXT) IS NULL OR stands = :standing)
  AND (CAST(:mine AS TEXT) IS NULL OR (stands = 'planned' AND owner = :mine)
       OR (stands = 'done' AND checker = :mine))
  AND (CAST(:late_on AS TEXT) IS NULL OR (stands = 'planned' AND due_on < :late_on))
  AND (CAST(:soon_from AS TEXT) IS NULL
       OR (stands = 'planned' AND due_on >= :soon_from AND due_on <= :soon_until))
  AND (CAST(:check_by AS TEXT) IS NULL OR (stands = 'done' AND check_on <= :check_by))
ORDER BY CASE stands WHEN 'came_back' THEN 0 WHEN 'planned' THEN 1 WHEN 'done' THEN 1 ELSE 2 END,
         CASE stands WHEN 'planned' THEN due_on WHEN 'done' THEN check_on ELSE '' END,
         number DESC
LIMIT CAST(:limit AS BIGINT) OFFSET CAST(:offset AS BIGINT)

-- name: count_filtered
SELECT COUNT(*) AS actions FROM (
    SELECT a.owner, a.checker, a.due_on, a.check_on,
           CASE WHEN a.standing = 'effect_confirmed'
                     AND EXISTS (SELECT 1 FROM fault_event m JOIN event e ON e.id = m.event
                                 WHERE m.fault = a.fault AND m.ended_at IS NULL
                                   AND e.status <> 'withdrawn' AND e.kind <> 'positive'
 AND e.occurred_on > a.confirmed_on)
                THEN 'came_back' ELSE a.standing END AS stands
    FROM action a
    WHERE a.unit = :unit AND (CAST(:fault AS TEXT) IS NULL OR a.fault = :fault)) one
WHERE (CAST(:standing AS TEXT) IS NULL OR stands = :standing)
  AND (CAST(:mine AS TEXT) IS NULL OR (stands = 'planned' AND owner = :mine)
       OR (stands = 'done' AND checker = :mine))
  AND (CAST(:late_on AS TEXT) IS NULL OR (stands = 'planned' AND due_on < :late_on))
  AND (CAST(:soon_from AS TEXT) IS NULL
       OR (stands = 'planned' AND due_on >= :soon_from AND due_on <= :soon_until))
  AND (CAST(:check_by AS TEXT) IS NULL OR (stands = 'done' AND check_on <= :check_by))

-- name: turns
SELECT * FROM action_turn WHERE unit = :unit AND action = :action ORDER BY id

-- name: events_after
-- Events of a fault that happened after a day; a withheld one tells its number and decision.
SELECT e.number, e.withheld, e.occurred_on, m.member_from,
       (SELECT d.way FROM event_decision d WHERE d.event = e.id
        ORDER BY d.decided_on DESC, d.id DESC LIMIT 1) AS way
FROM fault_event m
JOIN event e ON e.id = m.event
WHERE m.unit = :unit AND m.fault = :fault AND m.ended_at IS NULL AND e.status <> 'withdrawn'
  AND e.kind <> 'positive' AND e.occurred_on > :day
ORDER BY m.member_from, e.number

-- name: promises
-- The last answer about an item of a handover that no action follows up. An answer about an event
-- belongs to the faults that the event is grouped in, unless its text is withheld.
SELECT DISTINCT a.id AS answer, a.kind, a.text, a.promised_on, a.answered_on,
       h.number AS handover, h.title, h.body, f.number AS fault, f.title AS fault_title
FROM handover_answer a
JOIN handover h ON h.id = a.handover
JOIN handover_answer_items c ON c.owner = a.id
JOIN handover_item i ON i.id = c.value
JOIN fault f ON f.unit = a.unit
     AND ((i.kind = 'fault' AND f.number = i.subject)
          OR (i.kind = 'event'
              AND f.id IN (SELECT m.fault FROM fault_event m JOIN event e ON e.id = m.event
                           WHERE e.number = i.subject AND e.withheld = 0
                             AND m.ended_at IS NULL)))
WHERE a.unit = :unit AND a.kind IN ('promised', 'action_taken') AND h.standing <> 'withdrawn'
  AND (CAST(:fault AS TEXT) IS NULL OR f.number = :fault)
  AND NOT EXISTS (SELECT 1 FROM action x
                  JOIN handover_answer_items y ON y.owner = x.answer
                  WHERE x.fault = f.id AND y.value = i.id
                    AND (x.standing <> 'dropped' OR x.answer = a.id))
  AND NOT EXISTS (SELECT 1 FROM handover_answer b
                  JOIN handover_answer_items d ON d.owner = b.id
                  WHERE d.value = i.id AND b.id > a.id)
ORDER BY a.id DESC, f.number
LIMIT CAST(:limit AS BIGINT)

-- name: count_promises
-- How many such answers; one about two faults is one.
SELECT COUNT(DISTINCT a.id) AS answers
FROM handover_answer a
JOIN handover h ON h.id = a.handover
JOIN handover_answer_items c ON c.owner = a.id
JOIN handover_item i ON i.id = c.value
JOIN fault f ON f.unit = a.unit
     AND ((i.kind = 'fault' AND f.number = i.subject)
          OR (i.kind = 'event'
              AND f.id IN (SELECT m.fault FROM fault_event m JOIN event e ON e.id = m.event
                           WHERE e.number = i.subject AND e.withheld = 0
                             AND m.ended_at IS NULL)))
WHERE a.unit = :unit AND a.kind IN ('promised', 'action_taken') AND h.standing <> 'withdrawn'
  AND (CAST(:fault AS TEXT) IS NULL OR f.number = :fault)
  AND NOT EXISTS (SELECT 1 FROM action x
                  JOIN handover_answer_items y ON y.owner = x.answer
                  WHERE x.fault = f.id AND y.value = i.id
                    AND (x.standing <> 'dropped' OR x.answer = a.id))
  AND NOT EXISTS (SELECT 1 FROM handover_answer b
                  JOIN handover_answer_items d ON d.owner = b.id
                  WHERE d.value = i.id AND b.id > a.id)

-- name: promised_about
-- Actions that came from an answer about an event, where its own are asked for, or about a fault
-- behind which only withheld ones stand now.
SELECT a.* FROM action a
WHERE a.unit = :unit
  AND a.answer IN (SELECT c.owner FROM handover_answer_items c
                   JOIN handover_item i ON i.id = c.value
                   JOIN event e ON e.unit = i.unit AND e.number = i.subject
                   WHERE i.kind = 'event' AND e.id = :event AND CAST(:own AS BIGINT) = 1
                   UNION ALL
                   SELECT c.owner FROM handover_answer_items c
                   JOIN handover_item i ON i.id = c.value
                   JOIN fault f ON f.unit = i.unit AND f.number = i.subject
                   JOIN fault_event m ON m.fault = f.id AND m.event = :event AND m.ended_at IS NULL
                   WHERE i.kind = 'fault'
                     AND NOT EXISTS (SELECT 1 FROM fault_event o JOIN event e ON e.id = o.event
                                     WHERE o.fault = f.id AND o.ended_at IS NULL
                                       AND o.event <> :event AND e.withheld = 0
                                       AND e.status <> 'withdrawn' AND e.kind <> 'positive')
                     AND EXISTS (SELECT 1 FROM fault_event s JOIN event x ON x.id = s.event
                                 WHERE s.fault = f.id AND s.ended_at IS NULL AND x.withheld = 1))
ORDER BY a.number

-- name: answer_behind
SELECT text FROM handover_answer WHERE unit = :unit AND id = :answer

-- name: said_done
-- When the body last said, after the answer that an action came from, that it has done what that
-- answer was about.
SELECT MAX(a.answered_on) AS day FROM handover_answer a
JOIN handover_answer_items c ON c.owner = a.id
JOIN handover_answer_items o ON o.value = c.value AND o.owner = :answer
WHERE a.unit = :unit AND a.kind = 'action_taken' AND a.id > :answer

-- name: answered
-- What bodies have answered about a fault or its events that were handed over to them, whatever they
-- said.
SELECT COUNT(DISTINCT a.id) AS answers, MAX(a.answered_on) AS last_on
FROM handover_answer a
JOIN handover h ON h.id = a.handover
JOIN handover_answer_items c ON c.owner = a.id
JOIN handover_item i ON i.id = c.value
JOIN fault f ON f.unit = a.unit AND f.number = :fault
WHERE a.unit = :unit AND h.standing <> 'withdrawn'
  AND ((i.kind = 'fault' AND i.subject = f.number)
       OR (i.kind = 'event'
           AND i.subject IN (SELECT e.number FROM fault_event m JOIN event e ON e.id = m.event
                             WHERE m.fault = f.id AND m.ended_at IS NULL AND e.withheld = 0)))

-- name: fact_actions
-- One row an action added by the cut-off, as it stood then: its last turn, and whether the fault
-- held an event from after a confirmed effect.
SELECT a.id, a.added_on, t.deed, t.turned_on, d.outcome, d.turned_on AS done_on,
       CASE WHEN t.deed = 'confirm_effect'
                 AND EXISTS (SELECT 1 FROM fault_event m JOIN event e ON e.id = m.event
                             WHERE m.fault = a.fault AND m.member_from <= :cutoff
                               AND (m.member_until IS NULL OR m.member_until > :cutoff)
                               AND e.status <> 'withdrawn' AND e.kind <> 'positive'
 AND e.occurred_on > t.turned_on)
            THEN 1 ELSE 0 END AS came_back
FROM action a
LEFT JOIN action_turn t ON t.id = (SELECT MAX(x.id) FROM action_turn x
                                   WHERE x.action = a.id AND x.turned_on <= :cutoff)
LEFT JOIN action_turn d ON d.id = (SELECT MAX(y.id) FROM action_turn y
                                   WHERE y.action = a.id AND y.turned_on <= :cutoff
                                     AND y.deed IN ('finish', 'drop'))
WHERE a.unit = :unit AND a.added_on <= :cutoff
  AND (CAST(:area AS TEXT) IS NULL
       OR EXISTS (SELECT 1 FROM fault_event o JOIN event v ON v.id = o.event
                  WHERE o.fault = a.fault AND o.member_from <= :cutoff
                    AND (o.member_until IS NULL OR o.member_until > :cutoff)
                    AND v.status <> 'withdrawn' AND v.kind <> 'positive'
                    AND substr(v.kommun, 1, length(CAST(:area AS TEXT))) = :area))
ORDER BY a.number

-- name: first_action_day
SELECT MIN(added_on) AS first_day FROM action WHERE unit = :unit AND added_on <= :cutoff

-- name: by_id
SELECT * FROM action WHERE unit = :unit AND id = :action

-- name: erasable_before
-- Those that are no longer planned, by their last turn, or by the look at the effect that waits.
SELECT id, number, dated FROM (
    SELECT a.id, a.number,
           CASE WHEN a.check_on > t.turned_on THEN a.check_on ELSE t.turned_on END AS dated
    FROM action a
    JOIN action_turn t ON t.id = (SELECT MAX(x.id) FROM action_turn x WHERE x.action = a.id)
    WHERE a.unit = :unit AND a.standing <> 'planned' AND a.created_at <= :made
      AND a.erased_on IS NULL) ended
WHERE dated < :before
ORDER BY dated, number
