-- create orders
--
-- revision: a100
-- revises: b200
-- branch labels: error-cycle
-- created: 2026-11-21T09:00:00Z

-- migration:upgrade
CREATE TABLE orders (id integer PRIMARY KEY);

-- migration:downgrade
DROP TABLE orders;
