-- create presses
--
-- revision: 7b20
-- revises:
-- branch labels: machines
-- depends on: parts
-- created: 2026-11-21T09:00:00Z

-- migration:upgrade
CREATE TABLE presses (id integer PRIMARY KEY);

-- migration:downgrade
DROP TABLE presses;
