-- A unit's events in the order they were written: searching their texts reads the table through once,
-- where an index by day would make it jump to and fro.
CREATE INDEX event_by_unit ON event (unit);
