SELECT 'COPY t FROM stdin;'
