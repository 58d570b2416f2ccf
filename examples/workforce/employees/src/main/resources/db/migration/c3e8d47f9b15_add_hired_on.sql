-- add hired_on to employees
--
-- revision: c3e8d47f9b15
-- revises: 5f0b6c1d2a90
-- created: 2026-11-21T09:10:00Z

-- migration:upgrade
ALTER TABLE employees ADD COLUMN hired_on date;
UPDATE employees SET hired_on = created_at::date WHERE hired_on IS NULL;
ALTER TABLE employees ALTER COLUMN hired_on SET NOT NULL;

-- migration:downgrade
ALTER TABLE employees DROP COLUMN hired_on;
