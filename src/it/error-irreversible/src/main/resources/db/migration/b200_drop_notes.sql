-- drop notes
--
-- revision: b200
-- revises: a100
-- created: 2026-11-21T09:00:00Z

-- migration:upgrade
DROP TABLE IF EXISTS notes;
