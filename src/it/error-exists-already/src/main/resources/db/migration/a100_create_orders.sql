-- create orders
--
-- revision: a100
-- created: 2026-11-21T09:00:00Z

-- migration:upgrade
CREATE TABLE orders (id integer PRIMARY KEY, note text);

-- migration:downgrade
DROP TABLE orders;
