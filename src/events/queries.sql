-- Events: every query that thinks. Withheld text is read only by queries called for_reader_of_*.

-- name: next_order_in_year
INSERT INTO event_counter (prefix, year, last) VALUES (:prefix, CAST(:year AS INTEGER), 1)
ON CONFLICT (prefix, year) DO UPDATE SET last = event_counter.last + 1
RETURNING last

-- name: orders_in_year
-- Draws as many numbers at once as an import needs; `last` is the highest of them.
INSERT INTO event_counter (prefix, year, last)
VALUES (:prefix, CAST(:year AS INTEGER), CAST(:count AS BIGINT))
ON CONFLICT (prefix, year)
DO UPDATE SET last = event_counter.last + CAST(:count AS BIGINT)
RETURNING last

-- name: by_number
SELECT * FROM event WHERE unit = :unit AND number = :number

-- name: fact_events
-- One row a counted event of a unit, by the day it happened; no text. The figures bind it.
SELECT occurred_on, kind, level, type, body, body_type, kommun, serious, status, withheld,
       mended_at_once, child_perspective
FROM event
WHERE unit = :unit AND occurred_on >= :from AND occurred_on <= :until AND status <> 'withdrawn'
ORDER BY occurred_on, registered_on

-- name: fact_events_registered
-- The same rows by the day of registration, for units that count so.
SELECT registered_on, kind, level, type, body, body_type, kommun, serious, status, withheld,
       mended_at_once, child_perspective
FROM event
WHERE unit = :unit AND registered_on >= :from AND registered_on <= :until AND status <> 'withdrawn'
ORDER BY registered_on, occurred_on

-- name: first_event_day
-- Whether a unit had begun to register by a day; none is not the same as never asked.
SELECT MIN(occurred_on) AS first_day FROM event WHERE unit = :unit AND occurred_on <= :until

-- name: newest
-- The list as it opens: by day, newest first.
SELECT id, version, number, unit, kind, occurred_on, registered_on, kommun, body, body_type, type,
       level, serious, serious_reason, description, consequence, proposal, year_answer,
       child_perspective, mended_at_once, traceable_to_official, withheld, status, tag_line
FROM event
WHERE unit = :unit
ORDER BY occurred_on DESC, number DESC
LIMIT CAST(:limit AS BIGINT) OFFSET CAST(:offset AS BIGINT)

-- name: count_of_unit
SELECT COUNT(*) AS events FROM event WHERE unit = :unit

-- name: filtered
-- The one query behind the table and the export, so that they always agree. Only ids are put in
-- order: sorting whole rows would hold every text in memory.
SELECT id
FROM event
WHERE unit = :unit
  AND (CAST(:kind AS TEXT) IS NULL OR kind = :kind)
  AND (CAST(:level AS TEXT) IS NULL OR level = :level)
  AND (CAST(:type AS TEXT) IS NULL OR type = :type)
  AND (CAST(:body AS TEXT) IS NULL OR body = :body)
  AND (CAST(:body_type AS TEXT) IS NULL OR body_type = :body_type)
  AND (CAST(:kommun AS TEXT) IS NULL OR kommun = :kommun)
  AND (CAST(:status AS TEXT) IS NULL OR status = :status
       OR (:status = 'counted' AND status <> 'withdrawn'))
  AND (CAST(:serious AS INTEGER) IS NULL OR serious = CAST(:serious AS INTEGER))
  AND (CAST(:mended_at_once AS INTEGER) IS NULL
       OR mended_at_once = CAST(:mended_at_once AS INTEGER))
  AND (CAST(:child_perspective AS INTEGER) IS NULL
       OR child_perspective = CAST(:child_perspective AS INTEGER))
  AND (CAST(:withheld AS INTEGER) IS NULL OR withheld = CAST(:withheld AS INTEGER))
  AND (CAST(:month AS TEXT) IS NULL
       OR substr(CASE CAST(:day AS TEXT) WHEN 'registered' THEN registered_on ELSE occurred_on END,
                 6, 2) = :month)
  AND (CAST(:from AS TEXT) IS NULL
       OR CASE CAST(:day AS TEXT) WHEN 'registered' THEN registered_on ELSE occurred_on END
          >= :from)
  AND (CAST(:until AS TEXT) IS NULL
       OR CASE CAST(:day AS TEXT) WHEN 'registered' THEN registered_on ELSE occurred_on END
          <= :until)
  AND (CAST(:text AS TEXT) IS NULL OR number = upper(CAST(:text AS TEXT))
       OR strpos(search_text, :text) > 0)
ORDER BY
  CASE :sort WHEN 'kind' THEN kind WHEN 'level' THEN level WHEN 'type' THEN type
             WHEN 'body' THEN body WHEN 'kommun' THEN kommun WHEN 'status' THEN status
             WHEN 'number' THEN number WHEN 'occurred_on' THEN occurred_on END,
  CASE :sort WHEN '-kind' THEN kind WHEN '-level' THEN level WHEN '-type' THEN type
             WHEN '-body' THEN body WHEN '-kommun' THEN kommun WHEN '-status' THEN status
             WHEN '-number' THEN number WHEN '-occurred_on' THEN occurred_on END DESC,
  occurred_on DESC, number DESC
LIMIT CAST(:limit AS BIGINT) OFFSET CAST(:offset AS BIGINT)

-- name: by_ids
-- The rows of ids that stand end to end in one text, in that order. An id has 36 characters.
WITH RECURSIVE asked (place, id, rest) AS (
    SELECT 1, substr(CAST(:ids AS TEXT), 1, 36), substr(CAST(:ids AS TEXT), 37)
    UNION ALL
    SELECT place + 1, substr(rest, 1, 36), substr(rest, 37) FROM asked WHERE rest <> ''
)
SELECT e.id, e.version, e.number, e.unit, e.kind, e.occurred_on, e.registered_on, e.kommun, e.body,
       e.body_type, e.type, e.level, e.serious, e.serious_reason, e.description, e.consequence,
       e.proposal, e.year_answer, e.child_perspective, e.mended_at_once, e.traceable_to_official,
       e.withheld, e.status, e.tag_line
FROM asked
JOIN event e ON e.id = asked.id
WHERE e.unit = :unit
ORDER BY asked.place

-- name: count_filtered
SELECT COUNT(*) AS events
FROM event
WHERE unit = :unit
  AND (CAST(:kind AS TEXT) IS NULL OR kind = :kind)
  AND (CAST(:level AS TEXT) IS NULL OR level = :level)
  AND (CAST(:type AS TEXT) IS NULL OR type = :type)
  AND (CAST(:body AS TEXT) IS NULL OR body = :body)
  AND (CAST(:body_type AS TEXT) IS NULL OR body_type = :body_type)
  AND (CAST(:kommun AS TEXT) IS NULL OR kommun = :kommun)
  AND (CAST(:status AS TEXT) IS NULL OR status = :status
       OR (:status = 'counted' AND status <> 'withdrawn'))
  AND (CAST(:serious AS INTEGER) IS NULL OR serious = CAST(:serious AS INTEGER))
  AND (CAST(:mended_at_once AS INTEGER) IS NULL
       OR mended_at_once = CAST(:mended_at_once AS INTEGER))
  AND (CAST(:child_perspective AS INTEGER) IS NULL
       OR child_perspective = CAST(:child_perspective AS INTEGER))
  AND (CAST(:withheld AS INTEGER) IS NULL OR withheld = CAST(:withheld AS INTEGER))
  AND (CAST(:month AS TEXT) IS NULL
       OR substr(CASE CAST(:day AS TEXT) WHEN 'registered' THEN registered_on ELSE occurred_on END,
                 6, 2) = :month)
  AND (CAST(:from AS TEXT) IS NULL
       OR CASE CAST(:day AS TEXT) WHEN 'registered' THEN registered_on ELSE occurred_on END
          >= :from)
  AND (CAST(:until AS TEXT) IS NULL
       OR CASE CAST(:day AS TEXT) WHEN 'registered' THEN registered_on ELSE occurred_on END
          <= :until)
  AND (CAST(:text AS TEXT) IS NULL OR number = upper(CAST(:text AS TEXT))
       OR strpos(search_text, :text) > 0)

-- name: for_reader_of_event_add
-- Adds a text to those kept apart; read back only by for_reader_of_event.
INSERT INTO event_withheld_text (id, unit, event, part, subject, text_version, kept_at, kept_by,
                                 text)
VALUES (:id, :unit, :event, :part, :subject, CAST(:text_version AS BIGINT), :kept_at, :kept_by,
        :text)

-- name: for_reader_of_event
-- All versions of the texts of one event, oldest first; the last of each part is the current one.
SELECT part, subject, text_version, kept_at, kept_by, text
FROM event_withheld_text
WHERE unit = :unit AND event = :event
ORDER BY text_version, id

-- name: for_reader_of_event_forget
-- The texts of rows that were staged and never became events.
DELETE FROM event_withheld_text
WHERE unit = :unit
  AND event IN (SELECT id FROM event_import_row WHERE import = :import AND unit = :unit)

-- name: draft_of
-- across units: a draft belongs to its person.
SELECT sealed, changed_at, unit FROM draft WHERE person = :person AND form = :form

-- name: drafts_of
-- across units: a draft belongs to its person.
SELECT form, unit, changed_at FROM draft WHERE person = :person ORDER BY changed_at DESC

-- name: keep_draft
INSERT INTO draft (person, form, unit, changed_at, sealed)
VALUES (:person, :form, :unit, :changed_at, :sealed)
ON CONFLICT (person, form)
DO UPDATE SET unit = excluded.unit, changed_at = excluded.changed_at, sealed = excluded.sealed

-- name: forget_draft
-- across units: a draft belongs to its person.
DELETE FROM draft WHERE person = :person AND form = :form

-- name: reclassifications_of
SELECT * FROM event_reclassification WHERE unit = :unit AND event = :event ORDER BY id

-- name: closures_of
SELECT * FROM event_closure WHERE unit = :unit AND event = :event ORDER BY id

-- name: discussion_of
SELECT * FROM event_discussion WHERE unit = :unit AND event = :event

-- name: decisions_of
SELECT * FROM event_decision WHERE unit = :unit AND event = :event ORDER BY decided_on, id

-- name: undecided
-- What a meeting has to take up: no texts, especially serious first.
SELECT id, number, kind, occurred_on, level, type, body, kommun, serious, withheld
FROM event
WHERE unit = :unit AND decided = 0 AND status IN ('registered', 'discussed')
ORDER BY CASE WHEN withheld = 1 THEN 0 ELSE serious END DESC, number
LIMIT CAST(:limit AS BIGINT)

-- name: count_undecided
SELECT COUNT(*) AS events FROM event
WHERE unit = :unit AND decided = 0 AND status IN ('registered', 'discussed')

-- name: open_tasks
SELECT d.id, d.version, d.created_by, d.meeting, d.way, d.decided_on, d.owner, d.due_on, d.task,
       d.done_on, d.outcome, e.number, e.withheld
FROM event_decision d
JOIN event e ON e.id = d.event
WHERE d.unit = :unit AND d.done_on IS NULL AND d.owner IS NOT NULL AND e.status <> 'withdrawn'
ORDER BY CASE WHEN d.due_on IS NULL THEN 1 ELSE 0 END, d.due_on, d.id

-- name: published_text_of
SELECT * FROM event_published_text WHERE unit = :unit AND event = :event

-- name: open_by_number
-- For reports: an event whose texts are open, or nothing.
SELECT * FROM event WHERE unit = :unit AND number = :number AND withheld = 0

-- name: open_of_year
-- For reports: the events of a year whose texts are open. Withheld ones are not among them.
SELECT * FROM event
WHERE unit = :unit AND withheld = 0 AND status <> 'withdrawn'
  AND CASE WHEN :year_rule = 'registered' THEN registered_on ELSE occurred_on END >= :from
  AND CASE WHEN :year_rule = 'registered' THEN registered_on ELSE occurred_on END <= :until
ORDER BY occurred_on, number

-- name: stage_row
INSERT INTO event_import_row (id, import, unit, number, kind, occurred_on, registered_on, kommun,
    body, body_type, type, level, serious, serious_reason, description, consequence, proposal,
    year_answer, child_perspective, mended_at_once, traceable_to_official, withheld, status,
    tag_line, search_text)
VALUES (:id, :import, :unit, :number, :kind, :occurred_on, :registered_on, :kommun,
    :body, :body_type, :type, :level, CAST(:serious AS INTEGER), :serious_reason, :description,
    :consequence, :proposal, :year_answer, CAST(:child_perspective AS INTEGER),
    CAST(:mended_at_once AS INTEGER), CAST(:traceable_to_official AS INTEGER),
    CAST(:withheld AS INTEGER), :status, :tag_line, :search_text)

-- name: stage_tag
-- across units: the owner is a row staged a moment ago.
INSERT INTO event_tags (owner, position, value)
VALUES (:owner, CAST(:position AS INTEGER), :value)

-- name: publish_rows
-- All rows of an import become events at once, or none.
INSERT INTO event (id, version, created_at, created_by, changed_at, changed_by, unit, number, kind,
    occurred_on, registered_on, kommun, body, body_type, type, level, serious, serious_reason,
    description, consequence, proposal, year_answer, child_perspective, mended_at_once,
    traceable_to_official, withheld, status, tag_line, search_text, import)
SELECT r.id, 1, :now, :actor, :now, :actor, r.unit, r.number, r.kind,
    r.occurred_on, r.registered_on, r.kommun, r.body, r.body_type, r.type, r.level, r.serious,
    r.serious_reason, r.description, r.consequence, r.proposal, r.year_answer,
    r.child_perspective, r.mended_at_once, r.traceable_to_official, r.withheld, r.status,
    r.tag_line, r.search_text, r.import
FROM event_import_row r
WHERE r.import = :import AND r.unit = :unit

-- name: forget_staged_tags
DELETE FROM event_tags
WHERE owner IN (SELECT id FROM event_import_row WHERE import = :import AND unit = :unit)

-- name: forget_staged_rows
DELETE FROM event_import_row WHERE import = :import AND unit = :unit

-- name: stale_imports
-- Staged and never published: cut off on the way.
SELECT id FROM event_import WHERE unit = :unit AND state = 'staged' AND created_at < :before

-- name: keep_file
INSERT INTO event_import_file (person, unit, handed_in_at, file_name, sealed)
VALUES (:person, :unit, :handed_in_at, :file_name, :sealed)
ON CONFLICT (person)
DO UPDATE SET unit = excluded.unit, handed_in_at = excluded.handed_in_at,
    file_name = excluded.file_name, sealed = excluded.sealed

-- name: file_of
SELECT file_name, sealed FROM event_import_file WHERE person = :person AND unit = :unit

-- name: forget_file
-- across units: a file belongs to its person.
DELETE FROM event_import_file WHERE person = :person

-- name: forget_files_before
-- across units: what nobody confirmed is nobody's.
DELETE FROM event_import_file WHERE handed_in_at < :before

-- name: import_by_id
SELECT * FROM event_import WHERE unit = :unit AND id = :id

-- name: trail_of_event
-- across units: the event's id was found within its unit.
SELECT at, actor, verb, version, facts FROM audit
WHERE subject_table = 'event' AND subject = :event
ORDER BY seq DESC
LIMIT 500

-- name: writers_of_event
-- Whoever wrote any text of the event or of its discussion, by what the trail says was changed.
SELECT a.actor AS writer FROM audit a
JOIN event e ON e.id = a.subject
WHERE e.unit = :unit AND e.id = :event AND a.subject_table = 'event'
  AND (a.verb = 'insert'
       OR (a.verb = 'update'
           AND (a.facts LIKE '%"description":%' OR a.facts LIKE '%"consequence":%'
                OR a.facts LIKE '%"proposal":%' OR a.facts LIKE '%"year_answer":%'
                OR a.facts LIKE '%"tags":%')))
UNION
SELECT a.actor AS writer FROM audit a
JOIN event_discussion d ON d.id = a.subject
WHERE d.unit = :unit AND d.event = :event AND a.subject_table = 'event_discussion'
  AND a.verb IN ('insert', 'update')

-- name: event_of_record
-- The event itself, or the one that a record hangs on.
SELECT * FROM event
WHERE unit = :unit
  AND id IN (SELECT CAST(:record AS TEXT)
             UNION ALL SELECT event FROM event_discussion WHERE id = :record AND unit = :unit
             UNION ALL SELECT event FROM event_closure WHERE id = :record AND unit = :unit
             UNION ALL SELECT event FROM event_published_text WHERE id = :record AND unit = :unit
             UNION ALL SELECT event FROM event_decision WHERE id = :record AND unit = :unit
             UNION ALL SELECT event FROM event_reclassification
                       WHERE id = :record AND unit = :unit)

-- name: for_reader_of_event_subject
-- across units: asked about one record, and answers a number.
SELECT COUNT(*) AS texts FROM event_withheld_text WHERE subject = :record

-- name: for_reader_of_event_texts
-- across units: read by the guard only, which keeps no words of them.
SELECT w.id, w.unit, w.part, w.subject, w.text_version, w.text, e.kommun
FROM event_withheld_text w
JOIN event e ON e.id = w.event
WHERE e.withheld = 1 AND w.id > :after AND w.text IS NOT NULL
  AND (CAST(:record AS TEXT) IS NULL OR w.subject = :record)
  AND NOT EXISTS (SELECT 1 FROM event_withheld_text n
                  WHERE n.event = w.event AND n.part = w.part AND n.subject = w.subject
                    AND n.id > w.id)
ORDER BY w.id
LIMIT CAST(:limit AS BIGINT)

-- name: all_drafts
-- across units: an identifier is taken out of all of them.
SELECT person, form, sealed FROM draft

-- name: erasable_before
SELECT id, number, occurred_on FROM event
WHERE unit = :unit AND occurred_on < :before AND created_at <= :made AND erased_on IS NULL
ORDER BY occurred_on, number

-- name: erase_texts
UPDATE event SET description = NULL, consequence = NULL, proposal = NULL, year_answer = NULL,
    tag_line = NULL, search_text = NULL, erased_on = :today, version = version + 1,
    changed_at = :now, changed_by = :actor
WHERE unit = :unit AND id = :event

-- name: for_reader_of_event_erase
DELETE FROM event_withheld_text WHERE unit = :unit AND event = :event

-- name: erase_tags
DELETE FROM event_tags
WHERE owner IN (SELECT id FROM event WHERE unit = :unit AND id = :event)

-- name: erase_drafts
-- Whatever somebody had begun to change in it.
DELETE FROM draft
WHERE form IN (SELECT 'event ' || number FROM event WHERE unit = :unit AND id = :event)

-- name: erase_discussion
UPDATE event_discussion SET summary = NULL, causes = NULL, effects = NULL, who_can_mend = NULL,
    solutions = NULL, next_step = NULL, comprehensible = NULL, manageable = NULL,
    meaningful = NULL, version = version + 1
WHERE unit = :unit AND event = :event

-- name: erase_decisions
UPDATE event_decision SET task = NULL, outcome = NULL, version = version + 1
WHERE unit = :unit AND event = :event

-- name: erase_reclassifications
UPDATE event_reclassification SET reason = NULL, version = version + 1
WHERE unit = :unit AND event = :event

-- name: erase_closures
UPDATE event_closure SET reason = NULL, version = version + 1
WHERE unit = :unit AND event = :event

-- name: erase_published_text
DELETE FROM event_published_text WHERE unit = :unit AND event = :event
