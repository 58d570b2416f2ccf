-- add status
--
-- revision: c300
-- revises: b200
-- created: 2026-11-21T09:00:00Z

-- migration:upgrade
ALTER TABLE orders ADD COLUMN status text;

-- migration:downgrade
ALTER TABLE orders DROP COLUMN status;
