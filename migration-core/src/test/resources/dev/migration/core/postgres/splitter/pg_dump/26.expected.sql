SELECT pg_catalog.setval('public.users_id_seq', 2, true)
