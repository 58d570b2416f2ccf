-- create articles
--
-- revision: 5a10
-- revises:
-- branch labels: stock
-- created: 2026-11-21T09:00:00Z

-- migration:upgrade
CREATE TABLE articles (id integer PRIMARY KEY);

-- migration:downgrade
DROP TABLE articles;
