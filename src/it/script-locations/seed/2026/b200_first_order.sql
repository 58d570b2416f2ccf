-- first order
--
-- revision: b200
-- revises: a100
-- created: 2026-11-21T09:00:00Z

-- migration:upgrade
INSERT INTO orders VALUES (1);

-- migration:downgrade
DELETE FROM orders WHERE id = 1;
