ALTER TYPE public.mood OWNER TO postgres
