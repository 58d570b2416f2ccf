-- create users
--
-- revision: 001
-- branch labels: script-names
-- created: 2026-11-21T09:00:00Z

-- migration:upgrade
CREATE TABLE users (name text);

-- migration:downgrade
DROP TABLE users;
