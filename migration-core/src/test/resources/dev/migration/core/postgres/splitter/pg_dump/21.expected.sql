ALTER FUNCTION public.shout(t text) OWNER TO postgres
