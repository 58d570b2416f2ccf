-- add written_at to notes
--
-- revision: e58a2f7c6b01
-- revises: 3b7e19c0d4a2
-- created: 2026-11-21T07:01:00Z

-- migration:upgrade
ALTER TABLE notes ADD COLUMN written_at timestamptz NOT NULL DEFAULT now();

-- migration:downgrade
ALTER TABLE notes DROP COLUMN written_at;
