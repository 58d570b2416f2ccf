-- create orders
--
-- revision: a100
-- revises:
-- branch labels: shop
-- created: 2026-11-21T09:00:00Z

-- migration:upgrade
CREATE TABLE orders (id integer PRIMARY KEY, placed_by text NOT NULL);
INSERT INTO orders VALUES (1, 'Ada'), (2, 'Grace');

-- migration:downgrade
DROP TABLE orders;
