-- add note
--
-- revision: b200
-- revises: a100
-- created: 2026-11-21T09:00:00Z

-- migration:upgrade
ALTER TABLE orders ADD COLUMN note text;
UPDATE orders SET nte = 'none'
WHERE note IS NULL;
ALTER TABLE orders ALTER COLUMN note SET NOT NULL;

-- migration:downgrade
ALTER TABLE orders DROP COLUMN note;
