-- The start page: what waits for a person. No text of an event is read here.

-- name: undiscussed
SELECT number, occurred_on, COUNT(*) OVER () AS total
FROM event
WHERE unit = :unit AND status = 'registered'
ORDER BY occurred_on, number
LIMIT 5

-- name: waiting_for_clearance
SELECT e.number, e.occurred_on, COUNT(*) OVER () AS total
FROM event_published_text p
JOIN event e ON e.id = p.event
WHERE p.unit = :unit AND p.clearance IS NULL AND e.status <> 'withdrawn' AND e.withheld = 0
  AND p.changed_by <> :me AND e.created_by <> :me
ORDER BY e.occurred_on, e.number
LIMIT 5

-- name: perhaps_to_release
-- Texts that stand apart although their event is neither on the lowest level nor traceable, or
-- although the unit has decided at some day that such texts may be chosen. Whoever reported the
-- event, or moved it, is no second person.
SELECT e.number, e.occurred_on, e.level, e.traceable_to_official, e.created_by AS reporter
FROM event e
WHERE e.unit = :unit AND e.withheld = 1 AND e.status <> 'withdrawn' AND e.created_by <> :me
  AND NOT EXISTS (SELECT 1 FROM event_reclassification r
                  WHERE r.unit = e.unit AND r.event = e.id AND r.created_by = :me)
  AND ((e.traceable_to_official = 0 AND (e.level IS NULL OR e.level <> 'handlaggare'))
       OR EXISTS (SELECT 1 FROM unit_policy p
                  WHERE p.unit = e.unit AND p.withholding = 'stockholm'
                    AND p.decided_from <= e.occurred_on))
ORDER BY e.occurred_on, e.number
LIMIT 200

-- name: cutoff
SELECT cutoff FROM figure_cutoff WHERE unit = :unit AND year = :year

-- name: accounts_without_seat
SELECT COUNT(*) AS accounts FROM account a
WHERE a.disabled = 0
  AND NOT EXISTS (SELECT 1 FROM seat s WHERE s.account = a.id AND s.held_from <= :day
                    AND (s.held_until IS NULL OR s.held_until >= :day))

-- name: accounts_active
SELECT COUNT(*) AS accounts FROM account WHERE disabled = 0

-- --- the chain from an event to an effect -------------------------------------------------------

-- name: failures
SELECT id, kommun, withheld FROM event
WHERE unit = :unit AND occurred_on >= :from AND occurred_on <= :until AND kind = 'failure'
  AND status <> 'withdrawn'
ORDER BY occurred_on, registered_on

-- name: failures_registered
-- The same by the day of registration, for units that count so.
SELECT id, kommun, withheld FROM event
WHERE unit = :unit AND registered_on >= :from AND registered_on <= :until AND kind = 'failure'
  AND status <> 'withdrawn'
ORDER BY registered_on, occurred_on

-- name: discussed_events
-- Discussed by the team, or decided about; of an imported one the day is not known.
SELECT event FROM event_discussion WHERE unit = :unit AND discussed_on <= :until
UNION
SELECT event FROM event_decision WHERE unit = :unit AND decided_on <= :until
UNION
SELECT id FROM event
WHERE unit = :unit AND import IS NOT NULL AND status IN ('discussed', 'closed')
  AND registered_on <= :until

-- name: told_events
-- Told to a body by themselves, or in a fault that they belonged to and that a handover or a letter
-- was about; `further` when a body had answered. What was withdrawn told nothing, and nobody was
-- told of what had not happened yet.
WITH told AS (
    SELECT i.kind, i.subject, h.sent_on,
           CASE WHEN EXISTS (SELECT 1 FROM handover_answer a
                             JOIN handover_answer_items t ON t.owner = a.id
                             WHERE a.handover = h.id AND t.value = i.id
                               AND a.answered_on <= :until)
                THEN 1 ELSE 0 END AS further
    FROM handover_item i
    JOIN handover h ON h.id = i.handover
    WHERE i.unit = :unit AND h.sent_on <= :until
      AND NOT EXISTS (SELECT 1 FROM handover_turn w
                      WHERE w.handover = h.id AND w.deed = 'withdraw' AND w.turned_on <= :until)
)
SELECT e.id AS event, told.further FROM told
JOIN event e ON e.unit = :unit AND e.number = told.subject
WHERE told.kind = 'event'
UNION ALL
SELECT m.event, told.further FROM told
JOIN fault f ON f.unit = :unit AND f.number = told.subject
JOIN fault_event m ON m.fault = f.id AND m.member_from <= :until
                  AND (m.member_until IS NULL OR m.member_until > :until)
JOIN event o ON o.id = m.event AND o.occurred_on <= told.sent_on
WHERE told.kind = 'fault'
UNION ALL
SELECT n.event,
       CASE WHEN EXISTS (SELECT 1 FROM letter_answer r
                         WHERE r.letter = l.id AND r.answered_on <= :until)
            THEN 1 ELSE 0 END
FROM letter_fault s
JOIN letter l ON l.id = s.letter
JOIN fault g ON g.unit = :unit AND g.number = s.subject
JOIN fault_event n ON n.fault = g.id AND n.member_from <= :until
                  AND (n.member_until IS NULL OR n.member_until > :until)
JOIN event p ON p.id = n.event AND p.occurred_on <= l.sent_on
WHERE s.unit = :unit AND l.sent_on <= :until
  AND NOT EXISTS (SELECT 1 FROM letter_turn w
                  WHERE w.letter = l.id AND w.deed = 'withdraw' AND w.turned_on <= :until)

-- name: acted_events
-- Of a fault with an action that had been done, wholly or partly, after the event; `further` when
-- its effect had been confirmed and no event from after it was grouped.
WITH acted AS (
    SELECT a.fault, d.turned_on AS done_on,
           CASE WHEN l.deed = 'confirm_effect'
                     AND NOT EXISTS (SELECT 1 FROM fault_event o JOIN event v ON v.id = o.event
                                     WHERE o.fault = a.fault AND o.member_from <= :until
                                       AND (o.member_until IS NULL OR o.member_until > :until)
                                       AND v.status <> 'withdrawn' AND v.kind <> 'positive'
                                       AND v.occurred_on > l.turned_on)
                THEN 1 ELSE 0 END AS further
    FROM action a
    JOIN action_turn d ON d.id = (SELECT MAX(x.id) FROM action_turn x
                                  WHERE x.action = a.id AND x.turned_on <= :until
                                    AND x.deed IN ('finish', 'drop', 'reopen'))
    JOIN action_turn l ON l.id = (SELECT MAX(y.id) FROM action_turn y
                                  WHERE y.action = a.id AND y.turned_on <= :until)
    WHERE a.unit = :unit AND d.deed = 'finish' AND d.outcome IN ('done', 'partly_done')
)
SELECT m.event, acted.further FROM acted
JOIN fault_event m ON m.fault = acted.fault AND m.member_from <= :until
                  AND (m.member_until IS NULL OR m.member_until > :until)
JOIN event e ON e.id = m.event AND e.occurred_on <= acted.done_on

-- name: links_of_event
-- What is known of an event itself: numbers, days and codes, no text.
SELECT 'occurred' AS step, e.occurred_on AS day, e.number, '' AS code
FROM event e WHERE e.unit = :unit AND e.number = :number
UNION ALL
SELECT 'registered', e.registered_on, e.number, '' FROM event e
WHERE e.unit = :unit AND e.number = :number
UNION ALL
SELECT 'decided', d.decided_on, e.number, d.way FROM event e
JOIN event_decision d ON d.event = e.id
WHERE e.unit = :unit AND e.number = :number
UNION ALL
SELECT 'discussed', t.meets_on, t.number, '' FROM meeting_item i
JOIN meeting t ON t.id = i.meeting AND t.standing IN ('held', 'approved')
WHERE i.unit = :unit AND i.kind = 'event' AND i.subject = :number AND i.standing = 'decided'
UNION ALL
SELECT 'talked_over', d.discussed_on, e.number, '' FROM event e
JOIN event_discussion d ON d.event = e.id
WHERE e.unit = :unit AND e.number = :number
UNION ALL
SELECT 'grouped', m.member_from, f.number, '' FROM event e
JOIN fault_event m ON m.event = e.id AND m.ended_at IS NULL
JOIN fault f ON f.id = m.fault
WHERE e.unit = :unit AND e.number = :number

-- name: links_of_fault
-- The first and the last event of a fault, when it was opened, and what was done.
SELECT 'first_event' AS step, MIN(e.occurred_on) AS day, f.number, '' AS code
FROM fault f
JOIN fault_event m ON m.fault = f.id AND m.ended_at IS NULL
JOIN event e ON e.id = m.event AND e.status <> 'withdrawn' AND e.kind <> 'positive'
WHERE f.unit = :unit AND f.number = :number
GROUP BY f.number
UNION ALL
SELECT 'latest_event', MAX(e.occurred_on), f.number, ''
FROM fault f
JOIN fault_event m ON m.fault = f.id AND m.ended_at IS NULL
JOIN event e ON e.id = m.event AND e.status <> 'withdrawn' AND e.kind <> 'positive'
WHERE f.unit = :unit AND f.number = :number
GROUP BY f.number
HAVING MAX(e.occurred_on) > MIN(e.occurred_on)
UNION ALL
SELECT 'opened', f.opened_on, f.number, '' FROM fault f
WHERE f.unit = :unit AND f.number = :number
UNION ALL
SELECT 'discussed', t.meets_on, t.number, '' FROM meeting_item i
JOIN meeting t ON t.id = i.meeting AND t.standing IN ('held', 'approved')
WHERE i.unit = :unit AND i.kind = 'fault' AND i.subject = :number AND i.standing = 'decided'

-- name: links_of_actions
-- What was done about a fault. That an effect came back is told by the day the event was grouped.
SELECT 'action_added' AS step, a.added_on AS day, a.number, '' AS code FROM fault f
JOIN action a ON a.fault = f.id
WHERE f.unit = :unit AND f.number = :number
UNION ALL
SELECT CASE WHEN t.deed = 'finish' AND t.outcome IN ('done', 'partly_done') THEN 'action_done'
            WHEN t.deed = 'confirm_effect' THEN 'confirmed'
            WHEN t.deed = 'deny_effect' THEN 'denied'
            WHEN t.deed = 'reopen' THEN 'action_reopened'
            ELSE 'action_dropped' END,
       t.turned_on, a.number, COALESCE(t.outcome, '')
FROM fault f
JOIN action a ON a.fault = f.id
JOIN action_turn t ON t.action = a.id
WHERE f.unit = :unit AND f.number = :number
  AND t.deed IN ('finish', 'drop', 'confirm_effect', 'deny_effect', 'reopen')
UNION ALL
SELECT 'came_back', MIN(m.member_from), a.number, '' FROM fault f
JOIN action a ON a.fault = f.id AND a.standing = 'effect_confirmed'
JOIN fault_event m ON m.fault = f.id AND m.ended_at IS NULL
JOIN event e ON e.id = m.event AND e.status <> 'withdrawn' AND e.kind <> 'positive'
            AND e.occurred_on > a.confirmed_on
WHERE f.unit = :unit AND f.number = :number
GROUP BY a.number

-- name: links_of_handovers
-- Who was told of a fault or an event, and what they answered.
SELECT 'handed_over' AS step, h.sent_on AS day, h.number, '' AS code FROM handover_item i
JOIN handover h ON h.id = i.handover
WHERE i.unit = :unit AND i.subject = :number AND h.sent_on IS NOT NULL
  AND h.standing <> 'withdrawn'
UNION ALL
SELECT 'answered', a.answered_on, h.number, a.kind FROM handover_item i
JOIN handover h ON h.id = i.handover
JOIN handover_answer a ON a.handover = h.id
JOIN handover_answer_items t ON t.owner = a.id AND t.value = i.id
WHERE i.unit = :unit AND i.subject = :number AND h.standing <> 'withdrawn'
UNION ALL
SELECT 'given_up', MAX(w.turned_on), h.number, '' FROM handover_item i
JOIN handover h ON h.id = i.handover
JOIN handover_turn w ON w.handover = h.id AND w.deed = 'close'
WHERE i.unit = :unit AND i.subject = :number AND i.standing = 'no_answer'
GROUP BY h.number

-- name: links_of_letters
-- Letters about a fault, and what was answered to them.
SELECT 'letter_sent' AS step, l.sent_on AS day, l.number, '' AS code FROM letter_fault s
JOIN letter l ON l.id = s.letter
WHERE s.unit = :unit AND s.subject = :number AND l.sent_on IS NOT NULL
  AND l.standing <> 'withdrawn'
UNION ALL
SELECT 'letter_answered', a.answered_on, l.number, a.kind FROM letter_fault s
JOIN letter l ON l.id = s.letter
JOIN letter_answer a ON a.letter = l.id
WHERE s.unit = :unit AND s.subject = :number AND l.standing <> 'withdrawn'

-- name: told_in_letter
SELECT s.subject FROM letter_fault s
JOIN letter l ON l.id = s.letter
WHERE s.unit = :unit AND l.number = :number
ORDER BY s.id

-- name: told_in_handover
SELECT i.subject FROM handover_item i
JOIN handover h ON h.id = i.handover
WHERE i.unit = :unit AND h.number = :number
ORDER BY i.id

-- --- the calendar -------------------------------------------------------------------------------

-- name: days_of_unit
-- What is asked for, promised, to be done and to be looked at. A promise that became an action has
-- the action's day.
SELECT 'answer_due' AS what, due_on AS day, number FROM handover
WHERE unit = :unit AND standing IN ('sent', 'received') AND due_on >= :from AND due_on <= :until
UNION ALL
SELECT 'promised', p.promised_on, h.number FROM handover_answer p
JOIN handover h ON h.id = p.handover
WHERE p.unit = :unit AND p.kind = 'promised' AND p.promised_on >= :from AND p.promised_on <= :until
  AND NOT EXISTS (SELECT 1 FROM action a WHERE a.answer = p.id)
UNION ALL
SELECT 'action_due', due_on, number FROM action
WHERE unit = :unit AND standing = 'planned' AND due_on >= :from AND due_on <= :until
UNION ALL
SELECT 'effect_check', check_on, number FROM action
WHERE unit = :unit AND standing = 'done' AND check_on >= :from AND check_on <= :until
UNION ALL
SELECT 'task_due', d.due_on, e.number FROM event_decision d
JOIN event e ON e.id = d.event
WHERE d.unit = :unit AND d.done_on IS NULL AND d.owner IS NOT NULL AND e.status <> 'withdrawn'
  AND d.due_on >= :from AND d.due_on <= :until
UNION ALL
SELECT 'letter_due', due_on, number FROM letter
WHERE unit = :unit AND standing = 'sent' AND due_on >= :from AND due_on <= :until
ORDER BY day, what, number

-- name: meetings_of_unit
-- The meetings themselves, and what somebody is to do about a free point; what was decided about an
-- event stands with the event.
SELECT 'meeting' AS what, meets_on AS day, number FROM meeting
WHERE unit = :unit AND standing <> 'cancelled' AND meets_on >= :from AND meets_on <= :until
UNION ALL
SELECT 'task_due', i.due_on, m.number FROM meeting_item i
JOIN meeting m ON m.id = i.meeting
WHERE i.unit = :unit AND i.kind = 'point' AND i.owner IS NOT NULL AND i.done_on IS NULL
  AND i.standing <> 'removed' AND m.standing <> 'cancelled' AND i.due_on >= :from AND i.due_on <= :until
ORDER BY day, what, number

-- name: keep_calendar_feed
INSERT INTO calendar_feed (token_hash, account, place, made_at)
VALUES (:token_hash, :account, :place, :made_at)
ON CONFLICT (account, place)
DO UPDATE SET token_hash = excluded.token_hash, made_at = excluded.made_at

-- name: end_calendar_feed
DELETE FROM calendar_feed WHERE account = :account AND place = :place

-- name: calendar_feed
SELECT made_at FROM calendar_feed WHERE account = :account AND place = :place

-- name: calendar_feed_behind
-- Not one that is older than the account's password.
SELECT f.account, f.place FROM calendar_feed f
WHERE f.token_hash = :token_hash
  AND NOT EXISTS (SELECT 1 FROM sign_in_method m
                  WHERE m.account = f.account AND m.changed_at > f.made_at)

-- name: forget_closed_feeds
-- A feed ends with its account or its seat, also when they come back later.
DELETE FROM calendar_feed
WHERE account IN (SELECT id FROM account WHERE disabled = 1)
   OR NOT EXISTS (SELECT 1 FROM seat s
                  WHERE s.account = calendar_feed.account AND s.place = calendar_feed.place
                    AND s.held_from <= :day AND (s.held_until IS NULL OR s.held_until >= :day))
