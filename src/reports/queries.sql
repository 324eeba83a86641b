-- Queries of the reports: drafts, blocks, frozen reports and the reference register.

-- name: report
SELECT r.id, r.version, r.unit, r.year, r.kind, r.template, r.language, r.title, r.subtitle,
       r.summary, r.invented,
       CASE WHEN f.report IS NULL THEN 0 ELSE 1 END AS frozen
FROM report r
LEFT JOIN report_freeze f ON f.report = r.id AND f.unit = r.unit
WHERE r.unit = :unit AND r.id = :id

-- name: reports_of_unit
SELECT r.id, r.year, r.title, r.template,
       CASE WHEN f.report IS NULL THEN 0 ELSE 1 END AS frozen, f.created_at AS frozen_at
FROM report r
LEFT JOIN report_freeze f ON f.report = r.id AND f.unit = r.unit
WHERE r.unit = :unit
ORDER BY r.year DESC, r.created_at DESC, r.id

-- name: report_of_year
SELECT r.id
FROM report r
LEFT JOIN report_freeze f ON f.report = r.id AND f.unit = r.unit
WHERE r.unit = :unit AND r.year = :year AND r.kind = :kind
ORDER BY CASE WHEN f.report IS NULL THEN 1 ELSE 0 END, r.created_at DESC, r.id
LIMIT 1

-- name: blocks_of_report
SELECT id, version, position, kind, heading, body, attribution, consent
FROM report_block
WHERE unit = :unit AND report = :report
ORDER BY position, id

-- name: place_block
UPDATE report_block SET position = :position WHERE unit = :unit AND id = :id

-- name: freeze_of_report
SELECT id, cutoff, fingerprint, canonical_sha256, canonical, columns, created_at, created_by
FROM report_freeze
WHERE unit = :unit AND report = :report

-- name: keep_document
INSERT INTO report_document (report, unit, format, edition, bytes)
VALUES (:report, :unit, :format, :edition, :bytes)

-- name: kept_document
SELECT bytes
FROM report_document
WHERE unit = :unit AND report = :report AND edition = :edition AND format = :format

-- name: references
SELECT id, version, mark, title, edition, published_year, standing, instead
FROM reference_work
ORDER BY title COLLATE sv, id

-- name: reference_by_mark
SELECT id FROM reference_work WHERE mark = :mark

-- name: reference
SELECT id, version, mark, title, edition, published_year, standing, instead
FROM reference_work
WHERE id = :id
