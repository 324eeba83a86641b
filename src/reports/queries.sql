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

-- name: places_with_reports
-- across units: only the places above units; who may see their reports is asked next.
SELECT DISTINCT unit FROM report WHERE kind <> 'unit' ORDER BY unit

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
SELECT c.id, c.version, c.report
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

-- name: writers_of_report
-- Whoever wrote the report, one of its parts or one of its chosen texts, now or in an old version.
WITH part (id, created_by, changed_by) AS (
    SELECT id, created_by, changed_by FROM report WHERE unit = :unit AND id = :report
    UNION ALL
    SELECT id, created_by, changed_by FROM report_block WHERE unit = :unit AND report = :report
    UNION ALL
    SELECT id, created_by, changed_by FROM report_chosen_text
    WHERE unit = :unit AND report = :report
)
SELECT created_by AS writer FROM part
UNION
SELECT changed_by AS writer FROM part
UNION
SELECT v.changed_by AS writer FROM record_version v JOIN part p ON p.id = v.record

-- name: report_of_record
-- The report that a record is or belongs to, its part, and whether it is frozen.
WITH asked (report, block, page) AS (
    SELECT id, CAST(NULL AS TEXT), '' FROM report WHERE unit = :unit AND id = :record
    UNION ALL
    SELECT report, id, '' FROM report_block WHERE unit = :unit AND id = :record
    UNION ALL
    SELECT report, block, '/texts' FROM report_chosen_text WHERE unit = :unit AND id = :record
)
SELECT a.report, a.block, a.page, f.report AS frozen
FROM asked a
LEFT JOIN report_freeze f ON f.report = a.report AND f.unit = :unit

-- name: freezes
-- across units: which frozen reports an identifier was taken out of.
SELECT unit, report, canonical, canonical_sha256, columns FROM report_freeze

-- name: rewrite_freeze
UPDATE report_freeze SET canonical = :canonical, canonical_sha256 = :canonical_sha256
WHERE unit = :unit AND report = :report

-- name: forget_documents
DELETE FROM report_document WHERE unit = :unit AND report = :report
