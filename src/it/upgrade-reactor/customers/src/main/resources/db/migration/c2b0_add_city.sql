-- add city
--
-- revision: c2b0
-- revises: c1a0
-- created: 2026-11-21T09:00:00Z

-- migration:upgrade
ALTER TABLE customers ADD COLUMN city text;

-- migration:downgrade
ALTER TABLE customers DROP COLUMN city;
