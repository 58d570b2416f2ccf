-- create articles
--
-- revision: d400
-- created: 2026-11-21T09:00:00Z

-- migration:upgrade
CREATE TABLE articles (id integer);

-- migration:downgrade
DROP TABLE articles;
