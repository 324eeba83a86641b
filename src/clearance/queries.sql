-- Clearances: who confirmed which text, and when.

-- name: of_subject
SELECT * FROM clearance WHERE unit = :unit AND subject = :subject ORDER BY id

-- name: standing
SELECT * FROM clearance
WHERE unit = :unit AND subject_table = :subject_table AND subject = :subject
  AND purpose = :purpose AND text_digest = :text_digest
ORDER BY id DESC
LIMIT 1

-- name: reading
SELECT * FROM reading WHERE unit = :unit AND id = :id

-- name: newest_reading
SELECT * FROM reading
WHERE unit = :unit AND kind = :kind AND subject = :subject
ORDER BY id DESC
LIMIT 1

-- name: readings_of
SELECT * FROM reading WHERE unit = :unit AND kind = :kind AND subject = :subject ORDER BY id

-- name: asked_readings
SELECT * FROM reading WHERE unit = :unit AND standing = 'asked' ORDER BY id LIMIT 100

-- name: confirmed_reading
-- across units: a record has one unit, and tells only whether this very text of it was read.
SELECT id FROM reading
WHERE kind = :kind AND subject = :subject AND text_digest = :text_digest
  AND standing = 'confirmed'
LIMIT 1
