-- Where a job's result is seen.

-- A path on this site, set by the job.
ALTER TABLE job ADD COLUMN location TEXT;
