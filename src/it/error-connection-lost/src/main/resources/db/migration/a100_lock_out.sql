-- let nobody in
--
-- revision: a100
-- revises:

-- migration:upgrade
ALTER ROLE short_lived NOLOGIN;
