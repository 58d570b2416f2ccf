ALTER TABLE public.happy OWNER TO postgres
