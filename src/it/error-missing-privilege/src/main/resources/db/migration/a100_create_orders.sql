-- create orders
--
-- revision: a100
-- revises:
-- branch labels: error-missing-privilege
-- created: 2026-11-21T09:00:00Z

-- migration:upgrade
CREATE TABLE orders (id integer PRIMARY KEY);

-- migration:downgrade
DROP TABLE orders;
