-- create customers
--
-- revision: b200
-- revises: a100
-- created: 2026-11-21T09:10:00Z

-- migration:upgrade
CREATE TABLE customers (name text PRIMARY KEY);
INSERT INTO customers SELECT DISTINCT placed_by FROM orders;
ALTER TABLE orders ADD FOREIGN KEY (placed_by) REFERENCES customers;

-- migration:downgrade
ALTER TABLE orders DROP CONSTRAINT orders_placed_by_fkey;
DROP TABLE customers;
