-- create users
--
-- revision: a1
-- revises:
-- branch labels: users, people
-- depends on: b2, billing
-- created: 2026-11-21T10:15:30Z

-- migration:upgrade
CREATE TABLE users (id bigint PRIMARY KEY, name text DEFAULT 'it''s; here');
COPY users (id, name) FROM stdin;
1	one; or -- so
2	\N
\.
SELECT 1;

-- migration:downgrade
DROP TABLE users;
