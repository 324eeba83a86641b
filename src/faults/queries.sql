-- Recurring faults: every query that thinks. Events are counted where they stand; nothing of an
-- event is ever written here.

-- name: next_order
INSERT INTO fault_counter (prefix, last) VALUES (:prefix, 1)
ON CONFLICT (prefix) DO UPDATE SET last = fault_counter.last + 1
RETURNING last

-- name: by_number
SELECT * FROM fault WHERE unit = :unit AND number = :number

-- name: by_id
SELECT * FROM fault WHERE unit = :unit AND id = :id

-- name: filtered
-- A page of the list with how often each was seen. Withdrawn events are not counted, nor those
-- that were told as something that works after all.
SELECT f.*,
       (SELECT COUNT(*) FROM fault_event m JOIN event e ON e.id = m.event
        WHERE m.fault = f.id AND m.ended_at IS NULL AND e.status <> 'withdrawn'
  AND e.kind <> 'positive') AS events,
       (SELECT COUNT(*) FROM fault_event m JOIN event e ON e.id = m.event
        WHERE m.fault = f.id AND m.ended_at IS NULL AND e.status <> 'withdrawn'
  AND e.kind <> 'positive'
          AND e.occurred_on >= :year_start) AS this_year
FROM (SELECT * FROM fault
      WHERE unit = :unit
        AND (CAST(:standing AS TEXT) IS NULL OR standing = :standing)
        AND (CAST(:national_group AS TEXT) IS NULL OR national_group = :national_group)
        AND (CAST(:text AS TEXT) IS NULL OR number = upper(CAST(:text AS TEXT))
             OR strpos(search_text, :text) > 0)
      ORDER BY number DESC
      LIMIT CAST(:limit AS BIGINT) OFFSET CAST(:offset AS BIGINT)) f
ORDER BY f.number DESC

-- name: count_filtered
SELECT COUNT(*) AS faults FROM fault
WHERE unit = :unit
  AND (CAST(:standing AS TEXT) IS NULL OR standing = :standing)
  AND (CAST(:national_group AS TEXT) IS NULL OR national_group = :national_group)
  AND (CAST(:text AS TEXT) IS NULL OR number = upper(CAST(:text AS TEXT))
       OR strpos(search_text, :text) > 0)

-- name: likely
-- Open faults by how many of the unit's latest events of this type, at such a body, they hold.
SELECT f.*
FROM (SELECT m.fault, COUNT(*) AS alike
      FROM (SELECT id, type, body_type, withheld FROM event
            WHERE unit = :unit
            ORDER BY occurred_on DESC, number DESC LIMIT 2000) e
      JOIN fault_event m ON m.event = e.id AND m.ended_at IS NULL
      WHERE e.type = :type AND e.body_type = :body_type AND e.withheld = 0
      GROUP BY m.fault
      ORDER BY alike DESC, m.fault LIMIT 5) a
JOIN fault f ON f.id = a.fault
WHERE f.unit = :unit AND f.standing = 'open'
ORDER BY a.alike DESC, f.number DESC

-- name: writers_of_fault
-- Whoever wrote any text of a fault's sheet, now or earlier.
SELECT created_by AS writer FROM fault WHERE unit = :unit AND id = :fault
UNION SELECT changed_by FROM fault WHERE unit = :unit AND id = :fault
UNION SELECT created_by FROM fault_proposal WHERE unit = :unit AND fault = :fault
UNION SELECT changed_by FROM fault_proposal WHERE unit = :unit AND fault = :fault
UNION SELECT t.created_by FROM fault_proposal_turn t
      JOIN fault_proposal p ON p.id = t.proposal WHERE p.unit = :unit AND p.fault = :fault
UNION SELECT created_by FROM fault_earlier_year WHERE unit = :unit AND fault = :fault
UNION SELECT changed_by FROM fault_earlier_year WHERE unit = :unit AND fault = :fault
UNION SELECT created_by FROM fault_kommun WHERE unit = :unit AND fault = :fault
UNION SELECT changed_by FROM fault_kommun WHERE unit = :unit AND fault = :fault
UNION SELECT v.changed_by FROM record_version v
      WHERE v.record = :fault
         OR v.record IN (SELECT id FROM fault_proposal WHERE unit = :unit AND fault = :fault)
         OR v.record IN (SELECT id FROM fault_kommun WHERE unit = :unit AND fault = :fault)

-- name: writers_of_theme
SELECT created_by AS writer FROM theme WHERE unit = :unit AND id = :theme
UNION SELECT changed_by FROM theme WHERE unit = :unit AND id = :theme
UNION SELECT v.changed_by FROM record_version v WHERE v.record = :theme

-- name: turns
SELECT * FROM fault_turn WHERE unit = :unit AND fault = :fault ORDER BY id

-- name: current_membership
SELECT * FROM fault_event
WHERE unit = :unit AND fault = :fault AND event = :event AND ended_at IS NULL

-- name: current_members
-- across units: the fault was found within its unit. Ordered by number, which tells no more than
-- a number.
SELECT m.*, e.number AS event_number, e.withheld, e.status, e.occurred_on, e.kommun, e.body,
       e.level, e.kind,
       (SELECT d.way FROM event_decision d WHERE d.event = e.id
        ORDER BY d.decided_on DESC, d.id DESC LIMIT 1) AS way
FROM fault_event m
JOIN event e ON e.id = m.event
WHERE m.fault = :fault AND m.ended_at IS NULL
ORDER BY e.number DESC
LIMIT CAST(:limit AS BIGINT)

-- name: former_members
-- across units: the fault was found within its unit.
SELECT m.*, e.number AS event_number, e.withheld, e.status, e.occurred_on, e.kommun, e.body,
       e.level, e.kind,
       (SELECT d.way FROM event_decision d WHERE d.event = e.id
        ORDER BY d.decided_on DESC, d.id DESC LIMIT 1) AS way
FROM fault_event m
JOIN event e ON e.id = m.event
WHERE m.fault = :fault AND m.ended_at IS NOT NULL
ORDER BY m.ended_at DESC, m.id DESC
LIMIT CAST(:limit AS BIGINT)

-- name: count_members
-- across units: the fault was found within its unit.
SELECT COUNT(*) AS members FROM fault_event
WHERE fault = :fault
  AND (CAST(:current AS BIGINT) = 1 AND ended_at IS NULL
       OR CAST(:current AS BIGINT) = 0 AND ended_at IS NOT NULL)

-- name: events_behind
-- across units: the fault was found within its unit. One row an event that belongs; no text.
SELECT m.unit, e.occurred_on, e.kommun, e.body, e.body_type, e.level, e.kind, e.type, e.withheld,
       e.import, e.created_by AS reporter
FROM fault_event m
JOIN event e ON e.id = m.event
WHERE m.fault = :fault AND m.ended_at IS NULL AND e.status <> 'withdrawn'
  AND e.kind <> 'positive'
ORDER BY e.occurred_on, e.number

-- name: withheld_apart
-- across units: the fault was found within its unit. Withheld events that belong and are not
-- counted: what was written about them is withheld all the same.
SELECT COUNT(*) AS events
FROM fault_event m
JOIN event e ON e.id = m.event
WHERE m.fault = :fault AND m.ended_at IS NULL AND e.withheld = 1
  AND (e.status = 'withdrawn' OR e.kind = 'positive')

-- name: faults_of_event
SELECT f.*, m.reason, m.member_from, m.created_by AS grouped_by
FROM fault_event m
JOIN fault f ON f.id = m.fault
WHERE m.unit = :unit AND m.event = :event AND m.ended_at IS NULL
ORDER BY f.number

-- name: earlier_years
SELECT * FROM fault_earlier_year WHERE unit = :unit AND fault = :fault ORDER BY year, id

-- name: proposals
SELECT * FROM fault_proposal WHERE unit = :unit AND fault = :fault ORDER BY proposed_on, id

-- name: proposal_turns
SELECT * FROM fault_proposal_turn
WHERE unit = :unit AND proposal = :proposal ORDER BY turned_on, id

-- name: kommun_ways
SELECT * FROM fault_kommun WHERE unit = :unit AND fault = :fault ORDER BY kommun

-- name: themes
SELECT * FROM theme WHERE unit = :unit ORDER BY year DESC, id

-- name: theme_by_id
SELECT * FROM theme WHERE unit = :unit AND id = :id

-- name: themes_of_fault
SELECT t.* FROM theme_faults c
JOIN theme t ON t.id = c.owner
WHERE t.unit = :unit AND c.value = :number
ORDER BY t.year DESC, t.id

-- name: faults_of_theme
SELECT f.* FROM theme_faults c
JOIN fault f ON f.number = c.value
WHERE c.owner = :theme AND f.unit = :unit
ORDER BY c.position

-- name: events_behind_theme
-- An event in two of the theme's faults is one event.
SELECT e.id, e.withheld, e.import, e.created_by AS reporter
FROM event e
WHERE e.status <> 'withdrawn' AND e.kind <> 'positive' AND e.id IN (
    SELECT m.event FROM theme_faults c
    JOIN fault f ON f.number = c.value
    JOIN fault_event m ON m.fault = f.id
    WHERE c.owner = :theme AND f.unit = :unit AND m.ended_at IS NULL)
ORDER BY e.id

-- name: withheld_apart_in_theme
-- The same of all the faults of a theme.
SELECT COUNT(*) AS events
FROM event e
WHERE e.withheld = 1 AND (e.status = 'withdrawn' OR e.kind = 'positive') AND e.id IN (
    SELECT m.event FROM theme_faults c
    JOIN fault f ON f.number = c.value
    JOIN fault_event m ON m.fault = f.id
    WHERE c.owner = :theme AND f.unit = :unit AND m.ended_at IS NULL)

-- name: reported_in_year
SELECT * FROM reported_fault
WHERE unit = :unit AND year = :year
ORDER BY CASE level WHEN 'handlaggare' THEN 1 WHEN 'lokal' THEN 2 ELSE 3 END, national_group, id

-- name: reported_by_id
SELECT * FROM reported_fault WHERE unit = :unit AND id = :id

-- name: fact_faults
-- One row a fault kept by the cut-off; whether it stood open then is told by its last turn. Of a
-- part of the unit's area those that an event there belonged to.
SELECT f.id, f.national_group, f.opened_on,
       (SELECT t.deed FROM fault_turn t
        WHERE t.fault = f.id AND t.turned_on <= :cutoff
        ORDER BY t.id DESC LIMIT 1) AS last_deed
FROM fault f
WHERE f.unit = :unit AND f.opened_on <= :cutoff
  AND (CAST(:area AS TEXT) IS NULL
       OR EXISTS (SELECT 1 FROM fault_event m JOIN event e ON e.id = m.event
                  WHERE m.fault = f.id AND m.member_from <= :cutoff
                    AND (m.member_until IS NULL OR m.member_until > :cutoff)
                    AND e.status <> 'withdrawn' AND e.kind <> 'positive'
                    AND substr(e.kommun, 1, length(CAST(:area AS TEXT))) = :area))
ORDER BY f.number

-- name: first_fault_day
SELECT MIN(opened_on) AS first_day FROM fault WHERE unit = :unit AND opened_on <= :cutoff

-- name: fact_reopened
-- One row a fault that was opened again in the year; by an event when one did it at any time. Of a part
-- of the unit's area as in fact_faults.
SELECT t.fault, MAX(CASE WHEN t.event IS NULL THEN 0 ELSE 1 END) AS by_event
FROM fault_turn t
WHERE t.unit = :unit AND t.deed = 'reopen' AND t.turned_on >= :from AND t.turned_on <= :cutoff
  AND (CAST(:area AS TEXT) IS NULL
       OR EXISTS (SELECT 1 FROM fault_event m JOIN event e ON e.id = m.event
                  WHERE m.fault = t.fault AND m.member_from <= :cutoff
                    AND (m.member_until IS NULL OR m.member_until > :cutoff)
                    AND e.status <> 'withdrawn' AND e.kind <> 'positive'
                    AND substr(e.kommun, 1, length(CAST(:area AS TEXT))) = :area))
GROUP BY t.fault
ORDER BY t.fault

-- name: grouped_by
-- The events that belonged to any fault at the cut-off, each once.
SELECT DISTINCT event FROM fault_event
WHERE unit = :unit AND member_from <= :cutoff AND (member_until IS NULL OR member_until > :cutoff)

-- name: fact_grouped_events
-- One row a counted event by the day it happened. Whether it belonged to a fault is looked up after:
-- joined, each event would walk through all that are grouped.
SELECT kind, level, kommun, id FROM event
WHERE unit = :unit AND occurred_on >= :from AND occurred_on <= :cutoff AND status <> 'withdrawn'
ORDER BY occurred_on, registered_on

-- name: fact_grouped_events_registered
-- The same rows by the day of registration, for units that count so.
SELECT kind, level, kommun, id FROM event
WHERE unit = :unit AND registered_on >= :from AND registered_on <= :cutoff AND status <> 'withdrawn'
ORDER BY registered_on, occurred_on

-- name: erasable_faults
-- Closed ones by the day of their last closing.
SELECT id, number, dated FROM (
    SELECT f.id, f.number,
           (SELECT MAX(t.turned_on) FROM fault_turn t
            WHERE t.fault = f.id AND t.deed = 'close') AS dated
    FROM fault f
    WHERE f.unit = :unit AND f.standing = 'closed' AND f.created_at <= :made
      AND f.erased_on IS NULL) closed
WHERE dated < :before
ORDER BY dated, number

-- name: erasable_themes
SELECT id, year FROM theme
WHERE unit = :unit AND year < :year AND created_at <= :made AND erased_on IS NULL
ORDER BY year, id

-- name: erasable_reported
SELECT id, year FROM reported_fault
WHERE unit = :unit AND year < :year AND created_at <= :made AND erased_on IS NULL
ORDER BY year, id

-- name: hidden_with
-- Faults that hold the event, and a withheld one, and no other that stands openly.
SELECT f.id FROM fault f
JOIN fault_event m ON m.fault = f.id AND m.event = :event AND m.ended_at IS NULL
WHERE f.unit = :unit
  AND NOT EXISTS (SELECT 1 FROM fault_event o JOIN event e ON e.id = o.event
                  WHERE o.fault = f.id AND o.ended_at IS NULL AND o.event <> :event
                    AND e.withheld = 0 AND e.status <> 'withdrawn' AND e.kind <> 'positive')
  AND EXISTS (SELECT 1 FROM fault_event s JOIN event x ON x.id = s.event
              WHERE s.fault = f.id AND s.ended_at IS NULL AND x.withheld = 1)
ORDER BY f.id

-- name: only_withheld_behind
-- Whether a withheld event, counted or not, and no open one stands behind a fault; no row for a
-- number that names none.
SELECT CASE WHEN EXISTS (SELECT 1 FROM fault_event m JOIN event e ON e.id = m.event
                         WHERE m.fault = f.id AND m.ended_at IS NULL AND e.withheld = 0
                           AND e.status <> 'withdrawn' AND e.kind <> 'positive') THEN 0
            WHEN EXISTS (SELECT 1 FROM fault_event m JOIN event e ON e.id = m.event
                         WHERE m.fault = f.id AND m.ended_at IS NULL AND e.withheld = 1) THEN 1
            ELSE 0 END AS withheld
FROM fault f
WHERE f.unit = :unit AND f.number = :number
