COPY t (a, "b;") FROM stdin;
1;	'
-- not a comment
$$	\N
\.
SELECT 1;
copy public.u from STDIN with (format csv) ; -- data follows
a,"b
c"
\.
COPY BINARY v FROM stdout;
\.
COPY t FROM '/tmp/file'; COPY t TO stdout; COPY t FROM PROGRAM 'cat;'; COPY (SELECT 1 FROM stdin) TO STDOUT;
SELECT 'COPY t FROM stdin;'; SELECT copy FROM stdin;
COPY t ("from") FROM /* c */ stdin WHERE a = ';';
\\.
 \.
\. 
\.
SELECT 2;
