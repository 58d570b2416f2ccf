-- {message}
-- revision: {revision}

-- migration:upgrade
{upgrade}
