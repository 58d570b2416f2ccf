-- create orders
--
-- revision: 1975ea83b712
-- revises:
-- branch labels: alembic
-- created: 2026-11-21T09:00:00Z

-- migration:upgrade
CREATE TABLE orders (id integer PRIMARY KEY);

-- migration:downgrade
DROP TABLE orders;
