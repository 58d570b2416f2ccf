-- end the connection
--
-- revision: b200
-- revises: a100

-- migration:upgrade
SELECT pg_terminate_backend(pg_backend_pid());
