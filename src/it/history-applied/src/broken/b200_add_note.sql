-- add note
--
-- revision: b200
-- revises: a100
-- created: 2026-11-21T09:00:00Z

-- migration:upgrade
ALTER TABLE orders ADD COLUMN note text;
UPDATE orders SET nte = 'none';

-- migration:downgrade
ALTER TABLE orders DROP COLUMN note;
