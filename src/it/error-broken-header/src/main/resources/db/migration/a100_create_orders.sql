-- create orders
--
-- revision: a 100
-- revises:
-- labels: orders
-- created: yesterday

-- migration:upgrade
CREATE TABLE orders (id integer PRIMARY KEY);
