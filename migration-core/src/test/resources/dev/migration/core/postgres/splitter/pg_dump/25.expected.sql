COPY public.users (id, name, mood, note) FROM stdin
