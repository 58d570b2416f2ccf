import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.shows('''
Database localhost:5432/database-sources as postgres (<project>/.env)
Upgraded <base> -> a100, create orders [database-sources] (1 ms)
''')
project.shows('''
Database localhost:5432/database-sources as guarded (environment variable DATABASE_URL)
a100 (head) [database-sources]
''')
project.hides('open-sesame')
