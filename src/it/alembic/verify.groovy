import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.shows('''
Database localhost:5432/alembic as postgres (migration.url)
1975ea83b712 [alembic]
''')
project.shows('''
Database localhost:5432/alembic as postgres (migration.url)
Upgraded 1975ea83b712 -> ae1027a6acf, add note [alembic] (1 ms)
1 migration in 1 ms; the database is at ae1027a6acf
''')
project.finds('SELECT version_num FROM alembic_version', 'ae1027a6acf')
project.finds("SELECT to_regclass('migration_version')", 'null')
