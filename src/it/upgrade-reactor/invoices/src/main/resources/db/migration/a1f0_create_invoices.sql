-- create invoices
--
-- revision: a1f0
-- revises:
-- branch labels: invoices
-- depends on: c1a0
-- created: 2026-11-21T09:00:00Z

-- migration:upgrade
CREATE TABLE invoices (id integer PRIMARY KEY, customer_id integer NOT NULL REFERENCES customers (id));
INSERT INTO invoices VALUES (7, 1);

-- migration:downgrade
DROP TABLE invoices;
