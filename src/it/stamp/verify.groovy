import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.shows('''
Database localhost:5432/stamp as postgres (migration.url)
The version table public.migration_version is there
''')
project.fails('upgrade', '''
Migration a100 (create orders) of module 'stamp' failed at src/main/resources/db/migration/a100_create_orders.sql:9:1:
    CREATE TABLE orders (id integer PRIMARY KEY)
relation "orders" already exists (SQLSTATE 42P07)
Nothing of this migration stays. The database is at base. This run applied nothing. Correct the script and run the same command again. If the database has all of this migration already, stamp it.
To stamp: mvn migration:stamp -Dmigration.target=a100
''')
project.shows('''
Database localhost:5432/stamp as postgres (migration.url)
Stamped base -> a100
''')
project.shows('''
Database localhost:5432/stamp as postgres (migration.url)
Upgraded a100 -> b200, add note [stamp] (1 ms)
1 migration in 1 ms; the database is at b200
''')
project.shows('''
Database localhost:5432/stamp as postgres (migration.url)
b200 (head) [stamp]
''')
project.fails('stamp', '''
A stamp needs a target. Name it with -Dmigration.target=, such as heads, a revision's id, or base.
''')
