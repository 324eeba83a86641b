-- Organisations: areas, units and what they cover, bodies, staff, codes.

-- name: lan_by_code
SELECT code, name FROM lan ORDER BY code

-- name: kommuner_by_code
SELECT code, lan, name FROM kommun ORDER BY code

-- name: kommun
SELECT code, lan, name FROM kommun WHERE code = :code

-- name: lan
SELECT code, name FROM lan WHERE code = :code

-- name: units
-- across units: the tree is open to all who may read it.
SELECT * FROM unit ORDER BY name, id

-- name: unit_by_id
SELECT * FROM unit WHERE id = :unit

-- name: unit_by_name
-- across units: asks whether the name or prefix is taken.
SELECT id, name, prefix FROM unit WHERE name = :name OR prefix = :prefix

-- name: coverage_of_unit
SELECT * FROM unit_coverage WHERE unit = :unit ORDER BY covered_from, kommun, id

-- name: coverage_by_id
-- across units: the verb asks afterwards whose it is.
SELECT * FROM unit_coverage WHERE id = :id

-- name: coverage_of_kommun
-- across units: which units cover a kommun, or its district, on some of the days.
SELECT c.unit, c.district, c.shared, u.name
FROM unit_coverage c
JOIN unit u ON u.id = c.unit
WHERE c.kommun = :kommun
  AND c.covered_from <= :until AND (c.covered_until IS NULL OR c.covered_until >= :from)
  AND u.started_on <= :until AND (u.ended_on IS NULL OR u.ended_on >= :from)
ORDER BY u.name, c.unit

-- name: kommuner_of_unit
SELECT DISTINCT kommun FROM unit_coverage
WHERE unit = :unit
  AND covered_from <= :until AND (covered_until IS NULL OR covered_until >= :from)
ORDER BY kommun

-- name: units_between
-- across units: all that ran on some of the days.
SELECT id, name FROM unit
WHERE started_on <= :until AND (ended_on IS NULL OR ended_on >= :from)
ORDER BY name, id

-- name: units_of_city
-- across units: the offices of a city, and units that cover it.
SELECT u.id, u.name FROM unit u
WHERE u.started_on <= :until AND (u.ended_on IS NULL OR u.ended_on >= :from)
  AND (u.city = :kommun OR EXISTS (
      SELECT 1 FROM unit_coverage c
      WHERE c.unit = u.id AND c.kommun = :kommun
        AND c.covered_from <= :until AND (c.covered_until IS NULL OR c.covered_until >= :from)))
ORDER BY u.name, u.id

-- name: units_of_lan
-- across units: those that cover a kommun of the län, and offices of its cities.
SELECT u.id, u.name FROM unit u
WHERE u.started_on <= :until AND (u.ended_on IS NULL OR u.ended_on >= :from)
  AND (EXISTS (SELECT 1 FROM kommun k WHERE k.code = u.city AND k.lan = :lan) OR EXISTS (
      SELECT 1 FROM unit_coverage c
      JOIN kommun k ON k.code = c.kommun
      WHERE c.unit = u.id AND k.lan = :lan
        AND c.covered_from <= :until AND (c.covered_until IS NULL OR c.covered_until >= :from)))
ORDER BY u.name, u.id

-- name: policies
SELECT * FROM unit_policy WHERE unit = :unit ORDER BY decided_from DESC, id DESC

-- name: policy_on
SELECT * FROM unit_policy WHERE unit = :unit AND decided_from <= :day
ORDER BY decided_from DESC, id DESC
LIMIT 1

-- name: question
SELECT * FROM year_question WHERE unit = :unit AND year = CAST(:year AS BIGINT)

-- name: codes_on
SELECT * FROM code
WHERE list = :list AND (unit IS NULL OR unit = :unit)
  AND (valid_from IS NULL OR valid_from <= :day) AND (valid_until IS NULL OR valid_until >= :day)
ORDER BY position, code

-- name: codes_of_list
SELECT * FROM code WHERE list = :list AND (unit IS NULL OR unit = :unit) ORDER BY position, code

-- name: code
-- across units: a label is read wherever the code stands.
SELECT * FROM code WHERE list = :list AND code = :code

-- name: code_by_id
-- across units: the verb asks afterwards whose it is.
SELECT * FROM code WHERE id = :id

-- name: bodies
SELECT * FROM body WHERE unit IS NULL OR unit = :unit ORDER BY name, id

-- name: body_by_id
-- across units: the verb asks afterwards whose it is.
SELECT * FROM body WHERE id = :id

-- name: staff_of_unit
SELECT * FROM staff WHERE unit = :unit ORDER BY employed_from DESC, id

-- name: staff_by_id
SELECT * FROM staff WHERE unit = :unit AND id = :id

-- name: posts_on
SELECT CAST(COALESCE(SUM(post_share), 0) AS BIGINT) AS posts FROM staff
WHERE unit = :unit AND standing = 'employed'
  AND employed_from <= :day AND (employed_until IS NULL OR employed_until >= :day)

-- name: agreements
SELECT * FROM agreement WHERE unit = :unit ORDER BY agreed_from, id

-- name: offices
SELECT * FROM office WHERE unit = :unit ORDER BY opened_on, id
