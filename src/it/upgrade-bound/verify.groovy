import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.shows('''
Starting PostgreSQL 18 (embedded) in target/migration/postgresql-18
Database localhost:5432/postgres as postgres (migration.url)
Upgraded <base> -> 5a10, create articles [stock] (1 ms)
1 migration in 1 ms; the database is at 5a10
''')
project.shows('''
Database localhost:5432/postgres as postgres (migration.url)
Upgraded <base> -> 7b20, create orders [shop] (1 ms)
1 migration in 1 ms; the database is at 7b20
''')
project.shows('''
Executing tasks
     [echo] Tests of stock use jdbc:postgresql://localhost:5432/postgres?user=postgres
''')
project.shows('''
Executing tasks
     [echo] Tests of shop use jdbc:postgresql://localhost:5432/postgres?user=postgres
''')
project.shows('''
Starting PostgreSQL 18 (embedded) in target/migration/postgresql-18
Database localhost:5432/postgres as postgres (migration.url)
Nothing to do; the database is at 7b20
''')
project.showsTimes(2, 'Nothing to do; the database is at 7b20')
project.showsTimes(2, 'Starting PostgreSQL')
