-- create events
--
-- revision: 9c30
-- revises:
-- branch labels: audit
-- created: 2026-11-21T09:00:00Z

-- migration:upgrade
CREATE TABLE events (id integer PRIMARY KEY);

-- migration:downgrade
DROP TABLE events;
