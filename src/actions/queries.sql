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
                               AND e.status <> 'withdrawn' AND e.occurred_on > a.confirmed_on)
            THEN 'came_back' ELSE a.standing END AS stands
FROM action a
JOIN fault f ON f.id = a.fault
WHERE a.unit = :unit AND a.number = :number

-- name: of_fault
SELECT a.*, f.number AS fault_number, f.title AS fault_title,
       CASE WHEN a.standing = 'effect_confirmed'
                 AND EXISTS (SELECT 1 FROM fault_event m JOIN event e ON e.id = m.event
                             WHERE m.fault = a.fault AND m.ended_at IS NULL
                               AND e.status <> 'withdrawn' AND e.occurred_on > a.confirmed_on)
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
                                   AND e.status <> 'withdrawn' AND e.occurred_on > a.confirmed_on)
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
                                   AND e.status <> 'withdrawn' AND e.occurred_on > a.confirmed_on)
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
  AND e.occurred_on > :day
ORDER BY m.member_from, e.number

-- name: promises
-- The last answer about an item of a handover that no action came from. An answer about an event
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
  AND NOT EXISTS (SELECT 1 FROM action x WHERE x.fault = f.id AND x.handover = h.number)
  AND NOT EXISTS (SELECT 1 FROM handover_answer b
                  JOIN handover_answer_items d ON d.owner = b.id
                  WHERE d.value = i.id AND b.id > a.id)
ORDER BY a.id DESC, f.number

-- name: said_done
-- When the body last said, after the answer that an action came from, that it has done what that
-- answer was about.
SELECT MAX(a.answered_on) AS day FROM handover_answer a
JOIN handover_answer_items c ON c.owner = a.id
JOIN handover_answer_items o ON o.value = c.value AND o.owner = :answer
WHERE a.unit = :unit AND a.kind = 'action_taken' AND a.id > :answer

-- name: answered
-- What bodies have answered about a fault that was handed over to them.
SELECT COUNT(*) AS items,
       (SELECT MAX(a.answered_on) FROM handover_answer a
        JOIN handover_answer_items c ON c.owner = a.id
        JOIN handover_item j ON j.id = c.value
        WHERE a.unit = :unit AND j.kind = 'fault' AND j.subject = :fault) AS last_on
FROM handover_item i
JOIN handover h ON h.id = i.handover
WHERE i.unit = :unit AND i.kind = 'fault' AND i.subject = :fault AND h.standing <> 'withdrawn'
  AND i.standing NOT IN ('unanswered', 'no_answer')

-- name: fact_actions
-- One row an action added by the cut-off, as it stood then: its last turn, and whether the fault
-- held an event from after a confirmed effect.
SELECT a.id, a.added_on, t.deed, t.turned_on, d.outcome, d.turned_on AS done_on,
       CASE WHEN t.deed = 'confirm_effect'
                 AND EXISTS (SELECT 1 FROM fault_event m JOIN event e ON e.id = m.event
                             WHERE m.fault = a.fault AND m.member_from <= :cutoff
                               AND (m.member_until IS NULL OR m.member_until > :cutoff)
                               AND e.status <> 'withdrawn' AND e.occurred_on > t.turned_on)
            THEN 1 ELSE 0 END AS came_back
FROM action a
LEFT JOIN action_turn t ON t.id = (SELECT MAX(x.id) FROM action_turn x
                                   WHERE x.action = a.id AND x.turned_on <= :cutoff)
LEFT JOIN action_turn d ON d.id = (SELECT MAX(y.id) FROM action_turn y
                                   WHERE y.action = a.id AND y.turned_on <= :cutoff
                                     AND y.deed IN ('finish', 'drop'))
WHERE a.unit = :unit AND a.added_on <= :cutoff
ORDER BY a.number

-- name: first_action_day
SELECT MIN(added_on) AS first_day FROM action WHERE unit = :unit AND added_on <= :cutoff

-- name: fact_reopened
-- One row a fault that was opened again in the year; by an event when one did it at any time.
SELECT fault, MAX(CASE WHEN event IS NULL THEN 0 ELSE 1 END) AS by_event
FROM fault_turn
WHERE unit = :unit AND deed = 'reopen' AND turned_on >= :from AND turned_on <= :cutoff
GROUP BY fault
ORDER BY fault

-- name: first_fault_day
SELECT MIN(opened_on) AS first_day FROM fault WHERE unit = :unit AND opened_on <= :cutoff
