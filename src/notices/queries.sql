-- Notices: who has a part in what was answered, and who has something to do. No text is read.

-- name: contributors_to_handover
-- across units: a job finds the handover by its number, which is unique in the nation.
SELECT h.unit, h.created_by AS account FROM handover h WHERE h.number = :number
UNION
SELECT h.unit, e.created_by FROM handover h
JOIN handover_item i ON i.handover = h.id AND i.kind = 'event'
JOIN event e ON e.unit = h.unit AND e.number = i.subject
WHERE h.number = :number
UNION
SELECT h.unit, e.created_by FROM handover h
JOIN handover_item i ON i.handover = h.id AND i.kind = 'fault'
JOIN fault f ON f.unit = h.unit AND f.number = i.subject
JOIN fault_event m ON m.fault = f.id AND m.ended_at IS NULL
JOIN event e ON e.id = m.event
WHERE h.number = :number

-- name: contributors_to_letter
-- across units: as above.
SELECT l.unit, l.created_by AS account FROM letter l WHERE l.number = :number
UNION
SELECT l.unit, e.created_by FROM letter l
JOIN letter_fault s ON s.letter = l.id
JOIN fault f ON f.unit = l.unit AND f.number = s.subject
JOIN fault_event m ON m.fault = f.id AND m.ended_at IS NULL
JOIN event e ON e.id = m.event
WHERE l.number = :number

-- name: last_reminded
SELECT MAX(subject) AS day FROM job WHERE topic = 'reminders' AND subject < :day

-- name: due_between
-- across units: everybody is reminded of what is their own. One row a thing; an answer is late from
-- the day after it was asked for, so its days are a day earlier.
SELECT unit, owner AS account FROM action
WHERE standing = 'planned' AND owner IS NOT NULL AND due_on BETWEEN :from AND :until
UNION ALL
SELECT unit, checker FROM action
WHERE standing = 'done' AND checker IS NOT NULL AND check_on BETWEEN :from AND :until
UNION ALL
SELECT d.unit, d.owner FROM event_decision d
JOIN event e ON e.id = d.event
WHERE d.done_on IS NULL AND d.owner IS NOT NULL AND e.status <> 'withdrawn' AND d.due_on BETWEEN :from AND :until
UNION ALL
SELECT i.unit, i.owner FROM meeting_item i
JOIN meeting m ON m.id = i.meeting
WHERE i.kind = 'point' AND i.owner IS NOT NULL AND i.done_on IS NULL AND i.standing <> 'removed'
  AND m.standing <> 'cancelled' AND i.due_on BETWEEN :from AND :until
UNION ALL
SELECT unit, created_by FROM handover
WHERE standing IN ('sent', 'received') AND due_on BETWEEN :late_from AND :late_until
UNION ALL
SELECT unit, created_by FROM letter WHERE standing = 'sent' AND due_on BETWEEN :late_from AND :late_until

-- name: refusal
SELECT refused_at FROM mail_refusal WHERE account = :account

-- name: refuse
INSERT INTO mail_refusal (account, refused_at) VALUES (:account, :at)

-- name: want_again
DELETE FROM mail_refusal WHERE account = :account
