-- add note
--
-- revises: a100

ALTER TABLE orders ADD COLUMN note text;
