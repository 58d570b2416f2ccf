SELECT copy FROM stdin
