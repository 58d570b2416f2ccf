-- create screws
--
-- revision: 5a10
-- revises:
-- branch labels: parts
-- created: 2026-11-21T09:00:00Z

-- migration:upgrade
CREATE TABLE screws (id integer PRIMARY KEY);

-- migration:downgrade
DROP TABLE screws;
