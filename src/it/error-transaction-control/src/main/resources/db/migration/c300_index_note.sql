-- index note
--
-- revision: c300
-- revises: b200
-- created: 2026-11-21T09:00:00Z

-- migration:upgrade
CREATE INDEX CONCURRENTLY orders_note_idx ON orders (note);

-- migration:downgrade
DROP INDEX orders_note_idx;
