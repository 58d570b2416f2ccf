import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.shows('''
Database localhost:5432/upgrade-target as postgres (migration.url)
Upgraded <base> -> a100, create orders [upgrade-target] (1 ms)
1 migration in 1 ms; the database is at a100
''')
project.shows('''
Database localhost:5432/upgrade-target as postgres (migration.url)
Upgraded a100 -> b2001, add placed_at [upgrade-target] (1 ms)
1 migration in 1 ms; the database is at b2001
''')
project.shows('''
Database localhost:5432/upgrade-target as postgres (migration.url)
Upgraded b2001 -> c3001, add status [upgrade-target] (1 ms)
1 migration in 1 ms; the database is at c3001
''')
project.shows('''
Database localhost:5432/upgrade-target as postgres (migration.url)
Upgraded c3001 -> d4001, add note [upgrade-target] (1 ms)
1 migration in 1 ms; the database is at d4001
''')
project.finds('SELECT version_num FROM migration_version', 'd4001')
