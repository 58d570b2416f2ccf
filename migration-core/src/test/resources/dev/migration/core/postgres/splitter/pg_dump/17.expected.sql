COMMENT ON TABLE public.users IS 'people; all of them'
