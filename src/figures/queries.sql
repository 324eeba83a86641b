-- Queries of the figures: cut-off dates and saved cross tables.

-- name: cutoff_of_year
SELECT cutoff FROM figure_cutoff WHERE unit = :unit AND year = :year

-- name: set_cutoff
INSERT INTO figure_cutoff (unit, year, cutoff, changed_at, changed_by)
VALUES (:unit, :year, :cutoff, :changed_at, :changed_by)
ON CONFLICT (unit, year) DO UPDATE SET
    cutoff = excluded.cutoff, changed_at = excluded.changed_at, changed_by = excluded.changed_by

-- name: saved_tables
SELECT id, version, name, question, created_at, created_by
FROM saved_table
WHERE unit = :unit
ORDER BY name COLLATE sv, id

-- name: saved_table
SELECT id, version, name, question, created_at, created_by
FROM saved_table
WHERE unit = :unit AND id = :id
