-- create customers
--
-- revision: c1a0
-- revises:
-- branch labels: customers
-- created: 2026-11-21T09:00:00Z

-- migration:upgrade
CREATE TABLE customers (id integer PRIMARY KEY, name text NOT NULL);
INSERT INTO customers VALUES (1, 'Zoë');

-- migration:downgrade
DROP TABLE customers;
