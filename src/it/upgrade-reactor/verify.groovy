import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.shows('''
a1f0 (head) [invoices]
c2b0 (head) [customers]
''')
project.shows('''
Database localhost:5432/upgrade-reactor as postgres (migration.url)
The database is at base: nothing is applied
''')
project.shows('''
Database localhost:5432/upgrade-reactor as postgres (migration.url)
Upgraded <base> -> c1a0, create customers [customers] (1 ms)
Upgraded c1a0 -> c2b0, add city [customers] (1 ms)
Upgraded <base> -> a1f0, create invoices [invoices] (1 ms)
3 migrations in 1 ms; the database is at a1f0, c2b0
''')
project.shows('''
Database localhost:5432/upgrade-reactor as postgres (migration.url)
Nothing to do; the database is at a1f0, c2b0
''')
project.shows('''
Database localhost:5432/upgrade-reactor as postgres (migration.url)
a1f0 (head) [invoices]
c2b0 (head) [customers]
''')
project.shows('''
Database localhost:5432/upgrade-reactor as postgres (migration.url)
Downgraded c2b0 -> c1a0, add city [customers] (1 ms)
1 migration in 1 ms; the database is at a1f0
''')
project.shows('''
Database localhost:5432/upgrade-reactor as postgres (migration.url)
Downgraded a1f0 -> <base>, create invoices [invoices] (1 ms)
Downgraded c1a0 -> <base>, create customers [customers] (1 ms)
2 migrations in 1 ms; the database is at base
''')
project.showsTimes(2, '3 migrations in 1 ms; the database is at a1f0, c2b0')
project.finds('SELECT name, city FROM invoices JOIN customers ON customers.id = customer_id', 'Zoë|null')
project.finds('SELECT version_num FROM migration_version ORDER BY 1', 'a1f0', 'c2b0')
