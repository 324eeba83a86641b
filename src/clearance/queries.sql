-- Clearances: who confirmed which text, and when.

-- name: of_subject
SELECT * FROM clearance WHERE unit = :unit AND subject = :subject ORDER BY id

-- name: standing
SELECT * FROM clearance
WHERE unit = :unit AND subject_table = :subject_table AND subject = :subject
  AND purpose = :purpose AND text_digest = :text_digest
ORDER BY id DESC
LIMIT 1
