-- The start page: what waits for a person. No text of an event is read here.

-- name: undiscussed
SELECT number, occurred_on, COUNT(*) OVER () AS total
FROM event
WHERE unit = :unit AND status = 'registered'
ORDER BY occurred_on, number
LIMIT 5

-- name: waiting_for_clearance
SELECT e.number, e.occurred_on, COUNT(*) OVER () AS total
FROM event_published_text p
JOIN event e ON e.id = p.event
WHERE p.unit = :unit AND p.clearance IS NULL AND e.status <> 'withdrawn' AND e.withheld = 0
  AND p.changed_by <> :me AND e.created_by <> :me
ORDER BY e.occurred_on, e.number
LIMIT 5

-- name: perhaps_to_release
-- Texts that stand apart although their event is neither on the lowest level nor traceable, or
-- although the unit has decided at some day that such texts may be chosen. Whoever reported the
-- event, or moved it, is no second person.
SELECT e.number, e.occurred_on, e.level, e.traceable_to_official, e.created_by AS reporter
FROM event e
WHERE e.unit = :unit AND e.withheld = 1 AND e.status <> 'withdrawn' AND e.created_by <> :me
  AND NOT EXISTS (SELECT 1 FROM event_reclassification r
                  WHERE r.unit = e.unit AND r.event = e.id AND r.created_by = :me)
  AND ((e.traceable_to_official = 0 AND (e.level IS NULL OR e.level <> 'handlaggare'))
       OR EXISTS (SELECT 1 FROM unit_policy p
                  WHERE p.unit = e.unit AND p.withholding = 'stockholm'
                    AND p.decided_from <= e.occurred_on))
ORDER BY e.occurred_on, e.number
LIMIT 200

-- name: cutoff
SELECT cutoff FROM figure_cutoff WHERE unit = :unit AND year = :year

-- name: accounts_without_seat
SELECT COUNT(*) AS accounts FROM account a
WHERE a.disabled = 0
  AND NOT EXISTS (SELECT 1 FROM seat s WHERE s.account = a.id AND s.held_from <= :day
                    AND (s.held_until IS NULL OR s.held_until >= :day))

-- name: accounts_active
SELECT COUNT(*) AS accounts FROM account WHERE disabled = 0
