-- Clients: every query that thinks. Clients are found by id or code, never by what they answered.

-- name: by_id
SELECT * FROM client WHERE unit = :unit AND id = :id

-- name: by_code
SELECT * FROM client WHERE unit = :unit AND code = :code

-- name: stands_in_for
SELECT id FROM client_deputy
WHERE unit = :unit AND ombud = :ombud AND deputy = :deputy
  AND stands_from <= :day AND stands_until >= :day

-- name: newest_opening
SELECT created_at FROM client_opening
WHERE unit = :unit AND client = :client AND created_by = :actor
ORDER BY id DESC LIMIT 1

-- name: trail_of_client
-- A list that showed the client is an ombud's, then or now, and names the client; so does what the
-- unit was shown before an erasure. Only their rows are read, and no other list's.
SELECT at, actor, verb, seq FROM audit
WHERE subject_table = 'client' AND subject = :client
UNION ALL
SELECT at, actor, verb, seq FROM audit
WHERE subject_table = 'client_list'
  AND subject IN (
      SELECT ombud FROM client WHERE unit = :unit AND id = :client
      UNION SELECT from_ombud FROM client_handover WHERE unit = :unit AND client = :client
      UNION SELECT to_ombud FROM client_handover WHERE unit = :unit AND client = :client)
  AND replace(facts, :client, '') <> facts
UNION ALL
SELECT at, actor, verb, seq FROM audit
WHERE subject_table = 'client_erasure' AND subject = :unit
  AND replace(facts, :client, '') <> facts
ORDER BY seq DESC
LIMIT 500

-- name: policy_on
SELECT * FROM client_policy WHERE unit = :unit AND decided_from <= :day
ORDER BY decided_from DESC, id DESC LIMIT 1

-- name: policies
SELECT * FROM client_policy WHERE unit = :unit ORDER BY decided_from DESC

-- name: periods_of
SELECT * FROM client_period WHERE unit = :unit AND client = :client ORDER BY started_on, id

-- name: answers_for_year
-- The year's own answers, else the newest before it, else the first there are.
SELECT * FROM client_year
WHERE unit = :unit AND client = :client
ORDER BY CASE WHEN year <= CAST(:year AS BIGINT) THEN 0 ELSE 1 END,
         abs(year - CAST(:year AS BIGINT))
LIMIT 1

-- name: year_without_age
SELECT year FROM client_year
WHERE unit = :unit AND client = :client AND COALESCE(age_band, '') = '' LIMIT 1

-- name: answered_years
SELECT year FROM client_year WHERE unit = :unit AND client = :client ORDER BY year DESC

-- name: application_by_id
SELECT * FROM client_application WHERE unit = :unit AND id = :id

-- name: undecided
SELECT * FROM client_application
WHERE unit = :unit AND outcome = 'undecided'
ORDER BY applied_on, id

-- name: open_application_of_code
SELECT id FROM client_application WHERE unit = :unit AND code = :code AND ended_on IS NULL

-- name: open_client_of_code
SELECT c.id FROM client c
JOIN client_period p ON p.client = c.id AND p.closed_on IS NULL
WHERE c.unit = :unit AND c.code = :code

-- name: variables
SELECT * FROM client_variable WHERE unit = :unit ORDER BY start_year, variable_key

-- name: year_lock
SELECT * FROM client_year_lock WHERE unit = :unit AND year = :year

-- name: year_locks
SELECT * FROM client_year_lock WHERE unit = :unit ORDER BY year DESC

-- name: open_on
-- Everybody with support on the day, with the last contact and what is waited for.
SELECT p.client, COALESCE(p.last_contact_on, p.started_on) AS contact,
       (SELECT y.waits_for FROM client_year y
        WHERE y.client = p.client AND y.year <= CAST(:year AS BIGINT)
        ORDER BY y.year DESC LIMIT 1) AS waits_for
FROM client_period p
WHERE p.unit = :unit AND p.started_on <= :day AND (p.closed_on IS NULL OR p.closed_on > :day)

-- name: undecided_in_year
SELECT COUNT(*) AS applications FROM client_application
WHERE unit = :unit AND outcome = 'undecided' AND applied_on >= :from AND applied_on <= :until

-- name: queue_of_year
SELECT * FROM client_queue_year WHERE unit = :unit AND year = :year

-- name: tombstone_from_year
SELECT id FROM client_tombstone
WHERE unit = :unit AND last_year >= CAST(:year AS BIGINT) LIMIT 1

-- name: persons_of_year
-- One row for each period, up to the cut-off, of everybody with support in the year. Every earlier
-- period comes along, because a return is compared with what was before it.
SELECT c.id, c.sex, c.birth_year, y.year AS answers_year, y.kommun, y.office, y.age_band,
       y.children, y.shared_household, y.assistance, y.attorney, y.waits_for,
       y.reason_line AS reasons, y.variables, p.started_on, p.closed_on,
       p.reason_line AS start_reasons, p.received, p.handed_over, a.source, a.source_body,
       (SELECT COUNT(*) FROM client_assignment n
        WHERE n.client = c.id AND n.unit = :unit AND n.opened_on <= :until
          AND (n.closed_on IS NULL OR n.closed_on >= :from)) AS assignments
FROM client c
JOIN client_period p ON p.client = c.id AND p.unit = :unit AND p.started_on <= :until
JOIN client_year y ON y.client = c.id AND y.year = COALESCE(
    (SELECT MAX(z.year) FROM client_year z
     WHERE z.client = c.id AND z.year <= CAST(:year AS BIGINT)),
    (SELECT MIN(z.year) FROM client_year z WHERE z.client = c.id))
LEFT JOIN client_application a ON a.id = p.application
WHERE c.unit = :unit
  AND c.id IN (SELECT q.client FROM client_period q
               WHERE q.unit = :unit AND q.started_on <= :until
                 AND (q.closed_on IS NULL OR q.closed_on >= :from))
ORDER BY c.id, p.started_on

-- name: places_of_year
-- Of the same persons in the same order: where they lived, their sex, and their periods alone.
SELECT c.id, c.sex, y.kommun, p.started_on, p.closed_on, p.reason_line AS start_reasons,
       p.received, p.handed_over
FROM client c
JOIN client_period p ON p.client = c.id AND p.unit = :unit AND p.started_on <= :until
JOIN client_year y ON y.client = c.id AND y.year = COALESCE(
    (SELECT MAX(z.year) FROM client_year z
     WHERE z.client = c.id AND z.year <= CAST(:year AS BIGINT)),
    (SELECT MIN(z.year) FROM client_year z WHERE z.client = c.id))
WHERE c.unit = :unit
  AND c.id IN (SELECT q.client FROM client_period q
               WHERE q.unit = :unit AND q.started_on <= :until
                 AND (q.closed_on IS NULL OR q.closed_on >= :from))
ORDER BY c.id, p.started_on

-- name: first_support_day
-- Whether a unit had begun to register clients by a day; none is not the same as never asked.
SELECT MIN(started_on) AS first_day FROM client_period
WHERE unit = :unit AND started_on <= :until

-- name: first_counted_year
SELECT MIN(year) AS first_year FROM client_count WHERE unit = :unit

-- name: applications_of_year
-- Who applied in the year, and who stood in the queue some day of it.
SELECT * FROM client_application
WHERE unit = :unit AND applied_on <= :until
  AND (applied_on >= :from
       OR (queued_on <= :until AND (ended_on IS NULL OR ended_on >= :from)))
ORDER BY applied_on, id

-- name: first_application_day
SELECT MIN(applied_on) AS first_day FROM client_application
WHERE unit = :unit AND applied_on <= :until

-- name: first_application_count
SELECT MIN(year) AS first_year FROM client_application_count WHERE unit = :unit

-- name: assignments_of_year
SELECT client, area, opened_on, closed_on, result FROM client_assignment
WHERE unit = :unit AND opened_on <= :until AND (closed_on IS NULL OR closed_on >= :from)
ORDER BY opened_on, id

-- name: client_counts
SELECT * FROM client_count WHERE unit = :unit AND year = :year ORDER BY id

-- name: application_counts
SELECT * FROM client_application_count WHERE unit = :unit AND year = :year ORDER BY id

-- name: assignment_counts
SELECT * FROM client_assignment_count WHERE unit = :unit AND year = :year ORDER BY id

-- name: keep_client_count
INSERT INTO client_count (id, unit, year, kommun, office, sex, age_band, children, household,
    source, source_body, entry, ending, reasons, start_reasons, assistance, attorney, waits_for,
    assignments, variables)
VALUES (:id, :unit, CAST(:year AS BIGINT), :kommun, :office, :sex, :age_band, :children,
    :household, :source, :source_body, :entry, :ending, :reasons, :start_reasons, :assistance,
    :attorney, :waits_for, CAST(:assignments AS BIGINT), :variables)

-- name: keep_application_count
INSERT INTO client_application_count (id, unit, year, kommun, source, source_body, outcome,
    exclusion, referred_to, priority, applied, waiting, weeks)
VALUES (:id, :unit, CAST(:year AS BIGINT), :kommun, :source, :source_body, :outcome, :exclusion,
    :referred_to, :priority, :applied, :waiting, CAST(:weeks AS BIGINT))

-- name: keep_assignment_count
INSERT INTO client_assignment_count (id, unit, year, kommun, sex, area, opened, closed, result)
VALUES (:id, :unit, CAST(:year AS BIGINT), :kommun, :sex, :area, :opened, :closed, :result)

-- name: forget_client_counts
DELETE FROM client_count WHERE unit = :unit AND year = :year

-- name: forget_application_counts
DELETE FROM client_application_count WHERE unit = :unit AND year = :year

-- name: forget_assignment_counts
DELETE FROM client_assignment_count WHERE unit = :unit AND year = :year

-- name: first_assignment_day
SELECT MIN(opened_on) AS first_day FROM client_assignment
WHERE unit = :unit AND opened_on <= :until

-- name: first_assignment_count
SELECT MIN(year) AS first_year FROM client_assignment_count WHERE unit = :unit

-- name: first_enquiry_day
SELECT MIN(received_on) AS first_day FROM client_enquiry
WHERE unit = :unit AND received_on <= :until

-- name: enquiry_by_id
SELECT * FROM client_enquiry WHERE unit = :unit AND id = :id

-- name: newest_enquiries
SELECT * FROM client_enquiry WHERE unit = :unit ORDER BY received_on DESC, id DESC LIMIT 50

-- name: enquiries_between
SELECT * FROM client_enquiry
WHERE unit = :unit AND received_on >= :from AND received_on <= :until
ORDER BY received_on, id

-- name: assignments_of
SELECT * FROM client_assignment WHERE unit = :unit AND client = :client
ORDER BY CASE WHEN closed_on IS NULL THEN 0 ELSE 1 END, opened_on DESC, id

-- name: priority_order_on
SELECT * FROM client_priority_order WHERE unit = :unit AND decided_on <= :day
ORDER BY decided_on DESC, id DESC LIMIT 1

-- name: waiting
SELECT * FROM client_application WHERE unit = :unit AND outcome = 'queue' ORDER BY queued_on, id

-- name: my_clients
-- One's own and those one stands in for, with the newest period and what this year says.
SELECT c.id, c.code, c.ombud, p.started_on, p.last_contact_on, p.closed_on,
       (SELECT y.waits_for FROM client_year y WHERE y.client = c.id
        ORDER BY y.year DESC LIMIT 1) AS waits_for,
       (SELECT COUNT(*) FROM client_assignment a
        WHERE a.client = c.id AND a.closed_on IS NULL) AS assignments_open,
       (SELECT MIN(t.due_on) FROM client_task t
        WHERE t.client = c.id AND t.done_on IS NULL) AS due_on,
       (SELECT t.kind FROM client_task t WHERE t.client = c.id AND t.done_on IS NULL
        ORDER BY t.due_on, t.id LIMIT 1) AS due_kind,
       (SELECT COUNT(*) FROM client_year y WHERE y.client = c.id
        AND y.year = CAST(:year AS BIGINT) AND y.reason_line IS NOT NULL) AS reasons_told
FROM client c
JOIN client_period p ON p.client = c.id
WHERE c.unit = :unit
  AND p.id = (SELECT z.id FROM client_period z WHERE z.client = c.id
              ORDER BY z.started_on DESC, z.id DESC LIMIT 1)
  AND (c.ombud = :me OR c.ombud IN (
        SELECT d.ombud FROM client_deputy d
        WHERE d.unit = :unit AND d.deputy = :me
          AND d.stands_from <= :day AND d.stands_until >= :day))
  AND (CAST(:code AS TEXT) IS NULL OR c.code = :code)
  AND (:standing = 'all' OR (:standing = 'open') = (p.closed_on IS NULL))
ORDER BY c.code COLLATE sv, c.id
LIMIT CAST(:limit AS BIGINT) OFFSET CAST(:offset AS BIGINT)

-- name: count_my_clients
SELECT COUNT(*) AS clients
FROM client c
JOIN client_period p ON p.client = c.id
WHERE c.unit = :unit
  AND p.id = (SELECT z.id FROM client_period z WHERE z.client = c.id
              ORDER BY z.started_on DESC, z.id DESC LIMIT 1)
  AND (c.ombud = :me OR c.ombud IN (
        SELECT d.ombud FROM client_deputy d
        WHERE d.unit = :unit AND d.deputy = :me
          AND d.stands_from <= :day AND d.stands_until >= :day))
  AND (CAST(:code AS TEXT) IS NULL OR c.code = :code)
  AND (:standing = 'all' OR (:standing = 'open') = (p.closed_on IS NULL))

-- name: tasks_of
SELECT * FROM client_task WHERE unit = :unit AND client = :client AND done_on IS NULL
ORDER BY due_on, id

-- name: note_of
SELECT version, changed_at, sealed FROM client_note WHERE unit = :unit AND client = :client

-- name: keep_note
INSERT INTO client_note (client, unit, version, changed_at, changed_by, sealed)
VALUES (:client, :unit, CAST(:version AS BIGINT), :changed_at, :changed_by, :sealed)
ON CONFLICT (client) DO UPDATE SET version = excluded.version, changed_at = excluded.changed_at,
    changed_by = excluded.changed_by, sealed = excluded.sealed

-- name: forget_note
DELETE FROM client_note WHERE unit = :unit AND client = :client

-- name: deputies_of
SELECT * FROM client_deputy WHERE unit = :unit AND ombud = :ombud
ORDER BY stands_from DESC, id DESC

-- name: transfers
SELECT * FROM client_transfer WHERE unit = :unit ORDER BY id DESC

-- name: transfer_by_id
SELECT * FROM client_transfer WHERE unit = :unit AND id = :id

-- name: received_before
SELECT id FROM client_transfer
WHERE unit = :unit AND direction = 'in' AND reference = :reference

-- name: sent_from_here
SELECT id FROM client_transfer
WHERE unit = :unit AND direction = 'out' AND reference = :reference

-- name: transfers_under_way
SELECT COUNT(*) AS transfers FROM client_transfer
WHERE unit = :unit AND direction = 'out' AND standing = 'sent'
  AND handed_on >= :from AND handed_on <= :until

-- name: under_way_with
-- Whether the client is in a transfer that nobody has confirmed.
SELECT s.id FROM client_transfer s
JOIN client_transfer_client t ON t.transfer = s.id
WHERE s.unit = :unit AND s.direction = 'out' AND s.standing = 'sent' AND t.client = :client

-- name: clients_in_transfer
SELECT c.* FROM client c
JOIN client_transfer_client t ON t.client = c.id
WHERE c.unit = :unit AND t.transfer = :transfer
ORDER BY c.code, c.id

-- name: transferable
-- Clients with support on the day who have agreed and are on their way nowhere else.
SELECT c.id FROM client c
JOIN client_period p ON p.client = c.id AND p.closed_on IS NULL AND p.started_on <= :day
WHERE c.unit = :unit AND c.handover_consent_on IS NOT NULL
  AND (CAST(:ombud AS TEXT) IS NULL OR c.ombud = :ombud)
  AND NOT EXISTS (SELECT 1 FROM client_transfer_client t
                  JOIN client_transfer s ON s.id = t.transfer
                  WHERE t.client = c.id AND s.direction = 'out' AND s.standing = 'sent')
ORDER BY c.code, c.id

-- name: add_to_transfer
INSERT INTO client_transfer_client (transfer, unit, client) VALUES (:transfer, :unit, :client)

-- name: empty_transfer
DELETE FROM client_transfer_client WHERE unit = :unit AND transfer = :transfer

-- name: forget_tasks
DELETE FROM client_task WHERE unit = :unit AND client = :client

-- name: closed_clients
-- Everybody without an open period: first start, last day, and the announcement if there is one.
SELECT c.id AS client, c.code, c.ombud, MIN(p.started_on) AS started_on,
       MAX(p.closed_on) AS closed_on, e.id AS erasure, e.version AS erasure_version, e.due_on,
       e.standing, e.reason
FROM client c
JOIN client_period p ON p.client = c.id
LEFT JOIN client_erasure e ON e.client = c.id
WHERE c.unit = :unit
GROUP BY c.id, c.code, c.ombud, e.id, e.version, e.due_on, e.standing, e.reason
HAVING SUM(CASE WHEN p.closed_on IS NULL THEN 1 ELSE 0 END) = 0
ORDER BY MAX(p.closed_on), c.code

-- name: announced_for
-- What was put off for a reason stays so until the one who says so lets it go.
SELECT id, version FROM client_erasure
WHERE unit = :unit AND client = :client AND standing = 'announced'

-- name: announced_over_year
-- Announcements of those whose support reached into the year or lay round it; what was put off for
-- a reason stays so.
SELECT e.id, e.version FROM client_erasure e
WHERE e.unit = :unit AND e.standing = 'announced'
  AND EXISTS (SELECT 1 FROM client_period p WHERE p.client = e.client AND p.started_on <= :until)
  AND EXISTS (SELECT 1 FROM client_period p WHERE p.client = e.client
              AND (p.closed_on IS NULL OR p.closed_on >= :from))

-- name: tombstones
SELECT COUNT(CASE WHEN kind = 'client' THEN 1 END) AS clients,
       COUNT(CASE WHEN kind = 'application' THEN 1 END) AS applications
FROM client_tombstone WHERE unit = :unit

-- name: keep_tombstone
INSERT INTO client_tombstone (id, unit, kind, last_year, erased_at, erased_by)
VALUES (:id, :unit, :kind, CAST(:last_year AS BIGINT), :erased_at, :erased_by)

-- name: assignment_ids
SELECT id FROM client_assignment WHERE unit = :unit AND client = :client

-- name: task_ids
SELECT id FROM client_task WHERE unit = :unit AND client = :client

-- name: closing_ids
SELECT id FROM client_closing WHERE unit = :unit AND client = :client

-- name: opening_ids
SELECT id FROM client_opening WHERE unit = :unit AND client = :client

-- name: handover_ids
SELECT id FROM client_handover WHERE unit = :unit AND client = :client

-- name: answer_ids
SELECT id FROM client_year WHERE unit = :unit AND client = :client

-- name: period_ids
SELECT id FROM client_period WHERE unit = :unit AND client = :client

-- name: application_ids
SELECT a.id FROM client_application a
JOIN client_period p ON p.application = a.id
WHERE a.unit = :unit AND p.client = :client

-- name: erasure_ids
SELECT id FROM client_erasure WHERE unit = :unit AND client = :client

-- name: erase_assignments
DELETE FROM client_assignment WHERE unit = :unit AND client = :client

-- name: erase_tasks
DELETE FROM client_task WHERE unit = :unit AND client = :client

-- name: erase_closings
DELETE FROM client_closing WHERE unit = :unit AND client = :client

-- name: erase_openings
DELETE FROM client_opening WHERE unit = :unit AND client = :client

-- name: erase_handovers
DELETE FROM client_handover WHERE unit = :unit AND client = :client

-- name: erase_answer_reasons
DELETE FROM client_year_reasons WHERE owner IN (
    SELECT id FROM client_year WHERE unit = :unit AND client = :client)

-- name: erase_answers
DELETE FROM client_year WHERE unit = :unit AND client = :client

-- name: erase_period_reasons
DELETE FROM client_period_reasons_at_start WHERE owner IN (
    SELECT id FROM client_period WHERE unit = :unit AND client = :client)

-- name: erase_applications
DELETE FROM client_application WHERE unit = :unit AND id IN (
    SELECT application FROM client_period WHERE unit = :unit AND client = :client)

-- name: erase_periods
DELETE FROM client_period WHERE unit = :unit AND client = :client

-- name: erase_erasures
DELETE FROM client_erasure WHERE unit = :unit AND client = :client

-- name: leave_transfers
DELETE FROM client_transfer_client WHERE unit = :unit AND client = :client

-- name: erase_client
DELETE FROM client WHERE unit = :unit AND id = :client

-- name: lone_applications
-- Settled applications that led to no client.
SELECT a.id, a.applied_on, a.ended_on FROM client_application a
WHERE a.unit = :unit AND a.ended_on IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM client_period p WHERE p.application = a.id)
ORDER BY a.id

-- name: erase_application
DELETE FROM client_application WHERE unit = :unit AND id = :id

-- name: goals
SELECT * FROM client_goal WHERE unit = :unit AND year = :year ORDER BY id

-- name: goal_by_id
SELECT id FROM client_goal WHERE unit = :unit AND id = :id

-- name: all_in_unit
SELECT * FROM client WHERE unit = :unit ORDER BY code, id

-- name: file_of
SELECT file_name, sealed FROM client_import_file WHERE person = :person AND unit = :unit

-- name: keep_file
INSERT INTO client_import_file (person, unit, handed_in_at, file_name, sealed)
VALUES (:person, :unit, :handed_in_at, :file_name, :sealed)
ON CONFLICT (person) DO UPDATE SET unit = excluded.unit, handed_in_at = excluded.handed_in_at,
    file_name = excluded.file_name, sealed = excluded.sealed

-- name: forget_file
-- across units: one's own file, wherever it was handed in.
DELETE FROM client_import_file WHERE person = :person

-- name: all_files
-- across units: an identifier is sought in all of them, unseen.
SELECT person, unit, file_name, sealed FROM client_import_file

-- name: forget_files_before
-- across units: whoever handed them in; nobody confirmed them within a day.
DELETE FROM client_import_file WHERE handed_in_at < :before

-- name: all_notes
-- across units: an identifier is taken out of all of them, unseen.
SELECT n.client, n.unit, n.version, n.changed_at, n.sealed, c.ombud
FROM client_note n
JOIN client c ON c.id = n.client
