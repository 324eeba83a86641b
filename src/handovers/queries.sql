-- Handovers: every query that thinks.

-- name: next_order
INSERT INTO handover_counter (prefix, last) VALUES (:prefix, 1)
ON CONFLICT (prefix) DO UPDATE SET last = handover_counter.last + 1
RETURNING last

-- name: by_number
SELECT * FROM handover WHERE unit = :unit AND number = :number

-- name: by_id
SELECT * FROM handover WHERE unit = :unit AND id = :handover

-- name: filtered
SELECT * FROM handover
WHERE unit = :unit
  AND (CAST(:standing AS TEXT) IS NULL OR standing = :standing)
  AND (CAST(:late_on AS TEXT) IS NULL
       OR (standing IN ('sent', 'received') AND due_on < :late_on))
ORDER BY number DESC
LIMIT CAST(:limit AS BIGINT) OFFSET CAST(:offset AS BIGINT)

-- name: count_filtered
SELECT COUNT(*) AS handovers FROM handover
WHERE unit = :unit
  AND (CAST(:standing AS TEXT) IS NULL OR standing = :standing)
  AND (CAST(:late_on AS TEXT) IS NULL
       OR (standing IN ('sent', 'received') AND due_on < :late_on))

-- name: about
SELECT h.* FROM handover_item i
JOIN handover h ON h.id = i.handover
WHERE i.unit = :unit AND i.subject = :subject AND h.standing <> 'withdrawn'
ORDER BY h.number DESC

-- name: items
SELECT * FROM handover_item WHERE unit = :unit AND handover = :handover ORDER BY id

-- name: turns
SELECT * FROM handover_turn WHERE unit = :unit AND handover = :handover ORDER BY id

-- name: answers
SELECT * FROM handover_answer WHERE unit = :unit AND handover = :handover ORDER BY id

-- name: answer_by_id
SELECT * FROM handover_answer WHERE unit = :unit AND id = :answer

-- name: made_of_answer
SELECT number FROM handover
WHERE unit = :unit AND from_answer = :answer AND standing <> 'withdrawn'
ORDER BY number

-- name: answered_before
SELECT o.number FROM handover h
JOIN handover_answer a ON a.id = h.from_answer
JOIN handover o ON o.id = a.handover
WHERE h.unit = :unit AND h.id = :handover

-- name: messages
SELECT * FROM handover_message WHERE unit = :unit AND handover = :handover ORDER BY id

-- name: message_by_id
SELECT * FROM handover_message WHERE unit = :unit AND id = :id

-- name: items_of_event
SELECT i.* FROM handover_item i
JOIN event e ON e.number = i.subject
WHERE i.unit = :unit AND e.unit = :unit AND e.id = :event
ORDER BY i.id

-- name: items_of_hidden_faults
-- Items about a fault that holds the event, and a withheld one, and no other that stands openly.
SELECT i.* FROM handover_item i
JOIN fault f ON f.unit = i.unit AND f.number = i.subject
JOIN fault_event m ON m.fault = f.id AND m.event = :event AND m.ended_at IS NULL
WHERE i.unit = :unit AND i.kind = 'fault'
  AND NOT EXISTS (SELECT 1 FROM fault_event o JOIN event e ON e.id = o.event
                  WHERE o.fault = f.id AND o.ended_at IS NULL AND o.event <> :event
                    AND e.withheld = 0 AND e.status <> 'withdrawn' AND e.kind <> 'positive')
  AND EXISTS (SELECT 1 FROM fault_event s JOIN event x ON x.id = s.event
              WHERE s.fault = f.id AND s.ended_at IS NULL AND x.withheld = 1)
ORDER BY i.id

-- name: answers_about
SELECT a.* FROM handover_answer_items t
JOIN handover_answer a ON a.id = t.owner
WHERE a.unit = :unit AND t.value = :item
ORDER BY a.id

-- name: erasable_before
SELECT id, number, COALESCE(sent_on, substr(created_at, 1, 10)) AS dated FROM handover
WHERE unit = :unit AND COALESCE(sent_on, substr(created_at, 1, 10)) < :before
  AND created_at <= :made AND erased_on IS NULL
ORDER BY dated, number

-- name: writers
SELECT created_by AS writer FROM handover WHERE unit = :unit AND id = :handover
UNION SELECT changed_by FROM handover WHERE unit = :unit AND id = :handover
UNION SELECT created_by FROM handover_item WHERE unit = :unit AND handover = :handover
UNION SELECT changed_by FROM record_version WHERE record = :handover

-- name: keep_link
INSERT INTO handover_link (id, version, created_at, created_by, changed_at, changed_by, unit,
                           handover, token_hash, expires_at, used)
VALUES (:id, 1, :now, :actor, :now, :actor, :unit, :handover, :token_hash, :expires_at, 0)

-- name: end_links
UPDATE handover_link SET ended_at = :now, changed_at = :now, changed_by = :actor
WHERE unit = :unit AND handover = :handover AND ended_at IS NULL

-- name: open_link
SELECT expires_at FROM handover_link
WHERE unit = :unit AND handover = :handover AND ended_at IS NULL AND expires_at > :now
ORDER BY id DESC

-- name: behind_link
-- across units: whoever holds the link belongs to none.
SELECT h.* FROM handover_link l
JOIN handover h ON h.id = l.handover
WHERE l.token_hash = :token_hash AND l.ended_at IS NULL AND l.expires_at > :now
  AND h.standing IN ('sent', 'received', 'answered')

-- name: use_link
-- across units: as above.
UPDATE handover_link SET used = used + 1
WHERE token_hash = :token_hash AND ended_at IS NULL AND used < :most
RETURNING used

-- name: withheld_event
SELECT withheld FROM event WHERE unit = :unit AND number = :number

-- name: fact_told
-- One row a matter told to a body by the cut-off: the last answer by then, the last deed that ended
-- its handover or opened it again, and the day an answer was asked for. Of a part of the unit's
-- area: an event there, or a fault that an event there belonged to. Withheld as the Skåne rule has
-- it today: the event, or a fault behind which a withheld event, counted or not, and no open one
-- stands.
SELECT h.sent_on, h.due_on, h.body,
       CASE WHEN i.kind = 'event'
            THEN COALESCE((SELECT x.withheld FROM event x
                           WHERE x.unit = i.unit AND x.number = i.subject), 1)
            ELSE (SELECT CASE WHEN MAX(y.withheld) = 1
                                   AND MAX(CASE WHEN y.withheld = 0 AND y.status <> 'withdrawn'
                                                     AND y.kind <> 'positive'
                                                THEN 1 ELSE 0 END) = 0 THEN 1 ELSE 0 END
                  FROM fault z
                  JOIN fault_event w ON w.fault = z.id AND w.ended_at IS NULL
                  JOIN event y ON y.id = w.event
                  WHERE z.unit = i.unit AND z.number = i.subject)
            END AS withheld,
       (SELECT a.kind FROM handover_answer a
        JOIN handover_answer_items t ON t.owner = a.id
        WHERE a.handover = h.id AND t.value = i.id AND a.answered_on <= :cutoff
        ORDER BY a.id DESC LIMIT 1) AS answer,
       (SELECT d.deed FROM handover_turn d
        WHERE d.handover = h.id AND d.turned_on <= :cutoff
          AND d.deed IN ('close', 'reopen', 'withdraw')
        ORDER BY d.id DESC LIMIT 1) AS deed
FROM handover_item i
JOIN handover h ON h.id = i.handover
WHERE i.unit = :unit AND h.sent_on <= :cutoff
  AND (CAST(:area AS TEXT) IS NULL
       OR EXISTS (SELECT 1 FROM event e
                  WHERE i.kind = 'event' AND e.unit = i.unit AND e.number = i.subject
                    AND substr(e.kommun, 1, length(CAST(:area AS TEXT))) = :area)
       OR EXISTS (SELECT 1 FROM fault f
                  JOIN fault_event m ON m.fault = f.id
                  JOIN event v ON v.id = m.event
                  WHERE i.kind = 'fault' AND f.unit = i.unit AND f.number = i.subject
                    AND m.member_from <= :cutoff
                    AND (m.member_until IS NULL OR m.member_until > :cutoff)
                    AND v.status <> 'withdrawn' AND v.kind <> 'positive'
                    AND substr(v.kommun, 1, length(CAST(:area AS TEXT))) = :area))
ORDER BY h.number, i.id

-- name: first_told_day
SELECT MIN(sent_on) AS first_day FROM handover WHERE unit = :unit AND sent_on <= :cutoff
