-- add note to orders
--
-- revision: a100
-- revises:

-- migration:upgrade
ALTER TABLE orders ADD COLUMN note text;

-- migration:downgrade
ALTER TABLE orders DROP COLUMN note;
