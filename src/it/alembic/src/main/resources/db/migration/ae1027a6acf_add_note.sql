-- add note
--
-- revision: ae1027a6acf
-- revises: 1975ea83b712
-- created: 2026-11-21T09:00:00Z

-- migration:upgrade
ALTER TABLE orders ADD COLUMN note text;

-- migration:downgrade
ALTER TABLE orders DROP COLUMN note;
