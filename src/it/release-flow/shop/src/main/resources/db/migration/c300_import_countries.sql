-- import countries
--
-- revision: c300
-- revises: b200
-- created: 2026-11-21T09:20:00Z

-- migration:upgrade
CREATE TABLE countries (code text PRIMARY KEY, name text NOT NULL);
COPY countries (code, name) FROM stdin;
de	Germany
fr	France
\.

-- migration:downgrade
DROP TABLE countries;
