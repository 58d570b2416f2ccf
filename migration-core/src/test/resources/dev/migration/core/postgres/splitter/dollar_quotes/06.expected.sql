SELECT 1$$;$$
