-- The pages of the program itself: reports of what is not accessible, and backups.

-- name: count_sender
INSERT INTO accessibility_sender (who, sent, first_at) VALUES (:who, 1, :now)
ON CONFLICT (who) DO UPDATE SET
    sent = CASE WHEN accessibility_sender.first_at < :day_ago THEN 1
                ELSE accessibility_sender.sent + 1 END,
    first_at = CASE WHEN accessibility_sender.first_at < :day_ago THEN :now
                    ELSE accessibility_sender.first_at END

-- name: sent_by
SELECT sent FROM accessibility_sender WHERE who = :who

-- name: forget_senders
DELETE FROM accessibility_sender WHERE first_at < :day_ago

-- name: next_report_in_year
INSERT INTO accessibility_counter (year, last) VALUES (:year, 1)
ON CONFLICT (year) DO UPDATE SET last = accessibility_counter.last + 1
RETURNING last

-- name: reports
SELECT r.* FROM accessibility_report r
LEFT JOIN accessibility_answer a ON a.report = r.id
ORDER BY CASE WHEN a.id IS NULL THEN 0 ELSE 1 END,
         CASE WHEN a.id IS NULL THEN r.number END, r.number DESC
LIMIT 500

-- name: report_by_number
SELECT * FROM accessibility_report WHERE number = :number

-- name: report_by_token
SELECT * FROM accessibility_report WHERE token_hash = :hash

-- name: answer_of
SELECT * FROM accessibility_answer WHERE report = :report

-- name: reports_unanswered
SELECT COUNT(*) AS reports FROM accessibility_report r
LEFT JOIN accessibility_answer a ON a.report = r.id
WHERE a.id IS NULL

-- name: backups
SELECT * FROM backup ORDER BY created_at DESC, id DESC LIMIT 50

-- name: backup_by_file
SELECT id FROM backup WHERE file = :file
