copy public.u from STDIN with (format csv)
