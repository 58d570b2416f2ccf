import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.shows('''
Database localhost:5432/script-locations as postgres (migration.url)
Upgraded <base> -> a100, create orders [script-locations] (1 ms)
Upgraded a100 -> b200, first order [script-locations] (1 ms)
2 migrations in 1 ms; the database is at b200
''')
project.shows('Wrote schema/c300_second.sql (revises b200)')
