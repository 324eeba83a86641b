-- Queries of the reports: drafts, blocks, chosen texts, frozen reports and the references.

-- name: report
SELECT r.id, r.version, r.unit, r.year, r.kind, r.template, r.language, r.title, r.subtitle,
       r.summary, r.invented, f.created_at AS frozen_at
FROM report r
LEFT JOIN report_freeze f ON f.report = r.id AND f.unit = r.unit
WHERE r.unit = :unit AND r.id = :id

-- name: unit_of_report
-- across units: tells only whose report it is; who may see it is asked next.
SELECT unit FROM report WHERE id = :id

-- name: reports_of_unit
SELECT r.id, r.unit, r.year, r.title, r.template, f.created_at AS frozen_at
FROM report r
LEFT JOIN report_freeze f ON f.report = r.id AND f.unit = r.unit
WHERE r.unit = :unit
ORDER BY r.year DESC, r.created_at DESC, r.id

-- name: report_of_year
SELECT r.id
FROM report r
LEFT JOIN report_freeze f ON f.report = r.id AND f.unit = r.unit
WHERE r.unit = :unit AND r.year = CAST(:year AS BIGINT) AND r.kind = :kind
ORDER BY CASE WHEN f.report IS NULL THEN 1 ELSE 0 END, r.created_at DESC, r.id DESC
LIMIT 1

-- name: blocks_of_report
SELECT id, version, position, kind, heading, body, attribution, consent
FROM report_block
WHERE unit = :unit AND report = :report
ORDER BY position, id

-- name: chosen_texts_of_report
SELECT id, version, block, source, level, theme, text
FROM report_chosen_text
WHERE unit = :unit AND report = :report
ORDER BY position, id

-- name: chosen_texts_of_source
-- Only drafts: a frozen report prints the same for ever.
SELECT c.id, c.version
FROM report_chosen_text c
LEFT JOIN report_freeze f ON f.report = c.report AND f.unit = c.unit
WHERE c.unit = :unit AND c.source = :source AND f.report IS NULL

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
SELECT id, version, mark, title, edition, published_year, standing, stood_until, instead
FROM reference_work
ORDER BY title, id

-- name: reference
SELECT id, version, mark, title, edition, published_year, standing, stood_until, instead
FROM reference_work
WHERE id = :id

-- name: reference_by_mark
SELECT id FROM reference_work WHERE mark = :mark
