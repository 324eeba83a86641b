-- Letters: every query that thinks.

-- name: next_order
INSERT INTO letter_counter (prefix, last) VALUES (:prefix, 1)
ON CONFLICT (prefix) DO UPDATE SET last = letter_counter.last + 1
RETURNING last

-- name: by_number
-- One of the unit, or one that it is to sign, from the day it was given for approval.
SELECT l.* FROM letter l
WHERE l.number = :number
  AND (l.unit = :unit
       OR (l.standing IN ('approval', 'approved', 'sent', 'answered', 'closed')
           AND EXISTS (SELECT 1 FROM letter_signatory s
                       WHERE s.letter = l.id AND s.signing_unit = :unit)))

-- name: by_id
SELECT * FROM letter WHERE unit = :unit AND id = :letter

-- name: filtered
SELECT l.* FROM letter l
WHERE (l.unit = :unit
       OR (l.standing IN ('approval', 'approved', 'sent', 'answered', 'closed')
           AND EXISTS (SELECT 1 FROM letter_signatory s
                       WHERE s.letter = l.id AND s.signing_unit = :unit)))
  AND (CAST(:kind AS TEXT) IS NULL OR l.kind = :kind)
  AND (CAST(:standing AS TEXT) IS NULL OR l.standing = :standing)
  AND (CAST(:late_on AS TEXT) IS NULL OR (l.standing = 'sent' AND l.due_on < :late_on))
  AND (CAST(:own_only AS BIGINT) = 0 OR l.unit = :unit)
  AND (CAST(:sent_only AS BIGINT) = 0
       OR (l.unit = :unit AND l.standing IN ('sent', 'answered', 'closed')))
ORDER BY l.created_at DESC, l.number DESC
LIMIT CAST(:limit AS BIGINT) OFFSET CAST(:offset AS BIGINT)

-- name: count_filtered
SELECT COUNT(*) AS letters FROM letter l
WHERE (l.unit = :unit
       OR (l.standing IN ('approval', 'approved', 'sent', 'answered', 'closed')
           AND EXISTS (SELECT 1 FROM letter_signatory s
                       WHERE s.letter = l.id AND s.signing_unit = :unit)))
  AND (CAST(:kind AS TEXT) IS NULL OR l.kind = :kind)
  AND (CAST(:standing AS TEXT) IS NULL OR l.standing = :standing)
  AND (CAST(:late_on AS TEXT) IS NULL OR (l.standing = 'sent' AND l.due_on < :late_on))
  AND (CAST(:own_only AS BIGINT) = 0 OR l.unit = :unit)
  AND (CAST(:sent_only AS BIGINT) = 0
       OR (l.unit = :unit AND l.standing IN ('sent', 'answered', 'closed')))

-- name: about
SELECT l.* FROM letter_fault f
JOIN letter l ON l.id = f.letter
WHERE f.unit = :unit AND f.subject = :subject AND l.standing <> 'withdrawn'
ORDER BY l.number DESC

-- name: faults
SELECT * FROM letter_fault WHERE unit = :unit AND letter = :letter ORDER BY id

-- name: items
SELECT * FROM letter_item WHERE unit = :unit AND letter = :letter AND kind = :kind
ORDER BY position

-- name: recipients
SELECT * FROM letter_recipient WHERE unit = :unit AND letter = :letter
ORDER BY CASE role WHEN 'to' THEN 0 ELSE 1 END, id

-- name: signatories
SELECT * FROM letter_signatory WHERE unit = :unit AND letter = :letter ORDER BY id

-- name: approvals
SELECT * FROM letter_approval WHERE unit = :unit AND letter = :letter ORDER BY id

-- name: anchorings
SELECT * FROM letter_anchoring WHERE unit = :unit AND letter = :letter ORDER BY id

-- name: turns
SELECT * FROM letter_turn WHERE unit = :unit AND letter = :letter ORDER BY id

-- name: answers
SELECT * FROM letter_answer WHERE unit = :unit AND letter = :letter ORDER BY id

-- name: writers
-- Whoever wrote any of its words, now or earlier; approving and sending write none.
SELECT created_by AS writer FROM letter WHERE unit = :unit AND id = :letter
UNION SELECT created_by FROM letter_turn
    WHERE unit = :unit AND letter = :letter AND deed = 'amend'
UNION SELECT created_by FROM letter_fault WHERE unit = :unit AND letter = :letter
UNION SELECT changed_by FROM letter_fault WHERE unit = :unit AND letter = :letter
UNION SELECT created_by FROM letter_item WHERE unit = :unit AND letter = :letter
UNION SELECT changed_by FROM letter_item WHERE unit = :unit AND letter = :letter
UNION SELECT created_by FROM letter_recipient WHERE unit = :unit AND letter = :letter
UNION SELECT created_by FROM letter_signatory WHERE unit = :unit AND letter = :letter

-- name: erasable_before
SELECT id, number, COALESCE(sent_on, substr(created_at, 1, 10)) AS dated FROM letter
WHERE unit = :unit AND COALESCE(sent_on, substr(created_at, 1, 10)) < :before
  AND created_at <= :made AND erased_on IS NULL
ORDER BY dated, number

-- name: telling_of_hidden_faults
-- Letters that tell of a fault that holds the event, and a withheld one, and no other that stands
-- openly.
SELECT DISTINCT l.letter FROM letter_fault l
JOIN fault f ON f.unit = l.unit AND f.number = l.subject
JOIN fault_event m ON m.fault = f.id AND m.event = :event AND m.ended_at IS NULL
WHERE l.unit = :unit
  AND NOT EXISTS (SELECT 1 FROM fault_event o JOIN event e ON e.id = o.event
                  WHERE o.fault = f.id AND o.ended_at IS NULL AND o.event <> :event
                    AND e.withheld = 0 AND e.status <> 'withdrawn' AND e.kind <> 'positive')
  AND EXISTS (SELECT 1 FROM fault_event s JOIN event x ON x.id = s.event
              WHERE s.fault = f.id AND s.ended_at IS NULL AND x.withheld = 1)

-- name: fact_letters
-- One row a letter sent by the cut-off and not taken back by then. It is answered when everybody it
-- was addressed to had answered by then, wholly or in part. In a part of the area count those that
-- tell of a fault with an event there. Withheld as the Skåne rule has it today: it tells of a fault
-- behind which a withheld event, counted or not, and no open one stands.
SELECT l.kind, l.sent_on,
       CASE WHEN EXISTS (SELECT 1 FROM letter_recipient r
                         WHERE r.letter = l.id AND r.role = 'to'
                           AND NOT EXISTS (SELECT 1 FROM letter_answer a
                                           WHERE a.recipient = r.id AND a.answered_on <= :cutoff))
            THEN 0 ELSE 1 END AS answered,
       CASE WHEN EXISTS (SELECT f.id FROM letter_fault t
                         JOIN fault f ON f.unit = t.unit AND f.number = t.subject
                         JOIN fault_event o ON o.fault = f.id AND o.ended_at IS NULL
                         JOIN event v ON v.id = o.event
                         WHERE t.letter = l.id
                         GROUP BY f.id
                         HAVING MAX(v.withheld) = 1
                            AND MAX(CASE WHEN v.withheld = 0 AND v.status <> 'withdrawn'
                                              AND v.kind <> 'positive' THEN 1 ELSE 0 END) = 0)
            THEN 1 ELSE 0 END AS withheld
FROM letter l
WHERE l.unit = :unit AND l.sent_on <= :cutoff
  AND NOT EXISTS (SELECT 1 FROM letter_turn w
                  WHERE w.letter = l.id AND w.deed = 'withdraw' AND w.turned_on <= :cutoff)
  AND (CAST(:area AS TEXT) IS NULL
       OR EXISTS (SELECT 1 FROM letter_fault t
                  JOIN fault f ON f.unit = t.unit AND f.number = t.subject
                  JOIN fault_event o ON o.fault = f.id
                  JOIN event v ON v.id = o.event
                  WHERE t.letter = l.id AND o.member_from <= :cutoff
                    AND (o.member_until IS NULL OR o.member_until > :cutoff)
                    AND v.status <> 'withdrawn' AND v.kind <> 'positive'
                    AND substr(v.kommun, 1, length(CAST(:area AS TEXT))) = :area))
ORDER BY l.number

-- name: fact_replies
-- One row an answer that came between two days, to a letter that was not taken back. Withheld as
-- the letter is.
SELECT a.kind,
       CASE WHEN EXISTS (SELECT f.id FROM letter_fault t
                         JOIN fault f ON f.unit = t.unit AND f.number = t.subject
                         JOIN fault_event o ON o.fault = f.id AND o.ended_at IS NULL
                         JOIN event v ON v.id = o.event
                         WHERE t.letter = l.id
                         GROUP BY f.id
                         HAVING MAX(v.withheld) = 1
                            AND MAX(CASE WHEN v.withheld = 0 AND v.status <> 'withdrawn'
                                              AND v.kind <> 'positive' THEN 1 ELSE 0 END) = 0)
            THEN 1 ELSE 0 END AS withheld
FROM letter_answer a
JOIN letter l ON l.id = a.letter
WHERE a.unit = :unit AND a.answered_on >= :from AND a.answered_on <= :cutoff
  AND NOT EXISTS (SELECT 1 FROM letter_turn w
                  WHERE w.letter = l.id AND w.deed = 'withdraw' AND w.turned_on <= :cutoff)
  AND (CAST(:area AS TEXT) IS NULL
       OR EXISTS (SELECT 1 FROM letter_fault t
                  JOIN fault f ON f.unit = t.unit AND f.number = t.subject
                  JOIN fault_event o ON o.fault = f.id
                  JOIN event v ON v.id = o.event
                  WHERE t.letter = l.id AND o.member_from <= :cutoff
                    AND (o.member_until IS NULL OR o.member_until > :cutoff)
                    AND v.status <> 'withdrawn' AND v.kind <> 'positive'
                    AND substr(v.kommun, 1, length(CAST(:area AS TEXT))) = :area))
ORDER BY a.id

-- name: first_sending_day
SELECT MIN(sent_on) AS first_day FROM letter WHERE unit = :unit AND sent_on <= :cutoff
