import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.shows('''
Database localhost:5432/selected-module as postgres (migration.url)
Upgraded <base> -> 5a10, create articles [stock] (1 ms)
Upgraded <base> -> 7b20, create orders [shop] (1 ms)
2 migrations in 1 ms; the database is at 7b20
''')
project.shows('''
Database localhost:5432/selected-module as postgres (migration.url)
Upgraded <base> -> 9c30, create events [audit] (1 ms)
1 migration in 1 ms; the database is at 7b20, 9c30
''')
project.shows('''
Database localhost:5432/selected-module as postgres (migration.url)
7b20 (head)           [shop]
9c30 (head)           [audit]
5a10 (effective head) [stock]
''')
project.shows('''
Database localhost:5432/selected-module as postgres (migration.url)
Nothing to do; the database is at 7b20, 9c30
''')
