-- create orders
--
-- revision: 7b20
-- revises:
-- branch labels: shop
-- depends on: 5a10
-- created: 2026-11-21T09:00:00Z

-- migration:upgrade
CREATE TABLE orders (id integer PRIMARY KEY, article_id integer REFERENCES articles (id));

-- migration:downgrade
DROP TABLE orders;
