ALTER FUNCTION public.count_users() OWNER TO postgres
