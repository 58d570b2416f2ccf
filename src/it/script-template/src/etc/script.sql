{header}
-- team of {slug}

-- migration:upgrade
SET LOCAL lock_timeout = '2s';
{upgrade}
COMMENT ON SCHEMA public IS '{{{revision}}}';

-- migration:downgrade
{downgrade}
