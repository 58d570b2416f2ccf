-- | -- migration:upgrade is what the message says
-- revision: c3
-- revises: a1, b2

-- migration:upgrade transaction=none
CREATE INDEX CONCURRENTLY i ON t (n);
VACUUM (ANALYZE) t
-- migration:downgrade transaction=none
DROP INDEX CONCURRENTLY i
