-- a dump, pasted
-- revision: e5
-- revises: d4

-- migration:upgrade
\restrict xyz
SET statement_timeout = 0;
SELECT pg_catalog.set_config('search_path', '', false);
CREATE TABLE public.t (
    n integer
);
COPY public.t (n) FROM stdin;
1
\.

\unrestrict xyz
