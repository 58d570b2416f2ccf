-- create notes
--
-- revision: 3b7e19c0d4a2
-- branch labels: startup
-- created: 2026-11-21T07:00:00Z

-- migration:upgrade
CREATE TABLE notes (
  id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  text text NOT NULL
);

-- migration:downgrade
DROP TABLE notes;
