-- One client's rows are found by the client also where the unit is asked for: an index that begins
-- with the unit alone leads through the rows of all its clients. What a year's count reads of a
-- period and of an assignment stands in the index.
DROP INDEX client_year_unit;
DROP INDEX client_period_client;
CREATE INDEX client_period_client ON client_period (client, unit, started_on, closed_on, received,
    handed_over, application, reason_line);
DROP INDEX client_period_fact;
CREATE INDEX client_period_fact ON client_period (unit, started_on, closed_on, client);
CREATE INDEX client_period_application ON client_period (application);
DROP INDEX client_assignment_client;
CREATE INDEX client_assignment_client ON client_assignment (client, unit, opened_on, closed_on);
